#include "model/adequacy/flexible_load.h"

#include <algorithm>
#include <cassert>

namespace model::adequacy {

namespace {

constexpr double kYearHours = 8760.0;

// The room under the threshold, ascending, with sums from the start: what is cut at L is sum over room < L of L - room.
class Room {
public:
    Room(std::span<const double> demandMw, std::span<const double> thresholdMw) {
        m_roomMw.reserve(demandMw.size());
        for (std::size_t i = 0; i < demandMw.size(); ++i)
            m_roomMw.push_back(std::max(0.0, thresholdMw[i] - demandMw[i]));
        std::sort(m_roomMw.begin(), m_roomMw.end());
    }

    // The load whose cut share is the limit: the share grows with the load, in pieces of (n L - sum) / (H L).
    double loadAt(double limit) const {
        const double hours = static_cast<double>(m_roomMw.size());
        double sum = 0.0;
        for (std::size_t n = 1; n <= m_roomMw.size(); ++n) {
            sum += m_roomMw[n - 1];
            const double slope = static_cast<double>(n) - limit * hours;
            if (slope <= 0.0) continue;
            const double load = sum / slope; // n L - sum = limit H L
            if (n == m_roomMw.size() || load <= m_roomMw[n]) return load;
        }
        return m_roomMw.back(); // not reached: the last piece has a positive slope and no end
    }

private:
    std::vector<double> m_roomMw;
};

} // namespace

FlexibleHeadroom flexibleHeadroom(std::span<const double> demandMw, std::span<const double> thresholdMw, double limit) {
    assert(!demandMw.empty() && demandMw.size() == thresholdMw.size() && limit > 0.0 && limit < 1.0);
    FlexibleHeadroom found;
    found.limit = limit;
    const double loadMw = Room(demandMw, thresholdMw).loadAt(limit);
    double hours = 0.0;
    double half = 0.0;
    double threeQuarters = 0.0;
    double nineTenths = 0.0;
    double events = 0.0;
    bool wasCut = false;
    for (std::size_t i = 0; i < demandMw.size(); ++i) {
        const double cutMw = std::min(loadMw, demandMw[i] + loadMw - thresholdMw[i]);
        const bool isCut = cutMw > 1e-9 * loadMw;
        if (isCut) {
            ++hours;
            half += cutMw <= 0.5 * loadMw ? 1.0 : 0.0;
            threeQuarters += cutMw <= 0.25 * loadMw ? 1.0 : 0.0;
            nineTenths += cutMw <= 0.1 * loadMw ? 1.0 : 0.0;
            events += wasCut ? 0.0 : 1.0;
        }
        wasCut = isCut;
    }
    const double years = std::max(1.0, static_cast<double>(demandMw.size()) / kYearHours);
    const auto perYear = [years](double count) { return count / years * units::h; };
    found.addedLoad = units::of<units::Power>(loadMw);
    const double peakMw = *std::max_element(demandMw.begin(), demandMw.end());
    found.shareOfPeak = peakMw > 0.0 ? loadMw / peakMw : 0.0;
    found.curtailed = perYear(hours);
    found.events = events / years;
    if (events > 0.0) found.meanEvent = hours / events * units::h;
    found.keepingHalf = perYear(half);
    found.keepingThreeQuarters = perYear(threeQuarters);
    found.keepingNineTenths = perYear(nineTenths);
    return found;
}

std::vector<double> seasonalThresholdMw(std::span<const double> demandMw, std::span<const int> monthOfHour) {
    assert(demandMw.size() == monthOfHour.size());
    double all = 0.0;
    double summer = -1.0;
    double winter = -1.0;
    for (std::size_t i = 0; i < demandMw.size(); ++i) {
        const int month = monthOfHour[i];
        all = std::max(all, demandMw[i]);
        if (month >= 6 && month <= 8) summer = std::max(summer, demandMw[i]);
        if (month == 12 || month <= 2) winter = std::max(winter, demandMw[i]);
    }
    std::vector<double> thresholdMw;
    thresholdMw.reserve(demandMw.size());
    for (const int month : monthOfHour) {
        const double season = month >= 4 && month <= 10 ? summer : winter;
        thresholdMw.push_back(season < 0.0 ? all : season);
    }
    return thresholdMw;
}

} // namespace model::adequacy
