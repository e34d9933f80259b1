#include "model/adequacy/simulation_system.h"
#include "model/adequacy/outage_levels.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace model::adequacy {

namespace {

// Collects issues of one system.
class SystemCheck {
public:
    explicit SystemCheck(const SimulationSystem& system) : m_system(system) {}
    void checkLoad();
    void checkUnits(const SimulatedUnits& row);
    void checkStates(const std::string& where, const OutageGroup& group);
    void checkStorage(const SimulatedStorage& row);
    void checkInterface(std::size_t index);
    void checkCause(const CommonCause& cause);
    void checkImport(const ImportContract& contract);
    void checkStages(const std::string& where, const std::vector<DeliveryStage>& stages);
    void checkDelivery(std::size_t index);
    void checkUnitPath(std::size_t index);
    std::vector<units::Issue> issues() { return std::move(m_issues); }

private:
    void add(const char* code, const std::string& where, std::vector<std::string> arguments = {});
    void share(const std::string& where, double value);
    void notNegative(const std::string& where, double value);
    // A load may be below 0 (net of something), what is available not.
    void series(const std::string& where, const std::vector<double>& mw, const char* badHour = "simulation.bad_hour");
    void region(const std::string& where, std::size_t index);
    void outage(const std::string& where, double rate, const units::Duration& repair);

