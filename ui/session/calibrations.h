// The calibrations that the window offers: fitted in the background when somebody looks at them, kept while nothing
// they rest on changes, one of them chosen for the charts.
#pragma once

#include "ui/session/background_job.h"
#include "ui/session/catalogue_lookup.h"
#include "ui/session/project_fits.h"

namespace ui::session {

class Calibrations : public QObject {
    Q_OBJECT

public:
    explicit Calibrations(const CatalogueLookup& catalogue, QObject* parent = nullptr); // it outlives this

    // Fits anew where measurements or the scenario's kernel curves are others than those last fitted under.
    void follow(const model::scenario::Scenario& scenario);
    void cancel(); // what is fitted; the earlier fits stay
    bool isFitting() const { return m_job.isRunning(); }
    const QString& failure() const { return m_job.failure(); }

    const std::vector<charts::CalibrationFit>& fits() const { return m_shown; }
    std::size_t assumedPrompts() const { return m_fits ? m_fits->assumedPrompts : 0; }
    bool isOfCatalogue() const { return !m_fits || m_fits->isCatalogue; }
    // The one a person chose, else the one that stands for the scenario; null without any.
    const charts::CalibrationFit* chosen(const model::scenario::Scenario& scenario) const;
    void choose(const std::string& id);

    // Works out what the calibration sets in the scenario and hands it over on this thread; `take` is not called when
    // it cannot be taken over.
    void takeOver(const std::string& id, const model::scenario::Scenario& scenario,
                  std::function<void(const Entries&)> take);

signals:
    void changed(); // fits, choice, begun or ended
    void progressed(double share);

private:
    const CatalogueLookup& m_catalogue;
    std::string m_version; // of what the fits rest on; empty: none
    std::string m_wanted;  // of what is being fitted
    std::shared_ptr<const ProjectFits> m_fits;
    std::vector<charts::CalibrationFit> m_shown;
    std::string m_chosen;
    BackgroundJob m_job;
    BackgroundJob m_taking;
};

} // namespace ui::session
