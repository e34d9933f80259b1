#include "model/calibration/robust_fit.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace model::calibration {

namespace {
constexpr int kMostRounds = 200;
constexpr double kStep = 1e-5;

using Matrix = std::vector<double>; // row by row

double loss(double residual, double scale) {
    const double part = residual / scale;
    return 2.0 * residual * residual / (1.0 + std::sqrt(1.0 + part * part));
}
double weightOf(double residual, double scale) {
    const double part = residual / scale;
    return 1.0 / std::sqrt(1.0 + part * part);
}

double costOf(std::span<const double> residuals, double scale) {
    double sum = 0.0;
    for (const double one : residuals)
        sum += loss(one, scale);
    return sum;
}

// Solves the symmetric positive definite system by Cholesky; false when it is not.
bool solve(Matrix a, std::vector<double>& b) {
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k)
            a[j * n + j] -= a[j * n + k] * a[j * n + k];
        if (!(a[j * n + j] > 0.0)) return false;
        a[j * n + j] = std::sqrt(a[j * n + j]);
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k)
                a[i * n + j] -= a[i * n + k] * a[j * n + k];
            a[i * n + j] /= a[j * n + j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            b[i] -= a[i * n + k] * b[k];
        b[i] /= a[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            b[i] -= a[k * n + i] * b[k];
        b[i] /= a[i * n + i];
    }
    return true;
}

class RobustSearch {
public:
    explicit RobustSearch(const RobustProblem& problem)
        : m_problem(problem), m_count(problem.bounds.size()), m_residuals(problem.residuals),
          m_jacobian(problem.residuals * problem.bounds.size()) {}

