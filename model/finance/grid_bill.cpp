#include "model/finance/grid_bill.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <span>

namespace model::finance {

GridUse gridUse(const series::Series<units::Power>& gridDraw, const series::TimeAxis& axis) {
    const std::span<const double> drawMw = gridDraw.numbers();
    assert(drawMw.size() == axis.hours());
    GridUse use;
    use.energy = units::of<units::Energy>(std::accumulate(drawMw.begin(), drawMw.end(), 0.0));
    for (int month = 1; month <= 12; ++month) {
        const std::size_t first = axis.firstHourOfMonth(month);
        const std::span<const double> hours = drawMw.subspan(first, axis.firstHourOfMonth(month + 1) - first);
        const auto peak = units::of<units::Power>(*std::max_element(hours.begin(), hours.end()));
        use.monthlyPeak[static_cast<std::size_t>(month - 1)] = peak;
        use.peak = std::max(use.peak, peak);
    }
    return use;
}

units::Power capacityObligation(units::Power coincidentPeak, double zonalFactor, double forecastPoolRequirement) {
    return coincidentPeak * zonalFactor * forecastPoolRequirement;
}

GridBill gridBill(const grid::Tariff& tariff, const grid::Region& region, const GridUse& use,
                  const series::TimeAxis& axis) {
    const double year = axis.year();
    GridBill bill;
    bill.capacityObligation = capacityObligation(use.peak * tariff.coincidentPeakShare.value, tariff.zonalFactor.value,
                                                 region.forecastPoolRequirement.valueAt(year));
    bill.energy = use.energy * tariff.energyPrice.at(year);
    bill.delivery = use.energy * tariff.deliveryAdder.quantity();
    bill.capacity = bill.capacityObligation * region.capacityPrice.at(year) * static_cast<double>(axis.days());
    bill.demand = std::accumulate(use.monthlyPeak.begin(), use.monthlyPeak.end(), units::Power{}) *
                  tariff.demandCharge.quantity();
    return bill;
}

std::optional<units::EnergyPrice> averagePrice(const GridBill& bill, const GridUse& use) {
    if (use.energy <= units::Energy{}) return std::nullopt;
    return bill.total() / use.energy;
}

} // namespace model::finance
