// Mean, variance and covariance of samples, kept without the samples and mergeable.
#pragma once

#include "model/stochastic/estimate.h"

#include <cstddef>

namespace model::stochastic {

// Running sums of deviations [Welford 1962; merging after Chan, Golub and LeVeque 1979].
class Moments {
public:
    void add(double value);
    void merge(const Moments& other);

    std::size_t count() const { return m_count; }
    double mean() const { return m_mean; }
    double variance() const; // of the samples, over count - 1; 0 below two samples
    Estimate<> estimate() const;

private:
    std::size_t m_count{};
    double m_mean{};
    double m_squares{};
};

// Two quantities sampled together.
class PairMoments {
public:
    void add(double x, double y);
    void merge(const PairMoments& other);

    const Moments& x() const { return m_x; }
    const Moments& y() const { return m_y; }
    double covariance() const;
    // mean(x) / mean(y) with its error to first order; only where mean(y) is not 0.
    Estimate<> ratio() const;

private:
    Moments m_x;
    Moments m_y;
    double m_products{};
};

} // namespace model::stochastic
