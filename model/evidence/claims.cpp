#include "model/evidence/claim_row.h"

#include <cmath>

namespace model::evidence {

namespace {

Arithmetic verdictOf(const ClaimRow& row, const std::vector<Figure>& figures) {
    if (!row.claimed || !row.tolerance || figures.empty()) return row.arithmetic;
    return std::abs(figures.front().value - *row.claimed) <= *row.tolerance ? Arithmetic::Holds : Arithmetic::Fails;
}

Claim claimOf(const ClaimRow& row) {
    Claim claim;
    claim.number = row.number;
    claim.document = row.document;
    claim.claim = row.claim;
    claim.inputs = row.inputs;
    claim.figures = row.figures();
    claim.claimed = row.claimed;
    claim.tolerance = row.tolerance;
    claim.arithmetic = verdictOf(row, claim.figures);
    claim.arithmeticReason = row.arithmeticReason;
    claim.fact = row.fact;
    claim.factReason = row.factReason;
    claim.note = row.note;
    return claim;
}

} // namespace

std::string_view word(Arithmetic verdict) {
    switch (verdict) {
    case Arithmetic::Holds:
        return "holds";
    case Arithmetic::Fails:
        return "fails";
    case Arithmetic::NotComputable:
        break;
    }
    return "not_computable";
}

std::string_view word(Fact verdict) {
    switch (verdict) {
    case Fact::Supported:
        return "supported";
    case Fact::Contradicted:
        return "contradicted";
    case Fact::Superseded:
        return "superseded";
    case Fact::Unverifiable:
        break;
    }
    return "unverifiable";
}

std::optional<double> Claim::computed() const {
    if (arithmetic == Arithmetic::NotComputable || figures.empty()) return std::nullopt;
    return figures.front().value;
}

std::string Claim::unit() const {
    return figures.empty() ? std::string() : figures.front().unit;
}

std::vector<Claim> claims() {
    std::vector<Claim> all;
    for (const auto rows : {modelClaimRows(), powerClaimRows(), furtherClaimRows()})
        for (const ClaimRow& row : rows)
            all.push_back(claimOf(row));
    return all;
}

} // namespace model::evidence
