// The columns and rows of one window of hours, and how its solution reads back.
#pragma once

#include "model/dispatch/lp/dispatch_lp.h"
#include "model/dispatch/site_hours.h"

namespace model::dispatch::lp {

class WindowProgram {
public:
    // Hours [from, to) of `site`, which holds true prices.
    WindowProgram(const DispatchInput& input, const SiteHours& site, const DispatchYear& year, LpCommitment commitment,
                  std::size_t from, std::size_t to);
    const LinearProgram& program() const { return m_program; }
    // Cost outside the program's columns.
    double fixedUsd() const { return m_fixedUsd; }
    void read(const LpSolution& solution, DispatchLp& result) const;

private:
    struct GroupColumns {
        int online; // relaxed only
        int start;  // relaxed only
        int above;  // output above minimum load
    };
    struct StoreColumns {
        int charge;
        int discharge;
        int held;
    };
    struct HourColumns {
        int grid;
        int flexible;
        int lost;
        int balance; // row
        std::vector<GroupColumns> groups;
        std::vector<StoreColumns> stores;
    };
    bool isWhole() const { return m_from == 0 && m_to == m_site.hours; }
    bool pricesFuelByDay() const { return m_input.gas.firmMmbtuPerDay < kUnlimited; }
    bool endsWithPlan(std::size_t index, std::size_t hour) const;
    void addHour(std::size_t hour);
    void addGroup(std::size_t index, std::size_t hour, HourColumns& columns);
    void addRelaxedGroup(std::size_t index, std::size_t hour, HourColumns& columns);
    void addRamp(std::size_t index, std::size_t hour, const HourColumns& columns);
    void addReserve(std::size_t hour, const HourColumns& columns);
    void addStore(std::size_t index, std::size_t hour, HourColumns& columns);
    void addSheddingLimit();
    void addFuelDays();
    void addEmissions();
    void addRunningLimits();
    void limitFuel(const std::vector<double>& perFuelMwh, double mostOfWindow);
    double addFuelEntries(int row, std::size_t index, std::size_t hour, double factor);
    double onlineOf(std::size_t index, std::size_t hour) const;
    double aboveOf(std::size_t index, std::size_t hour) const;

    const DispatchInput& m_input;
    const SiteHours& m_site;
    const DispatchYear& m_year;
    bool m_relaxed;
    std::size_t m_from;
    std::size_t m_to;
    LinearProgram m_program;
    double m_fixedUsd{};
    std::vector<HourColumns> m_hours;
};

} // namespace model::dispatch::lp
