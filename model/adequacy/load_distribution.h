// How often a load is above a threshold: its values sorted, with hours and energy above each. Order in time is lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace model::adequacy {

class LoadDistribution {
public:
    // Takes the load less the limit hour by hour (`limitMw` as long as the load, or empty: 0).
    void assign(std::span<const double> loadMw, std::span<const double> limitMw);
    // The negative of each limit, equal values gathered: the net load of no load at all. Cheap for few distinct limits.
    void assignNegative(std::span<const double> limitMw);
    // One value, all of the time.
    void assignConstant(double valueMw);

    double lowestMw() const { return m_valueMw.front(); }
    double highestMw() const { return m_valueMw.back(); }
    double hours() const { return m_hoursFrom.front(); }
    // Hours above the threshold, and the energy above it.
    double hoursAbove(double thresholdMw) const { return m_hoursFrom[indexAbove(thresholdMw)]; }
    double energyAboveMwh(double thresholdMw) const;
    // The largest value that is not above the threshold; minus infinity when there is none.
    double largestUpTo(double thresholdMw) const;

private:
    std::size_t indexAbove(double thresholdMw) const;
    std::size_t bucketOf(double valueMw) const;
    void sortValues();
    void accumulate(std::span<const double> hours);

    std::vector<double> m_valueMw;       // ascending
    std::vector<double> m_hoursFrom;     // hours of value i and above; one more, 0, at the end
    std::vector<double> m_energyFromMwh; // the same of value x hours
    std::vector<double> m_bucketed;
    std::vector<std::uint32_t> m_bucketEnd;
    double m_bucketsPerMw{}; // 0: no buckets
};

} // namespace model::adequacy