    const SimulationSystem& m_system;
    std::vector<units::Issue> m_issues;
};

std::string shown(double value) {
    std::string text = std::to_string(value);
    while (text.find('.') != std::string::npos && (text.back() == '0' || text.back() == '.')) {
        const bool isPoint = text.back() == '.';
        text.pop_back();
        if (isPoint) break;
    }
    return text;
}

void SystemCheck::add(const char* code, const std::string& where, std::vector<std::string> arguments) {
    m_issues.push_back({code, units::Severity::Error, where, std::move(arguments)});
}

void SystemCheck::share(const std::string& where, double value) {
    if (!(value >= 0.0 && value <= 1.0)) add("simulation.not_a_share", where, {shown(value)});
}

void SystemCheck::notNegative(const std::string& where, double value) {
    if (!(value >= 0.0 && std::isfinite(value))) add("simulation.negative", where, {shown(value)});
}

void SystemCheck::series(const std::string& where, const std::vector<double>& mw, const char* badHour) {
    const std::size_t hours = m_system.loadMw.front().size();
    if (mw.size() != hours) add("simulation.series_length", where, {std::to_string(mw.size()), std::to_string(hours)});
    for (std::size_t hour = 0; hour < mw.size(); ++hour) {
        const bool mayBeNegative = badHour == std::string_view("simulation.bad_load");
        if (std::isfinite(mw[hour]) && (mayBeNegative || mw[hour] >= 0.0)) continue;
        add(badHour, where, {std::to_string(hour + 1), shown(mw[hour])});
        return;
    }
}

void SystemCheck::region(const std::string& where, std::size_t index) {
    if (index >= m_system.loadMw.size())
        add("simulation.no_such_region", where, {std::to_string(index + 1), std::to_string(m_system.loadMw.size())});
}

void SystemCheck::outage(const std::string& where, double rate, const units::Duration& repair) {
    share(where, rate);
    notNegative(where, units::number(repair));
    if (rate > 0.0 && rate < 1.0 && units::number(repair) == 0.0) add("simulation.repair_needed", where);
}

void SystemCheck::checkLoad() {
    for (std::size_t i = 0; i < m_system.loadMw.size(); ++i)
        series("load[" + std::to_string(i + 1) + "]", m_system.loadMw[i], "simulation.bad_load");
}

void SystemCheck::checkStates(const std::string& where, const OutageGroup& group) {
    double sum = 0.0;
    double less = 0.0;
    const double fullMw = fullUnitMw(group);
    for (const UnitState& state : group.states) {
        share(where, state.probability);
        notNegative(where, units::number(state.available));
        sum += state.probability;
        if (units::number(state.available) < fullMw - kSameLevelMw) less += state.probability;
    }
    if (!(std::abs(sum - 1.0) <= 1e-6)) add("simulation.states_sum", where, {shown(sum)});
    if (less > 0.0 && units::number(group.repair) == 0.0) add("simulation.repair_needed", where);
}

void SystemCheck::checkUnits(const SimulatedUnits& row) {
    const OutageGroup& group = row.outages;
    if (group.count < 0) add("simulation.negative", row.name, {std::to_string(group.count)});
    notNegative(row.name, units::number(group.capacity));
    region(row.name, row.region);
    if (!row.availableMw.empty()) series(row.name, row.availableMw);
    if (group.states.empty()) {
        outage(row.name, group.forcedOutageRate, group.repair);
    } else {
        checkStates(row.name, group);
    }
    share(row.name, group.commonCause);
    share(row.name, group.plannedOutageRate);
    notNegative(row.name, group.onMaintenance);
    if (!row.hoursLimit) return;
    notNegative(row.name, units::number(*row.hoursLimit));
    for (const UnitPathRow& path : m_system.unitPaths)
        if (path.region == row.region && (!path.stages.empty() || units::number(path.heldBack) > 0.0))
            add("simulation.limited_behind_path", row.name);
}

void SystemCheck::checkStorage(const SimulatedStorage& row) {
    if (row.count < 0) add("simulation.negative", row.name, {std::to_string(row.count)});
    notNegative(row.name, units::number(row.power));
    notNegative(row.name, units::number(row.energy));
    share(row.name, row.roundTripEfficiency);
    if (row.roundTripEfficiency == 0.0) add("simulation.no_efficiency", row.name);
    region(row.name, row.region);
    outage(row.name, row.forcedOutageRate, row.repair);
}

void SystemCheck::checkInterface(std::size_t index) {
    const Interface& interface = m_system.interfaces[index];
    const std::string where = interface.name.empty() ? "interface[" + std::to_string(index + 1) + "]" : interface.name;
    region(where, interface.from);
    region(where, interface.to);
    notNegative(where, units::number(interface.forward));
    notNegative(where, units::number(interface.backward));
    outage(where, interface.forcedOutageRate, interface.repair);
}

void SystemCheck::checkCause(const CommonCause& cause) {
    outage(cause.name, cause.outageRate, cause.repair);
    share(cause.name, cause.share);
    if (!cause.failuresPerHour.empty()) series(cause.name, cause.failuresPerHour);
    const bool everFails = std::ranges::any_of(cause.failuresPerHour, [](double rate) { return rate > 0.0; });
    if (everFails && units::number(cause.repair) == 0.0) add("simulation.repair_needed", cause.name);
    for (const std::size_t row : cause.rows)
        if (row >= m_system.units.size())
            add("simulation.no_such_row", cause.name, {std::to_string(row + 1), std::to_string(m_system.units.size())});
}

void SystemCheck::checkImport(const ImportContract& contract) {
    region(contract.name, contract.region);
    notNegative(contract.name, units::number(contract.limit));
    if (!contract.limitMw.empty()) series(contract.name, contract.limitMw);
    outage(contract.name, contract.outageRate, contract.repair);
    checkStages(contract.name, contract.path);
}

void SystemCheck::checkStages(const std::string& where, const std::vector<DeliveryStage>& stages) {
    for (const DeliveryStage& stage : stages) {
        if (stage.count < 0) add("simulation.negative", where, {std::to_string(stage.count)});
        notNegative(where, units::number(stage.block));
        outage(where, stage.forcedOutageRate, stage.repair);
        share(where, stage.commonCause);
    }
}

void SystemCheck::checkDelivery(std::size_t index) {
    const DeliveryRow& row = m_system.deliveries[index];
    region(row.name, row.region);
    checkStages(row.name, row.stages);
    for (std::size_t other = 0; other < index; ++other)
        if (m_system.deliveries[other].region == row.region)
            add("simulation.second_delivery", row.name, {std::to_string(row.region + 1)});
}

void SystemCheck::checkUnitPath(std::size_t index) {
    const UnitPathRow& row = m_system.unitPaths[index];
    region(row.name, row.region);
    notNegative(row.name, units::number(row.heldBack));
    checkStages(row.name, row.stages);
    for (std::size_t other = 0; other < index; ++other)
        if (m_system.unitPaths[other].region == row.region)
            add("simulation.second_unit_path", row.name, {std::to_string(row.region + 1)});
}

} // namespace

std::vector<units::Issue> checkSystem(const SimulationSystem& system) {
    if (system.loadMw.empty() || system.loadMw.front().empty())
        return {{"simulation.no_load", units::Severity::Error, "load", {}}};
    SystemCheck check(system);
    check.checkLoad();
    for (const SimulatedUnits& row : system.units)
        check.checkUnits(row);
    for (const SimulatedStorage& row : system.storage)
        check.checkStorage(row);
    for (std::size_t i = 0; i < system.interfaces.size(); ++i)
        check.checkInterface(i);
    for (const CommonCause& cause : system.commonCauses)
        check.checkCause(cause);
    for (const ImportContract& contract : system.imports)
        check.checkImport(contract);
    for (std::size_t i = 0; i < system.deliveries.size(); ++i)
        check.checkDelivery(i);
    for (std::size_t i = 0; i < system.unitPaths.size(); ++i)
        check.checkUnitPath(i);
    return check.issues();
}

} // namespace model::adequacy
