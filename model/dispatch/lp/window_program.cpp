#include "model/dispatch/lp/window_program.h"

#include <algorithm>
#include <cmath>

namespace model::dispatch::lp {

namespace {
constexpr double kNoBound = std::numeric_limits<double>::infinity();
}

WindowProgram::WindowProgram(const DispatchInput& input, const SiteHours& site, const DispatchYear& year,
                             LpCommitment commitment, std::size_t from, std::size_t to)
    : m_input(input), m_site(site), m_year(year), m_relaxed(commitment == LpCommitment::Relaxed), m_from(from),
      m_to(to) {
    for (std::size_t hour = from; hour < to; ++hour)
        addHour(hour);
    addSheddingLimit();
    if (pricesFuelByDay()) addFuelDays();
    addEmissions();
    if (m_relaxed && isWhole()) addRunningLimits();
}

double WindowProgram::onlineOf(std::size_t index, std::size_t hour) const {
    return m_year.planned.groups[index].online[hour];
}

double WindowProgram::aboveOf(std::size_t index, std::size_t hour) const {
    const SiteGroup& group = m_site.groups[index];
    return m_year.planned.groups[index].outputMw[hour] - onlineOf(index, hour) * group.unitMw[hour] * group.minimumLoad;
}

// The last hour of a window before the last, where the hours after it count on it.
bool WindowProgram::endsWithPlan(std::size_t index, std::size_t hour) const {
    return hour + 1 == m_to && m_to < m_site.hours && (m_site.groups[index].ramped || m_relaxed);
}

void WindowProgram::addHour(std::size_t hour) {
    HourColumns columns;
    const bool mayShed = m_relaxed || m_year.flexibleHours + 1.0 <= units::number(m_input.flexibleLimit) ||
                         m_year.flexibleMw[hour] > 0.0;
    columns.grid = m_program.addColumn(0.0, m_site.gridMw[hour], m_site.gridUsd[hour]);
    columns.flexible = m_program.addColumn(0.0, mayShed ? m_site.flexibleMw[hour] : 0.0, m_site.flexibleUsd);
    columns.lost = m_program.addColumn(0.0, m_site.loadMw[hour], m_site.lostUsd);
    columns.balance = m_program.addRow(m_site.loadMw[hour], m_site.loadMw[hour]);
    for (const int column : {columns.grid, columns.flexible, columns.lost})
        m_program.add(columns.balance, column, 1.0);
    if (hasRenewable(m_site, hour))
        m_program.add(columns.balance, m_program.addColumn(0.0, m_site.renewableMw[hour], 0.0), 1.0);
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        if (m_relaxed)
            addRelaxedGroup(i, hour, columns);
        else
            addGroup(i, hour, columns);
        if (m_site.groups[i].ramped) addRamp(i, hour, columns);
    }
    if (m_site.reserve) addReserve(hour, columns);
    for (std::size_t i = 0; i < m_site.stores.size(); ++i)
        addStore(i, hour, columns);
    m_hours.push_back(std::move(columns));
}

void WindowProgram::addGroup(std::size_t index, std::size_t hour, HourColumns& columns) {
    const SiteGroup& group = m_site.groups[index];
    const double online = onlineOf(index, hour);
    const double before = hour > 0 ? onlineOf(index, hour - 1) : group.initiallyOnline;
    const double minimumMw = online * group.unitMw[hour] * group.minimumLoad;
    const double aboveMw = online * group.unitMw[hour] - minimumMw;
    const bool bound = endsWithPlan(index, hour);
    const double plannedMw = std::clamp(aboveOf(index, hour), 0.0, aboveMw);
    columns.groups.push_back(
        {-1, -1, m_program.addColumn(bound ? plannedMw : 0.0, bound ? plannedMw : aboveMw, group.outputUsd[hour])});
    m_program.add(columns.balance, columns.groups.back().above, 1.0);
    LinearProgram::Bounds& balance = m_program.rows[static_cast<std::size_t>(columns.balance)];
    balance.low -= minimumMw;
    balance.high -= minimumMw;
    m_fixedUsd += online * group.hourUsd[hour] + minimumMw * group.outputUsd[hour] +
                  std::max(0.0, online - before) * group.startUsd[hour];
}

