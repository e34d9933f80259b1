#include "model/adequacy/simulation.h"

#include "model/adequacy/year_simulator.h"
#include "model/stochastic/moments.h"
#include "model/stochastic/ordered_blocks.h"
#include "model/stochastic/sample_distribution.h"

#include <algorithm>
#include <cmath>

namespace model::adequacy {

namespace {

using stochastic::Estimate;

constexpr std::size_t kLeastYears = 1000;
constexpr std::size_t kLeastYearsWithLoss = 30;
constexpr double kMostTransitions = 2e7;         // a year: half a gigabyte of events on each thread
constexpr double kTransitionsPerBlock = 200'000; // a few milliseconds: the price of taking a block's result is small

std::size_t yearsPerBlock(const SimulationPlan& plan) {
    const double work = plan.expectedTransitions + static_cast<double>(plan.hours) / 10.0 + 1.0;
    return static_cast<std::size_t>(std::clamp(kTransitionsPerBlock / work, 1.0, 512.0));
}

// All that is kept of the years.
class YearStatistics {
public:
    void add(const YearTally& year) {
        m_duration.add(year.shortHours, year.events);
        m_unserved.add(year.unservedMwh);
        m_worstHourDays.add(year.worstHourDays);
        m_daysWithLoss.add(year.daysWithLoss);
        m_hoursSpread.add(year.shortHours);
        m_unservedSpread.add(year.unservedMwh);
        m_eventsSpread.add(year.events);
        if (year.shortHours > 0.0) ++m_yearsWithLoss;
        m_regions.resize(year.regions.size());
        for (std::size_t i = 0; i < m_regions.size(); ++i) {
            m_regions[i].shortHours.add(year.regions[i].shortHours);
            m_regions[i].unserved.add(year.regions[i].unservedMwh);
            m_regions[i].events.add(year.regions[i].events);
        }
    }
    std::size_t years() const { return m_unserved.count(); }
    bool meets(const SimulationOptions& options) const;
    SimulationProgress progress(std::size_t mostYears) const;
    void fill(SimulatedAdequacy& result, const SimulationPlan& plan) const;

private:
    struct Region {
        stochastic::Moments shortHours;
        stochastic::Moments unserved;
        stochastic::Moments events;
    };
    std::vector<Region> m_regions;      // none where there is only one
    stochastic::PairMoments m_duration; // hours, events
    stochastic::Moments m_unserved;
    stochastic::Moments m_worstHourDays;
    stochastic::Moments m_daysWithLoss;
    stochastic::SampleDistribution m_hoursSpread;
    stochastic::SampleDistribution m_unservedSpread;
    stochastic::SampleDistribution m_eventsSpread;
    std::size_t m_yearsWithLoss{};
};

template<class Q>
Estimate<Q> inUnits(const Estimate<>& estimate) {
    return {units::of<Q>(estimate.value), units::of<Q>(estimate.standardError)};
}

bool isWithin(const Estimate<>& estimate, const std::optional<double>& relativeError) {
    return !relativeError || estimate.standardError <= *relativeError * estimate.value;
}

bool YearStatistics::meets(const SimulationOptions& options) const {
    if (!options.eueRelativeError && !options.loleRelativeError) return false;
    if (years() < kLeastYears || m_yearsWithLoss < kLeastYearsWithLoss) return false;
    return isWithin(m_unserved.estimate(), options.eueRelativeError) &&
           isWithin(m_duration.x().estimate(), options.loleRelativeError);
}

SimulationProgress YearStatistics::progress(std::size_t mostYears) const {
    return {years(), mostYears, inUnits<units::Duration>(m_duration.x().estimate()),
            inUnits<units::Energy>(m_unserved.estimate())};
}

// Absent without load.
std::optional<Estimate<>> ppmOf(const Estimate<>& eue, double loadMwh) {
    if (!(loadMwh > 0.0)) return std::nullopt;
    const double ppm = 1e6 / loadMwh;
    return Estimate<>{ppm * eue.value, ppm * eue.standardError};
}

YearlySpread spreadOf(const stochastic::SampleDistribution& sample) {
    return {sample.shareOfNone(), sample.quantile(0.5), sample.quantile(0.9), sample.quantile(0.99)};
}

void YearStatistics::fill(SimulatedAdequacy& result, const SimulationPlan& plan) const {
    result.sampleYears = years();
    if (years() == 0) return;
    const Estimate<> eue = m_unserved.estimate();
    result.lole = inUnits<units::Duration>(m_duration.x().estimate());
    result.eue = inUnits<units::Energy>(eue);
    result.lolfEvents = m_duration.y().estimate();
    if (plan.hours % 24 == 0) {
        result.loleDays = m_worstHourDays.estimate();
        result.daysWithLoss = m_daysWithLoss.estimate();
    }
    result.neuePpm = ppmOf(eue, plan.loadEnergyMwh);
    if (result.lolfEvents.value > 0.0) result.meanEvent = inUnits<units::Duration>(m_duration.ratio());
    result.lossHours = spreadOf(m_hoursSpread);
    result.unservedMwh = spreadOf(m_unservedSpread);
    result.events = spreadOf(m_eventsSpread);
    for (std::size_t i = 0; i < m_regions.size(); ++i) {
        const Estimate<> unserved = m_regions[i].unserved.estimate();
        result.regions.push_back({inUnits<units::Duration>(m_regions[i].shortHours.estimate()),
                                  inUnits<units::Energy>(unserved), ppmOf(unserved, plan.regionLoadMwh[i]),
                                  m_regions[i].events.estimate()});
    }
}

} // namespace

SimulatedAdequacy simulate(const SimulationSystem& system, const SimulationOptions& options) {
    SimulatedAdequacy result;
    result.issues = checkSystem(system);
    if (units::hasError(result.issues)) return result;
    const SimulationPlan plan(system);
    if (plan.expectedTransitions > kMostTransitions) {
        result.issues.push_back({"simulation.too_many_outages", units::Severity::Error, "units", {}});
        return result;
    }
    result.hours = plan.hours;
    const std::size_t perBlock = yearsPerBlock(plan);
    const std::size_t blocks = (options.years + perBlock - 1) / perBlock;

    const auto makeWorker = [&] {
        return [&plan, &options, perBlock,
                simulator = YearSimulator(plan, options.seed)](std::size_t block, const std::stop_token& stop) mutable {
            std::vector<YearTally> years;
            const std::size_t end = std::min((block + 1) * perBlock, options.years);
            for (std::size_t year = block * perBlock; year < end && !stop.stop_requested(); ++year)
                years.push_back(simulator.simulate(year));
            return years;
        };
    };
    YearStatistics statistics;
    const auto take = [&](const std::vector<YearTally>& years) {
        for (const YearTally& year : years)
            statistics.add(year);
        if (options.progress) options.progress(statistics.progress(options.years));
        result.isConverged = statistics.meets(options);
        return !result.isConverged;
    };
    stochastic::runBlocksInOrder(blocks, options.threads, options.stop, makeWorker, take);
    statistics.fill(result, plan);
    result.isCancelled = options.stop.stop_requested() && !result.isConverged && result.sampleYears < options.years;
    return result;
}

} // namespace model::adequacy
