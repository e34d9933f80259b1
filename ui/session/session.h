// What the window is looking at: the open document, the active scenario, the pinned baseline, the year, the answers.
#pragma once

#include "ui/commands/scenario_edits.h"
#include "ui/session/calibrations.h"
#include "ui/session/catalogue_lookup.h"
#include "ui/session/document.h"
#include "ui/session/live_evaluation.h"
#include "ui/session/use_change.h"

#include <QtGui/QUndoStack>

namespace ui::session {

class Session : public QObject {
    Q_OBJECT

public:
    // `catalogue` outlives the session.
    Session(const CatalogueLookup& catalogue, Evaluate evaluate, QObject* parent = nullptr);

    const CatalogueLookup& catalogue() const { return m_catalogue; }
    Document& document() { return m_document; }
    const ScenarioTree& tree() const { return m_document.tree(); }
    QUndoStack& undoStack() { return m_undo; }
    commands::Target target() { return {m_document, m_undo, m_active}; } // of changes to the active scenario

    Calibrations& calibrations() { return m_calibrations; }

    // Everything is replaced and the history forgotten; the first node becomes active. `templateSlug`: what the bases
    // are measured against, "" for the defaults.
    void open(ScenarioTree tree, const std::string& templateSlug = {});
    bool isEmpty() const { return tree().isEmpty(); }

    // Hourly profiles have other values than before, under the same names: everything is computed anew.
    void reloadProfiles();

    const std::string& activeSlug() const { return m_active; }
    QString activeName() const;
    const model::scenario::Scenario& scenario() const { return m_document.scenario(m_active); }
    // What the active scenario is measured against: its parent, or the template it came from, or the defaults.
    model::scenario::Scenario reference() const;
    const std::string& baselineSlug() const { return m_baseline; } // "" when none is pinned
    int year() const { return m_year; }

    std::shared_ptr<const model::scenario::Outcome> outcome() const { return m_live.outcome(); }
    std::shared_ptr<const model::scenario::Outcome> baselineOutcome() const;
    // The outcome's year that is selected; null without an answer.
    const model::scenario::YearOutcome* yearOutcome() const;
    bool isCurrent() const { return m_live.isCurrent(); }
    bool isBusy() const { return m_live.isBusy(); }
    bool isSimulating() const { return m_live.isSimulating(); }
    double evaluationMs() const { return m_live.lastMilliseconds(); }

public slots:
    void activate(const std::string& slug);
    void pinBaseline(const std::string& slug); // "" unpins
    void selectYear(int year);
    void cancel() { m_live.cancel(); }
    void requestUses(const ui::session::UseChanges& changes) { emit usesWanted(changes); }

signals:
    void inputsChanged(); // of the active scenario
    void activeChanged(); // another scenario is active
    void treeChanged();   // names, notes, order
    void baselineChanged();
    void yearSelected(int year);
    void outcomeChanged(); // of the active scenario or the baseline
    void busyChanged(bool busy);
    void simulatingChanged(bool isSimulating); // of the years that only a rule has answered so far
    void failed(const QString& reason);
    void usesWanted(const ui::session::UseChanges& changes); // of measured rows; whoever holds the file makes them

private:
    void evaluateActive();
    void evaluateBaseline();
    void followTree();
    void clampYear();

    const CatalogueLookup& m_catalogue;
    Document m_document;
    QUndoStack m_undo;
    LiveEvaluation m_live;
    LiveEvaluation m_base;
    Calibrations m_calibrations;
    std::string m_template;
    std::string m_active;
    std::string m_baseline;
    int m_year{0};
};

// The row of that year; null when the outcome has none.
const model::scenario::YearOutcome* yearOf(const model::scenario::Outcome* outcome, int year);

} // namespace ui::session
