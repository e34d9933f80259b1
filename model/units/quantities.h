// The one homogeneous unit system of Headroom on Boost.Units; the only header that includes Boost.Units.
// Canonical units: energy MWh, time h, money USD, carbon t, work FLOP, data byte, text token, temperature difference K,
// volume m3. Hence power is MWh/h = MW exactly, and no scaled unit exists inside the model.
#pragma once

#include <boost/units/base_dimension.hpp>
#include <boost/units/base_unit.hpp>
#include <boost/units/derived_dimension.hpp>
#include <boost/units/make_system.hpp>
#include <boost/units/quantity.hpp>
#include <boost/units/unit.hpp>

namespace model::units {

namespace detail {
namespace bu = boost::units;

// One ordinal per base dimension and per base unit, unique in the whole program.
struct EnergyDimension : bu::base_dimension<EnergyDimension, 7001> {};
struct TimeDimension : bu::base_dimension<TimeDimension, 7002> {};
struct MoneyDimension : bu::base_dimension<MoneyDimension, 7003> {};
struct CarbonDimension : bu::base_dimension<CarbonDimension, 7004> {};
struct WorkDimension : bu::base_dimension<WorkDimension, 7005> {};
struct DataDimension : bu::base_dimension<DataDimension, 7006> {};
struct TextDimension : bu::base_dimension<TextDimension, 7007> {};
struct TemperatureDimension : bu::base_dimension<TemperatureDimension, 7008> {};
struct VolumeDimension : bu::base_dimension<VolumeDimension, 7009> {};

struct MegawattHourUnit : bu::base_unit<MegawattHourUnit, EnergyDimension::dimension_type, 7101> {};
struct HourUnit : bu::base_unit<HourUnit, TimeDimension::dimension_type, 7102> {};
struct DollarUnit : bu::base_unit<DollarUnit, MoneyDimension::dimension_type, 7103> {};
struct TonneUnit : bu::base_unit<TonneUnit, CarbonDimension::dimension_type, 7104> {};
struct FlopUnit : bu::base_unit<FlopUnit, WorkDimension::dimension_type, 7105> {};
struct ByteUnit : bu::base_unit<ByteUnit, DataDimension::dimension_type, 7106> {};
struct TokenUnit : bu::base_unit<TokenUnit, TextDimension::dimension_type, 7107> {};
struct KelvinUnit : bu::base_unit<KelvinUnit, TemperatureDimension::dimension_type, 7108> {};
struct CubicMetreUnit : bu::base_unit<CubicMetreUnit, VolumeDimension::dimension_type, 7109> {};

using System = bu::make_system<MegawattHourUnit, HourUnit, DollarUnit, TonneUnit, FlopUnit, ByteUnit, TokenUnit,
                               KelvinUnit, CubicMetreUnit>::type;

template<class Dimension>
using Base = bu::quantity<bu::unit<typename Dimension::dimension_type, System>, double>;

template<class A, class B>
using Product = typename bu::multiply_typeof_helper<A, B>::type;
template<class A, class B>
using Quotient = typename bu::divide_typeof_helper<A, B>::type;
} // namespace detail

using Energy = detail::Base<detail::EnergyDimension>;                     // MWh
using Duration = detail::Base<detail::TimeDimension>;                     // h
using Money = detail::Base<detail::MoneyDimension>;                       // USD
using Carbon = detail::Base<detail::CarbonDimension>;                     // t CO2
using Work = detail::Base<detail::WorkDimension>;                         // FLOP
using Data = detail::Base<detail::DataDimension>;                         // byte
using Text = detail::Base<detail::TextDimension>;                         // token
using TemperatureDifference = detail::Base<detail::TemperatureDimension>; // K
using Volume = detail::Base<detail::VolumeDimension>;                     // m3

using Power = detail::Quotient<Energy, Duration>;           // MW
using EnergyPrice = detail::Quotient<Money, Energy>;        // USD/MWh
using PowerCost = detail::Quotient<Money, Power>;           // USD/MW
using PowerRent = detail::Quotient<PowerCost, Duration>;    // USD/(MW h)
using EmissionRate = detail::Quotient<Carbon, Energy>;      // t/MWh
using WorkRate = detail::Quotient<Work, Duration>;          // FLOP/h
using DataRate = detail::Quotient<Data, Duration>;          // byte/h
using TextRate = detail::Quotient<Text, Duration>;          // token/h
using WorkPerText = detail::Quotient<Work, Text>;           // FLOP/token
using DataPerText = detail::Quotient<Data, Text>;           // byte/token
using EnergyPerText = detail::Quotient<Energy, Text>;       // MWh/token
using TextPrice = detail::Quotient<Money, Text>;            // USD/token
using WorkPerEnergy = detail::Quotient<Work, Energy>;       // FLOP/MWh
using MoneyRate = detail::Quotient<Money, Duration>;        // USD/h
using PerKelvin = detail::Quotient<double, TemperatureDifference>; // 1/K

// Builds a quantity from a number in the canonical unit named beside the type above.
template<class Q>
constexpr Q of(double canonicalNumber) {
    return Q::from_value(canonicalNumber);
}
template<>
constexpr double of<double>(double plain) {
    return plain;
}
// The number of a quantity in its canonical unit. A plain double passes through.
template<class Q>
constexpr double number(const Q& quantity) {
    return quantity.value();
}
constexpr double number(double plain) {
    return plain;
}

inline constexpr Power MW = of<Power>(1.0);
inline constexpr Energy MWh = of<Energy>(1.0);
inline constexpr Duration h = of<Duration>(1.0);
inline constexpr Money USD = of<Money>(1.0);
inline constexpr Carbon tonne = of<Carbon>(1.0);
inline constexpr Work FLOP = of<Work>(1.0);
inline constexpr Data byte = of<Data>(1.0);
inline constexpr Text token = of<Text>(1.0);
inline constexpr TemperatureDifference K = of<TemperatureDifference>(1.0);

// Whether a quantity of type A may be added to one of type B: the base of the compile-fail checks.
template<class A, class B>
concept Addable = requires(A a, B b) { a + b; };

// Exact or defined conversion figures, used at the edge only.
inline constexpr double kJoulesPerMwh = 3.6e9;
inline constexpr double kMwhPerMmbtu = 0.29307107017;  // 1 MMBtu (IT) = 1,055.05585262 MJ
inline constexpr double kBtuPerKwh = 3412.141633;      // heat rate of a lossless machine, Btu/kWh
inline constexpr double kHoursPerDay = 24.0;
inline constexpr double kHoursPerYear = 8760.0;        // a common year; TimeAxis has the hours of an actual one
inline constexpr double kMonthsPerYear = 12.0;
inline constexpr double kDaysPerYear = 365.0;
inline constexpr double kSecondsPerHour = 3600.0;

} // namespace model::units
