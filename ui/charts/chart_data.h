// Everything one chart shows, as plain values: what is drawn, not how. No widget, no QCustomPlot.
#pragma once

#include "ui/shell/theme.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace ui::charts {

using shell::Role;

// What an x value is: Year 2027.0 = the year 2027; DeliveryYear 2027.0 = "2027/28"; Time = hours since 1 January
// 00:00 UTC of `XAxis::year`; Category = the index of a name.
enum class XKind { Year, DeliveryYear, Number, Log, Time, Category };

struct XAxis {
    XKind kind{XKind::Number};
    QString label{}; // without unit; usually empty for years and times
    QString unit{};
    int year{2025};                          // Time only
    QString timeZone{QStringLiteral("UTC")}; // Time only: IANA name of the zone the labels speak
    QStringList categories{};                // Category only
    std::optional<double> minimum{};         // the data's extent where absent
    std::optional<double> maximum{};
};

struct YAxis {
    QString label{};
    QString unit{};
    bool isLog{false};
    bool includesZero{true};
    std::optional<double> minimum{};
    std::optional<double> maximum{};
    QStringList categories{}; // not empty: the axis names rows 0, 1 … from the top (bars of a tornado)
};

// Every layer names its axis: 0 is the left one, 1 the right one. NaN is a hole.
enum class StackShape { Linear, Step, Bars }; // Step: x[i] is the start of an interval, x evenly spaced

struct StackBand {
    QString name{};
    Role role{Role::Neutral};
    std::vector<double> values{}; // as many as x; negative values pile up downwards in Bars only
};

struct Stack {
    std::vector<double> x{};
    std::vector<StackBand> bands{}; // from the bottom up
    StackShape shape{StackShape::Linear};
    QString totalName{}; // hover shows the sum of the bands but Unserved under this name; empty: it does not
};

struct Line {
    QString name{};
    Role role{Role::Demand};
    std::vector<double> x{};
    std::vector<double> y{};
    std::size_t axis{0};
    bool isStep{false};
    bool isLabelled{true};
};

struct Points {
    QString name{};
    Role role{Role::Accent};
    std::vector<double> x{};
    std::vector<double> y{};
    std::size_t axis{0};
    bool isFilled{true};
    bool isLabelled{false};
};

// An uncertainty band (P10–P90) or any area between two lines.
struct Band {
    QString name{};
    Role role{Role::Neutral};
    std::vector<double> x{};
    std::vector<double> low{};
    std::vector<double> high{};
    bool isLabelled{false};
};

// The hatched area where `upper` stands above `lower`.
struct Gap {
    QString name{};
    std::vector<double> x{};
    std::vector<double> upper{};
    std::vector<double> lower{};
};

// One row of a horizontal bar chart (tornado, Sobol): from `from` to `to` at row `row` of the y categories.
struct Bar {
    double row{};
    double from{};
    double to{};
    Role role{Role::Accent};
    std::optional<double> errorLow{}; // whisker
    std::optional<double> errorHigh{};
    QString text{}; // at the outer end
};

struct Marker { // a dotted vertical line with its text at the top
    double x{};
    QString text{};
    Role role{Role::Alarm};
    std::optional<double> dotY{}; // a dot where it crosses something
};

struct Span { // a shaded range of x
    double from{};
    double to{};
    QString text{};
    Role role{Role::Accent};
};

struct Level { // a dashed horizontal line with its text
    double y{};
    QString text{};
    Role role{Role::Neutral};
};

struct Annotation {
    double x{};
    double y{};
    QString text{};
    Role role{Role::Alarm};
    bool hasDot{false};
};

// A series that is not drawn but stands in the value box and in the table (headroom, unserved energy).
struct HoverSeries {
    QString name{};
    QString unit{};
    Role role{Role::Neutral};
    std::vector<double> x{};
    std::vector<double> values{};
    bool isAlarmWhenNegative{false};
};

struct ChartData {
    QString name{};     // of the registry: "gap"
    QString title{};    // what the chart found
    QString subtitle{}; // what is drawn, where, for which year, from how many samples
    QString source{};   // the foot line of exports
    XAxis x;
    std::vector<YAxis> y{1}; // one or two
    std::optional<Stack> stack{};
    std::vector<Band> bands{};
    std::vector<Gap> gaps{};
    std::vector<Line> lines{};
    std::vector<Points> points{};
    std::vector<Bar> bars{};
    std::vector<Marker> markers{};
    std::vector<Span> spans{};
    std::vector<Level> levels{};
    std::vector<Annotation> annotations{};
    std::vector<HoverSeries> hovers{};
};

struct Extent {
    double low{};
    double high{};
    friend bool operator==(const Extent&, const Extent&) = default;
};

bool isEmpty(const ChartData& data); // nothing to draw
// The series that carry a label, from the bottom of the stack up, then lines, points and bands.
QStringList seriesNames(const ChartData& data);
// The chart without the named series; the rest of a stack closes up. A hidden line hides no gap.
ChartData withoutSeries(const ChartData& data, const QStringList& hidden);
// What the axes span: minimum and maximum where set, else the data with a little air above, zero where asked for.
Extent xExtent(const ChartData& data);
Extent yExtent(const ChartData& data, std::size_t axis);
// Both axes with their zeros at one height; unchanged where one has a fixed end, a log scale or no zero.
std::vector<Extent> alignedYExtents(const ChartData& data);
// Upper edge of every band of a linear or step stack: [band × x].
std::vector<std::vector<double>> stackTops(const Stack& stack);

} // namespace ui::charts
