// Sums of an evenly spaced stack over any run of steps in constant time: what an hourly chart draws at any zoom.
#pragma once

#include "ui/charts/chart_data.h"

#include <span>
#include <vector>

namespace ui::charts {

class BucketedStack {
public:
    BucketedStack() = default;
    explicit BucketedStack(const Stack& stack); // prefix sums; NaN counts as zero

    std::size_t bandCount() const { return m_prefix.size(); }
    std::size_t size() const { return m_count; }
    double start() const { return m_start; }
    double step() const { return m_step; }

    // Mean of one band over steps [first, last).
    double mean(std::size_t band, std::size_t first, std::size_t last) const;
    // Smallest and largest total of all bands over steps [first, last).
    Extent totals(std::size_t first, std::size_t last) const;
    // The step that holds x; clamped to [0, size()].
    std::size_t indexAt(double x) const;

    // Steps in one drawn column: 1–4 hours while a column is about a pixel, whole days beyond 4 hours per pixel, whole
    // weeks beyond a day, so that no day is sampled at part of its hours.
    static std::size_t bucketSize(double stepsPerPixel);
    // Does a column of this size hide hours, so that their lowest and highest totals are drawn beside the mean?
    static bool hidesSteps(std::size_t bucket) { return bucket >= 24; }

private:
    std::size_t m_count{0};
    double m_start{0.0};
    double m_step{1.0};
    std::vector<std::vector<double>> m_prefix; // [band × (steps + 1)]
    std::vector<double> m_totals;
};

} // namespace ui::charts
