#include "model/evidence/claim.h"

#include "tests/support/test_case.h"

#include <algorithm>
#include <cctype>
#include <set>

using namespace model::evidence;

namespace {

// A sentence that can be quoted: starts with a capital or a figure, ends once, is not too long to say.
bool isQuotable(const std::string& text) {
    const auto first = static_cast<unsigned char>(text.front());
    return (std::isupper(first) || std::isdigit(first) || first == '"') && text.back() == '.' && text.size() <= 260 &&
           text.find("..") == std::string::npos && text.find("  ") == std::string::npos;
}

} // namespace

class ClaimSentencesTest : public QObject {
    Q_OBJECT

private slots:
    void bothVerdictsCanBeQuoted() {
        for (const Claim& claim : claims())
            for (const std::string& text : {claim.claim, claim.arithmeticReason, claim.factReason})
                QVERIFY2(
                    isQuotable(text),
                    qPrintable(QStringLiteral("claim %1: %2").arg(claim.number).arg(QString::fromStdString(text))));
    }

    // What is computable has a figure; a tolerance is never without a figure to hold it against, and never nought
    // where something is claimed.
    void tolerancesBelongToFigures() {
        for (const Claim& claim : claims()) {
            QVERIFY(claim.arithmetic == Arithmetic::NotComputable || !claim.figures.empty());
            if (claim.tolerance) QVERIFY(*claim.tolerance > 0.0 && claim.computed());
            QVERIFY(!claim.claimed || claim.tolerance);
        }
    }

    void figuresHaveDistinctLabels() {
        for (const Claim& claim : claims()) {
            std::set<std::string> labels;
            for (const Figure& figure : claim.figures)
                QVERIFY2(labels.insert(figure.label).second, figure.label.c_str());
        }
    }

    // 10 times cheaper at the estimated elasticity is 1.26 times the energy, not 3 to 5 times.
    void estimateGivesAQuarterMore() {
        const auto all = claims();
        QVERIFY(std::abs(all[15].figures.back().value - 1.26) < 5e-3);
    }

    // The tolerances of the planning model, section 10, in the unit of the first figure.
    void tolerancesAreThosePrinted() {
        const std::pair<int, double> printed[] = {{2, 0.5},   {3, 1.0},    {4, 0.1},   {6, 0.01}, {7, 27800.0},
                                                  {8, 0.36},  {13, 0.1},   {16, 0.01}, {20, 0.1}, {21, 0.1},
                                                  {22, 3.25}, {23, 0.034}, {32, 1e-3}, {34, 2.0}, {38, 0.01}};
        const auto all = claims();
        for (const auto& [number, tolerance] : printed) {
            const auto& claim = all[static_cast<std::size_t>(number - 1)];
            QVERIFY2(claim.tolerance && std::abs(*claim.tolerance - tolerance) <= 1e-9 * tolerance,
                     qPrintable(QString::number(number)));
        }
    }
};

HEADROOM_TEST(ClaimSentencesTest)
#include "claim_sentences_test.moc"