void WindowProgram::addRelaxedGroup(std::size_t index, std::size_t hour, HourColumns& columns) {
    const SiteGroup& group = m_site.groups[index];
    const double minimumMw = group.unitMw[hour] * group.minimumLoad;
    GroupColumns added;
    added.online = m_program.addColumn(0.0, group.count, group.hourUsd[hour] + minimumMw * group.outputUsd[hour]);
    added.start = m_program.addColumn(0.0, group.count, group.startUsd[hour]);
    const bool bound = endsWithPlan(index, hour);
    const double plannedMw = std::max(0.0, aboveOf(index, hour));
    if (bound) // with as many units and as much output as the next window begins with
        m_program.columns[static_cast<std::size_t>(added.online)] = {onlineOf(index, hour), onlineOf(index, hour)};
    added.above = m_program.addColumn(bound ? plannedMw : 0.0, bound ? plannedMw : kNoBound, group.outputUsd[hour]);
    m_program.add(columns.balance, added.online, minimumMw);
    m_program.add(columns.balance, added.above, 1.0);
    const int capacity = m_program.addRow(-kNoBound, 0.0);
    m_program.add(capacity, added.above, 1.0);
    m_program.add(capacity, added.online, minimumMw - group.unitMw[hour]);
    const double before = hour == 0 ? group.initiallyOnline : hour == m_from ? onlineOf(index, hour - 1) : 0.0;
    const int starting = m_program.addRow(-kNoBound, before); // online - online before - start <= 0
    m_program.add(starting, added.online, 1.0);
    m_program.add(starting, added.start, -1.0);
    if (hour > m_from) m_program.add(starting, m_hours.back().groups[index].online, -1.0);
    columns.groups.push_back(added);
}

// Output above minimum rises by the share of what is online now, and falls by that of what was.
void WindowProgram::addRamp(std::size_t index, std::size_t hour, const HourColumns& columns) {
    if (hour == 0) return;
    const SiteGroup& group = m_site.groups[index];
    const bool first = hour == m_from;
    const double share = group.rampShare;
    const int up = m_program.addRow(-kNoBound, 0.0);
    const int down = m_program.addRow(-kNoBound, 0.0);
    LinearProgram::Bounds& most = m_program.rows[static_cast<std::size_t>(up)];
    LinearProgram::Bounds& least = m_program.rows[static_cast<std::size_t>(down)];
    m_program.add(up, columns.groups[index].above, 1.0);
    m_program.add(down, columns.groups[index].above, -1.0);
    if (m_relaxed)
        m_program.add(up, columns.groups[index].online, -share * group.unitMw[hour]);
    else
        most.high += share * group.unitMw[hour] * onlineOf(index, hour);
    if (first || !m_relaxed) least.high += share * group.unitMw[hour - 1] * onlineOf(index, hour - 1);
    if (first) {
        most.high += aboveOf(index, hour - 1);
        least.high -= aboveOf(index, hour - 1);
        return;
    }
    const GroupColumns& before = m_hours.back().groups[index];
    m_program.add(up, before.above, -1.0);
    m_program.add(down, before.above, 1.0);
    if (m_relaxed) m_program.add(down, before.online, -share * group.unitMw[hour - 1]);
}

// Relaxed: the share of a group that is online stands for whether its unit is the largest.
void WindowProgram::addReserve(std::size_t hour, const HourColumns& columns) {
    if (!m_relaxed) {
        double onlineMw = 0.0;
        double largestMw = 0.0;
        for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
            const double unitMw = m_site.groups[i].unitMw[hour];
            onlineMw += onlineOf(i, hour) * unitMw * (1.0 - m_site.groups[i].minimumLoad);
            if (onlineOf(i, hour) > 0.0) largestMw = std::max(largestMw, unitMw);
        }
        const int row = m_program.addRow(-kNoBound, std::max(0.0, onlineMw - largestMw));
        for (const GroupColumns& group : columns.groups)
            m_program.add(row, group.above, 1.0);
        return;
    }
    for (std::size_t largest = 0; largest < m_site.groups.size(); ++largest) {
        if (m_site.groups[largest].count == 0) continue;
        const int row = m_program.addRow(-kNoBound, 0.0);
        for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
            const SiteGroup& group = m_site.groups[i];
            const double unitMw = group.unitMw[hour];
            const double lostMw = i == largest ? unitMw / group.count : 0.0;
            m_program.add(row, columns.groups[i].above, 1.0);
            m_program.add(row, columns.groups[i].online, lostMw - unitMw * (1.0 - group.minimumLoad));
        }
    }
}

