// Loss-of-load indices of a load series against an outage table: exact expectations, no simulation.
#pragma once

#include "model/adequacy/outage_table.h"

#include <optional>
#include <span>

namespace model::adequacy {

// Everything is per pass of the series.
struct AdequacyIndices {
    std::size_t hours{};
    units::Duration lole;           // expected hours with available < load
    std::optional<double> loleDays; // over the days' worst hours; absent unless the hours make whole days
    units::Energy eue;
    std::optional<double> neuePpm;            // of the load's energy; absent without load
    std::optional<double> lolfEvents;         // continuous time; absent where a repair time is not known
    std::optional<units::Duration> meanEvent; // LOLE / LOLF; absent without events
};

// `additionalMw` is available besides the table without any outage: a constant import, and hour by hour (as long as the
// load, or empty). LOLF = sum of F(outage > margin) + rises of the loss-of-load probability from hour to hour, the
// first hour counted from none [Billinton and Allan].
struct FirmImport {
    units::Power constant;
    std::span<const double> additionalMw;
};
AdequacyIndices adequacyIndices(const OutageTable& table, std::span<const double> loadMw,
                                const FirmImport& import = {});

} // namespace model::adequacy
