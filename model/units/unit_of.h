// Named units of input fields: what a number in a form, a file column or `--set` means, and its quantity in the model.
#pragma once

#include "model/units/quantities.h"

#include <string_view>

namespace model::units {

// Declares a unit: the quantity it has in the model, its symbol as printed, and how many canonical units one of it is.
// A template over FixedString and double would say the same, but crashes g++ 12 (internal error in unify).
#define HEADROOM_UNIT(Name, Q, symbolText, canonicalPerUnit)                                                           \
    struct Name {                                                                                                      \
        using Quantity = Q;                                                                                            \
        static constexpr std::string_view symbol() { return symbolText; }                                              \
        static constexpr Q quantity(double inUnit) { return of<Q>(inUnit * (canonicalPerUnit)); }                      \
        static constexpr double inUnit(const Q& q) { return number(q) / (canonicalPerUnit); }                          \
    };

// One input: a number as the user typed it, in unit U (never converted on the way to the file and back).
template<class U>
struct Field {
    using Unit = U;
    double value{};
    constexpr typename U::Quantity quantity() const { return U::quantity(value); }
    friend bool operator==(const Field&, const Field&) = default;
};

HEADROOM_UNIT(Share, double, "share", 1.0)            // 0..1, shown as a percentage in the window
HEADROOM_UNIT(Factor, double, "x", 1.0)               // a multiplier
HEADROOM_UNIT(Number, double, "", 1.0)                // a pure number (elasticity, exponent)
HEADROOM_UNIT(Count, double, "units", 1.0)            // how many
HEADROOM_UNIT(CalendarYear, double, "yr AD", 1.0)     // 2027.5 is the first of July 2027
HEADROOM_UNIT(PerYear, double, "1/yr", 1.0)
HEADROOM_UNIT(GrowthPerYear, double, "share/yr", 1.0) // 0.03 is three per cent a year
HEADROOM_UNIT(Megawatt, Power, "MW", 1.0)
HEADROOM_UNIT(Kilowatt, Power, "kW", 1e-3)
HEADROOM_UNIT(Watt, Power, "W", 1e-6)
HEADROOM_UNIT(MegawattHour, Energy, "MWh", 1.0)
HEADROOM_UNIT(Hour, Duration, "h", 1.0)
HEADROOM_UNIT(HoursPerYear, Duration, "h/yr", 1.0)
HEADROOM_UNIT(Day, Duration, "days", 24.0)
HEADROOM_UNIT(Month, double, "months", 1.0)           // a twelfth of a year
HEADROOM_UNIT(Year, double, "yr", 1.0)
HEADROOM_UNIT(Millisecond, Duration, "ms", 1.0 / 3.6e6)
HEADROOM_UNIT(Minute, Duration, "min", 1.0 / 60.0)
HEADROOM_UNIT(SharePerMinute, double, "share/min", 1.0)
HEADROOM_UNIT(Mmbtu, Energy, "MMBtu", kMwhPerMmbtu)
HEADROOM_UNIT(MmbtuPerDay, double, "MMBtu/day", 1.0)
HEADROOM_UNIT(TonnesPerYear, double, "t/yr", 1.0)
HEADROOM_UNIT(Celsius, double, "°C", 1.0)             // a temperature, not a difference
HEADROOM_UNIT(TemperatureRise, double, "Δ°C", 1.0)     // a difference of temperatures
HEADROOM_UNIT(Kilopascal, double, "kPa", 1.0)
HEADROOM_UNIT(SharePerKelvin, PerKelvin, "share/°C", 1.0)
HEADROOM_UNIT(UsdPerMwh, EnergyPrice, "USD/MWh", 1.0)
HEADROOM_UNIT(UsdPerMmbtu, EnergyPrice, "USD/MMBtu", 1.0 / kMwhPerMmbtu)
HEADROOM_UNIT(UsdPerKw, PowerCost, "USD/kW", 1e3)
HEADROOM_UNIT(MillionUsdPerMw, PowerCost, "MUSD/MW", 1e6)
HEADROOM_UNIT(UsdPerKwh, EnergyPrice, "USD/kWh", 1e3)
HEADROOM_UNIT(UsdPerKwYear, PowerCost, "USD/kW-yr", 1e3)
HEADROOM_UNIT(UsdPerKwMonth, PowerCost, "USD/kW-month", 1e3)
HEADROOM_UNIT(UsdPerMwDay, PowerCost, "USD/MW-day", 1.0)
HEADROOM_UNIT(UsdEach, Money, "USD each", 1.0)
HEADROOM_UNIT(MillionUsd, Money, "MUSD", 1e6)
HEADROOM_UNIT(UsdPerMillionTokens, TextPrice, "USD/Mtok", 1e-6)
HEADROOM_UNIT(BtuPerKwh, double, "Btu/kWh", 1.0)      // heat rate, higher heating value
HEADROOM_UNIT(KilogramPerMwh, EmissionRate, "kg/MWh", 1e-3)
HEADROOM_UNIT(KilogramPerMmbtu, EmissionRate, "kg/MMBtu", 1e-3 / kMwhPerMmbtu)
HEADROOM_UNIT(PoundPerMmbtu, EmissionRate, "lb/MMBtu", 0.45359237e-3 / kMwhPerMmbtu)
HEADROOM_UNIT(Teraflops, WorkRate, "TFLOP/s", 1e12 * kSecondsPerHour)
HEADROOM_UNIT(TerabytePerSecond, DataRate, "TB/s", 1e12 * kSecondsPerHour)
HEADROOM_UNIT(Gigabyte, Data, "GB", 1e9)
HEADROOM_UNIT(BytesPerToken, DataPerText, "byte/token", 1.0)
HEADROOM_UNIT(Tokens, Text, "tokens", 1.0)
HEADROOM_UNIT(BillionParameters, double, "1e9 params", 1.0)
HEADROOM_UNIT(BillionTasks, double, "1e9 tasks/yr", 1.0)
HEADROOM_UNIT(Bits, double, "bits", 1.0)

#undef HEADROOM_UNIT

} // namespace model::units
