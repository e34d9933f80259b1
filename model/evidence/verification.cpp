#include "model/evidence/verification_cases.h"

#include <cmath>

namespace model::evidence {

std::string_view word(CaseStatus status) {
    switch (status) {
    case CaseStatus::Passed:
        return "passed";
    case CaseStatus::Failed:
        return "failed";
    case CaseStatus::Skipped:
        break;
    }
    return "skipped";
}

void VerificationCases::begin(std::string system, std::string source) {
    m_system = std::move(system);
    m_source = std::move(source);
}

void VerificationCases::add(const std::string& what, std::string_view quantity, double expected, double tolerance,
                            std::optional<double> computed) {
    VerificationCase entry{m_system + ": " + what, m_source,  std::string(quantity), expected, computed,
                           std::nullopt,           tolerance, CaseStatus::Failed,    ""};
    if (computed) {
        entry.deviation = *computed - expected;
        if (std::abs(*entry.deviation) <= tolerance) entry.status = CaseStatus::Passed;
    }
    m_cases.push_back(std::move(entry));
}

void VerificationCases::skip(const std::string& what, std::string_view quantity, double expected, double tolerance,
                             std::string_view reason) {
    m_cases.push_back({m_system + ": " + what, m_source, std::string(quantity), expected, std::nullopt, std::nullopt,
                       tolerance, CaseStatus::Skipped, std::string(reason)});
}

std::vector<VerificationCase> verify(const OutsideData& data) {
    VerificationCases cases;
    addAdequacyCases(cases);
    addRegionsCases(cases, data);
    addPlantCases(cases);
    addGridCases(cases);
    addDemandCases(cases);
    addFacilityCases(cases);
    addFinanceCases(cases);
    addScoreCases(cases);
    return cases.take();
}

} // namespace model::evidence
