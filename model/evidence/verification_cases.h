// Collects verification cases and settles their status. Private to this room.
#pragma once

#include "model/evidence/verification.h"
#include "model/units/quantities.h"

#include <initializer_list>

namespace model::evidence {

class VerificationCases {
public:
    // Cases added from here on belong to this system and source.
    void begin(std::string system, std::string source);
    void add(const std::string& what, std::string_view quantity, double expected, double tolerance,
             std::optional<double> computed);
    void skip(const std::string& what, std::string_view quantity, double expected, double tolerance,
              std::string_view reason);
    std::vector<VerificationCase> take() { return std::move(m_cases); }

private:
    std::string m_system;
    std::string m_source;
    std::vector<VerificationCase> m_cases;
};

template<class Q>
std::optional<double> numberOf(const std::optional<Q>& quantity) {
    if (!quantity) return std::nullopt;
    return units::number(*quantity);
}

void addAdequacyCases(VerificationCases& cases);
void addPlantCases(VerificationCases& cases);
void addGridCases(VerificationCases& cases);
void addRegionsCases(VerificationCases& cases, const OutsideData& data);
void addDemandCases(VerificationCases& cases);
void addFacilityCases(VerificationCases& cases);
void addFinanceCases(VerificationCases& cases);
void addScoreCases(VerificationCases& cases);

} // namespace model::evidence