    RobustFit run(std::vector<double> start) {
        m_at = std::move(start);
        keepInBounds(m_at);
        m_problem.evaluate(m_at, m_residuals);
        m_cost = costOf(m_residuals, m_problem.scale);
        RobustFit fit;
        double damping = 1e-3;
        for (; fit.rounds < kMostRounds && !fit.hasConverged; ++fit.rounds) {
            differentiate();
            fit.hasConverged = !advance(damping);
        }
        differentiate();
        fit.parameters = m_at;
        fit.cost = m_cost;
        fit.standardErrors = standardErrors();
        return fit;
    }

private:
    void keepInBounds(std::vector<double>& parameters) const {
        for (std::size_t i = 0; i < m_count; ++i)
            parameters[i] = std::clamp(parameters[i], m_problem.bounds[i].low, m_problem.bounds[i].high);
    }
    bool isHeld(std::size_t i) const {
        return m_at[i] <= m_problem.bounds[i].low || m_at[i] >= m_problem.bounds[i].high;
    }
    void differentiate() {
        std::vector<double> ahead(m_problem.residuals);
        std::vector<double> behind(m_problem.residuals);
        for (std::size_t j = 0; j < m_count; ++j) {
            std::vector<double> moved = m_at;
            moved[j] = std::min(m_at[j] + kStep, m_problem.bounds[j].high);
            const double up = moved[j];
            m_problem.evaluate(moved, ahead);
            moved[j] = std::max(m_at[j] - kStep, m_problem.bounds[j].low);
            m_problem.evaluate(moved, behind);
            for (std::size_t i = 0; i < m_problem.residuals; ++i)
                m_jacobian[i * m_count + j] = (ahead[i] - behind[i]) / (up - moved[j]);
        }
    }
    Matrix normal() const {
        Matrix sum(m_count * m_count);
        for (std::size_t i = 0; i < m_problem.residuals; ++i) {
            const double weight = weightOf(m_residuals[i], m_problem.scale);
            for (std::size_t j = 0; j < m_count; ++j)
                for (std::size_t k = 0; k < m_count; ++k)
                    sum[j * m_count + k] += weight * m_jacobian[i * m_count + j] * m_jacobian[i * m_count + k];
        }
        return sum;
    }
    // One damped step; false when none lowers the cost any more.
    bool advance(double& damping) {
        Matrix matrix = normal();
        std::vector<double> gradient(m_count);
        for (std::size_t i = 0; i < m_problem.residuals; ++i) {
            const double pull = weightOf(m_residuals[i], m_problem.scale) * m_residuals[i];
            for (std::size_t j = 0; j < m_count; ++j)
                gradient[j] -= pull * m_jacobian[i * m_count + j];
        }
        for (std::size_t j = 0; j < m_count; ++j) { // what leads out of the bounds stays where it is
            const bool leadsOut = (m_at[j] <= m_problem.bounds[j].low && gradient[j] < 0.0) ||
                                  (m_at[j] >= m_problem.bounds[j].high && gradient[j] > 0.0);
            if (!leadsOut) continue;
            gradient[j] = 0.0;
            for (std::size_t k = 0; k < m_count; ++k)
                matrix[j * m_count + k] = matrix[k * m_count + j] = j == k ? 1.0 : 0.0;
        }
        std::vector<double> residuals(m_problem.residuals);
        for (; damping < 1e12; damping *= 4.0) {
            Matrix damped = matrix;
            for (std::size_t j = 0; j < m_count; ++j)
                damped[j * m_count + j] += damping * std::max(1e-12, matrix[j * m_count + j]);
            std::vector<double> step = gradient;
            if (!solve(damped, step)) continue;
            std::vector<double> next = m_at;
            for (std::size_t j = 0; j < m_count; ++j)
                next[j] += step[j];
            keepInBounds(next);
            m_problem.evaluate(next, residuals);
            const double cost = costOf(residuals, m_problem.scale);
            if (!(cost < m_cost)) continue;
            const bool isSmall = m_cost - cost <= 1e-13 * m_cost;
            m_at = std::move(next);
            m_residuals = residuals;
            m_cost = cost;
            damping = std::max(1e-12, damping / 10.0);
            return !isSmall;
        }
        return false;
    }
    // Sandwich: H^-1 (sum of squared pulls) H^-1 over the parameters that no bound holds, with n / (n - p).
    std::vector<double> standardErrors() const {
        std::vector<double> errors(m_count, std::numeric_limits<double>::quiet_NaN());
        std::vector<std::size_t> free;
        for (std::size_t j = 0; j < m_count; ++j)
            if (!isHeld(j)) free.push_back(j);
        const std::size_t n = free.size();
        if (n == 0 || m_problem.residuals <= n) return errors;
        Matrix bread(n * n);
        Matrix meat(n * n);
        for (std::size_t i = 0; i < m_problem.residuals; ++i) {
            const double part = m_residuals[i] / m_problem.scale;
            const double weight = weightOf(m_residuals[i], m_problem.scale);
            const double curvature = std::pow(1.0 + part * part, -1.5);
            for (std::size_t j = 0; j < n; ++j) {
                for (std::size_t k = 0; k < n; ++k) {
                    const double product = m_jacobian[i * m_count + free[j]] * m_jacobian[i * m_count + free[k]];
                    bread[j * n + k] += curvature * product;
                    meat[j * n + k] += weight * weight * m_residuals[i] * m_residuals[i] * product;
                }
            }
        }
        const double small = static_cast<double>(m_problem.residuals) / static_cast<double>(m_problem.residuals - n);
        for (std::size_t j = 0; j < n; ++j) {
            std::vector<double> row(n);
            row[j] = 1.0;
            if (!solve(bread, row)) return errors; // the data do not decide
            double variance = 0.0;
            for (std::size_t k = 0; k < n; ++k)
                for (std::size_t l = 0; l < n; ++l)
                    variance += row[k] * meat[k * n + l] * row[l];
            errors[free[j]] = std::sqrt(variance * small);
        }
        return errors;
    }

    const RobustProblem& m_problem;
    std::size_t m_count;
    std::vector<double> m_at;
    std::vector<double> m_residuals;
    Matrix m_jacobian;
    double m_cost{};
};

} // namespace

RobustFit fitRobustly(const RobustProblem& problem, std::vector<double> start) {
    assert(start.size() == problem.bounds.size() && problem.scale > 0.0);
    return RobustSearch(problem).run(std::move(start));
}

double studentQuantile95(double degreesOfFreedom) {
    const double n = degreesOfFreedom;
    if (n < 2.0) return 12.706204736;
    if (n < 3.0) return 4.302652730;
    if (n < 4.0) return 3.182446305;
    constexpr double z = 1.959963984540054;
    constexpr double z3 = z * z * z;
    constexpr double z5 = z3 * z * z;
    constexpr double z7 = z5 * z * z;
    constexpr double z9 = z7 * z * z;
    return z + (z3 + z) / (4.0 * n) + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * n * n) +
           (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * n * n * n) +
           (79.0 * z9 + 776.0 * z7 + 1482.0 * z5 - 1920.0 * z3 - 945.0 * z) / (92160.0 * n * n * n * n);
}

} // namespace model::calibration
