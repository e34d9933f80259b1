#include "ui/session/calibrations.h"

#include <algorithm>

namespace ui::session {

using charts::CalibrationFit;
using model::scenario::Scenario;

namespace {

std::string versionOf(const CatalogueLookup& catalogue, const Scenario& scenario) {
    std::string version = catalogue.measurementsVersion() + "\n" + scenario.accelerator.id;
    const auto& kernels = scenario.accelerator.kernels;
    for (const auto* kernel : {&kernels.bf16, &kernels.fp8, &kernels.fp4})
        for (const double value : {kernel->launch.value, kernel->memoryEfficiency.value,
                                   kernel->computeEfficiency.value, kernel->pNorm.value, kernel->stageShare.value})
            version += "\n" + std::to_string(value);
    return version;
}

} // namespace

Calibrations::Calibrations(const CatalogueLookup& catalogue, QObject* parent)
    : QObject(parent), m_catalogue(catalogue) {
    connect(&m_job, &BackgroundJob::changed, this, [this] {
        if (!m_job.failure().isEmpty()) m_version = m_wanted; // what failed is not begun again by itself
        emit changed();
    });
    connect(&m_job, &BackgroundJob::progressed, this, &Calibrations::progressed);
}

void Calibrations::follow(const Scenario& scenario) {
    const std::string version = versionOf(m_catalogue, scenario);
    if (version == m_version || (isFitting() && version == m_wanted)) return;
    m_wanted = version;
    std::map<std::string, std::string> fileNames;
    for (const ImportFacts& import : m_catalogue.imports())
        fileNames[import.id] = import.fileName;
    m_job.start([this, version, scenario, fileNames,
                 tables = m_catalogue.measurements()](std::stop_token stop, const BackgroundJob::Progress& progress) {
        const auto fits = std::make_shared<const ProjectFits>(fitProject(tables, scenario, stop, progress));
        auto shown = shownFits(*fits, fileNames);
        return TaskRunner::Finish([this, version, fits, shown] {
            m_version = version;
            m_fits = fits;
            m_shown = shown;
        });
    });
}

void Calibrations::cancel() {
    m_job.cancel();
    m_taking.cancel();
    m_version = m_wanted; // not begun again until something changes
}

const CalibrationFit* Calibrations::chosen(const Scenario& scenario) const {
    const auto own =
        std::find_if(m_shown.begin(), m_shown.end(), [&](const CalibrationFit& fit) { return fit.id == m_chosen; });
    if (own != m_shown.end()) return &*own;
    const auto standing = fitOf(m_shown, scenario);
    return standing ? &m_shown[*standing] : nullptr;
}

void Calibrations::choose(const std::string& id) {
    if (id == m_chosen) return;
    m_chosen = id;
    emit changed();
}

void Calibrations::takeOver(const std::string& id, const Scenario& scenario, std::function<void(const Entries&)> take) {
    if (!m_fits) return;
    m_taking.start(
        [fits = m_fits, id, scenario, take = std::move(take)](std::stop_token stop, const BackgroundJob::Progress&) {
            auto entries = inputsOf(*fits, id, scenario, stop);
            return TaskRunner::Finish([entries = std::move(entries), take] {
                if (!entries.empty()) take(entries);
            });
        });
}

} // namespace ui::session