void WindowProgram::addStore(std::size_t index, std::size_t hour, HourColumns& columns) {
    const SiteStore& store = m_site.stores[index];
    const bool last = hour + 1 == m_to;
    const bool free = !last || m_to == m_site.hours; // a window before the last ends with the plan's charge
    double beforeMwh = store.initialMwh;
    double afterMwh = 0.0;
    if (m_from > 0 || !free) {
        double heldMwh = store.initialMwh;
        for (std::size_t t = 0; t < (free ? m_from : m_to); ++t) {
            if (t == m_from) beforeMwh = heldMwh;
            const double chargeMw = m_year.planned.chargeMw[index][t];
            heldMwh = std::clamp(heldMwh + chargeMw * (chargeMw > 0.0 ? store.efficiency : 1.0), 0.0, store.energyMwh);
        }
        if (free) beforeMwh = heldMwh;
        afterMwh = heldMwh;
    }
    StoreColumns added;
    added.charge = m_program.addColumn(0.0, store.powerMw, 0.0);
    added.discharge = m_program.addColumn(0.0, store.powerMw, 0.0);
    added.held = m_program.addColumn(free ? 0.0 : afterMwh, free ? store.energyMwh : afterMwh,
                                     hour + 1 == m_site.hours ? -store.endUsd : 0.0);
    m_program.add(columns.balance, added.charge, -1.0);
    m_program.add(columns.balance, added.discharge, 1.0);
    const double first = hour == m_from ? beforeMwh : 0.0;
    const int row = m_program.addRow(first, first);
    m_program.add(row, added.held, 1.0);
    m_program.add(row, added.charge, -store.efficiency);
    m_program.add(row, added.discharge, 1.0);
    if (hour > m_from) m_program.add(row, m_hours.back().stores[index].held, -1.0);
    columns.stores.push_back(added);
}

void WindowProgram::addSheddingLimit() {
    double most = std::floor(std::max(0.0, units::number(m_input.flexibleLimit)));
    if (!isWhole())
        most = static_cast<double>(std::count_if(m_year.flexibleMw.begin() + static_cast<std::ptrdiff_t>(m_from),
                                                 m_year.flexibleMw.begin() + static_cast<std::ptrdiff_t>(m_to),
                                                 [](double mw) { return mw > 0.0; }));
    if (most >= static_cast<double>(m_to - m_from)) return;
    const int row = m_program.addRow(-kNoBound, most);
    for (std::size_t hour = m_from; hour < m_to; ++hour)
        if (m_site.flexibleMw[hour] > 0.0)
            m_program.add(row, m_hours[hour - m_from].flexible, 1.0 / m_site.flexibleMw[hour]);
}

// Adds the fuel of a group in an hour to the row; the part that no column changes.
double WindowProgram::addFuelEntries(int row, std::size_t index, std::size_t hour, double factor) {
    const SiteGroup& group = m_site.groups[index];
    const GroupColumns& columns = m_hours[hour - m_from].groups[index];
    const double unitMwh = group.unitMw[hour] * (group.noLoadFuel + group.minimumLoad * group.fuelPerOutput);
    m_program.add(row, columns.above, factor * group.fuelPerOutput);
    if (!m_relaxed) return factor * unitMwh * onlineOf(index, hour);
    m_program.add(row, columns.online, factor * unitMwh);
    return 0.0;
}

// Supply of each day at its own prices; the groups' own prices hold no fuel then.
void WindowProgram::addFuelDays() {
    const GasSupply& gas = m_input.gas;
    const double gasUsd = units::number(m_input.gasPrice);
    const double stockMwh = isWhole() ? units::number(gas.backupFuel) : kNoBound;
    const int stock = m_program.addRow(-kNoBound, stockMwh);
    for (std::size_t hour = m_from; hour < m_to;) {
        const std::size_t day = hour / 24;
        const std::size_t end = std::min(m_to, (day + 1) * 24);
        const int row = m_program.addRow(0.0, 0.0);
        double fixedMwh = 0.0;
        const bool whole = end - hour == 24 || m_to == m_site.hours;
        const double share = whole ? 1.0 : static_cast<double>(end - hour) / 24.0;
        for (; hour < end; ++hour)
            for (std::size_t i = 0; i < m_site.groups.size(); ++i)
                fixedMwh += addFuelEntries(row, i, hour, 1.0);
        const double firmMwh = share * firmMmbtu(gas, day) * units::kMwhPerMmbtu;
        const double moreMwh = share * interruptibleMmbtu(gas, day) * units::kMwhPerMmbtu;
        const int backup = m_program.addColumn(0.0, units::number(gas.backupFuel), units::number(gas.backupPrice));
        m_program.add(row, m_program.addColumn(0.0, firmMwh, gasUsd), -1.0);
        m_program.add(row, m_program.addColumn(0.0, moreMwh, gasUsd + units::number(gas.interruptibleAdder)), -1.0);
        m_program.add(row, backup, -1.0);
        m_program.add(stock, backup, 1.0);
        m_program.rows[static_cast<std::size_t>(row)] = {-fixedMwh, -fixedMwh};
    }
}

void WindowProgram::limitFuel(const std::vector<double>& perFuelMwh, double mostOfWindow) {
    const int row = m_program.addRow(-kNoBound, 0.0);
    double fixed = 0.0;
    double planned = 0.0;
    for (std::size_t hour = m_from; hour < m_to; ++hour)
        for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
            const SiteGroup& group = m_site.groups[i];
            fixed += addFuelEntries(row, i, hour, perFuelMwh[i]);
            planned += perFuelMwh[i] * (group.noLoadFuel * group.unitMw[hour] * onlineOf(i, hour) +
                                        group.fuelPerOutput * m_year.planned.groups[i].outputMw[hour]);
        }
    const double most = isWhole() ? mostOfWindow : planned;
    m_program.rows[static_cast<std::size_t>(row)].high = std::max(most, m_relaxed ? most : planned) - fixed;
}

void WindowProgram::addEmissions() {
    std::vector<double> nox(m_site.groups.size(), 0.0);
    std::vector<double> co(m_site.groups.size(), 0.0);
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        const UnitGroup& group = m_input.groups[i];
        nox[i] = group.noxTonnesPerFuelMwh;
        co[i] = group.coTonnesPerFuelMwh;
        std::vector<double> alone(m_site.groups.size(), 0.0);
        alone[i] = nox[i];
        if (group.limits.noxTonnes) limitFuel(alone, *group.limits.noxTonnes);
        alone[i] = co[i];
        if (group.limits.coTonnes) limitFuel(alone, *group.limits.coTonnes);
    }
    if (m_input.limits.noxTonnes) limitFuel(nox, *m_input.limits.noxTonnes);
    if (m_input.limits.coTonnes) limitFuel(co, *m_input.limits.coTonnes);
}

void WindowProgram::addRunningLimits() {
    const auto sum = [this](std::size_t first, std::size_t last, int GroupColumns::*column, double most) {
        const int row = m_program.addRow(-kNoBound, most);
        for (const HourColumns& hour : m_hours)
            for (std::size_t i = first; i < last; ++i)
                m_program.add(row, hour.groups[i].*column, 1.0);
    };
    for (std::size_t i = 0; i < m_site.groups.size(); ++i) {
        const RunningLimits& limits = m_input.groups[i].limits;
        if (limits.unitHours) sum(i, i + 1, &GroupColumns::online, *limits.unitHours);
        if (limits.starts) sum(i, i + 1, &GroupColumns::start, *limits.starts);
    }
    if (m_input.limits.unitHours) sum(0, m_site.groups.size(), &GroupColumns::online, *m_input.limits.unitHours);
}

void WindowProgram::read(const LpSolution& solution, DispatchLp& result) const {
    const auto value = [&solution](int column) { return solution.columns[static_cast<std::size_t>(column)]; };
    for (std::size_t hour = m_from; hour < m_to; ++hour) {
        const HourColumns& columns = m_hours[hour - m_from];
        const std::size_t place = hour - result.firstHour;
        result.gridMw[place] = value(columns.grid);
        result.flexibleMw[place] = value(columns.flexible);
        result.unservedMw[place] = value(columns.lost);
        for (std::size_t i = 0; i < columns.groups.size(); ++i) {
            const double online = m_relaxed ? value(columns.groups[i].online) : onlineOf(i, hour);
            result.online[i][place] = online;
            result.outputMw[i][place] =
                online * m_site.groups[i].unitMw[hour] * m_site.groups[i].minimumLoad + value(columns.groups[i].above);
        }
        for (std::size_t i = 0; i < columns.stores.size(); ++i)
            result.chargeMw[i][place] = value(columns.stores[i].charge) - value(columns.stores[i].discharge);
    }
}

} // namespace model::dispatch::lp
