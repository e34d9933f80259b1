#include "model/evidence/claim.h"

#include "tests/support/test_case.h"

#include <algorithm>
#include <set>

using namespace model::evidence;

namespace {

// Figure `index` of a claim as printed in the planning model, section 10, right to half a unit of the last digit.
struct Printed {
    int number;
    std::size_t index;
    double value;
    double halfUnit;
};
constexpr Printed kPrinted[] = {
    {1, 0, 5.514, 5e-4},  {2, 0, -13.51, 5e-3}, {2, 1, 32.4, 0.05},   {2, 2, -64.9, 0.05},   {3, 0, 49.0, 0.05},
    {3, 1, 138, 0.5},     {4, 0, 16.44, 5e-3},  {4, 1, 7.2, 1e-9},    {5, 0, 5, 1e-9},       {5, 1, 15, 1e-9},
    {5, 2, 25, 1e-9},     {6, 0, 2.0086, 5e-5}, {6, 1, 2.000, 5e-4},  {7, 0, 2801664, 0.0},  {7, 1, 0.78, 5e-3},
    {7, 2, 0.49, 5e-3},   {7, 3, 56.72, 5e-3},  {8, 0, 17.86, 5e-3},  {9, 0, 11.54, 5e-3},   {9, 1, 11.08, 5e-3},
    {10, 0, 48.8, 0.05},  {11, 0, 50, 1e-9},    {11, 1, 75.0, 1e-9},  {11, 2, 2684, 0.5},    {11, 3, 671, 0.5},
    {12, 1, 5, 1e-9},     {12, 2, 100, 1e-9},   {13, 0, 10.77, 5e-3}, {14, 1, 11.6, 0.05},   {14, 3, 10.5, 0.05},
    {15, 0, 6.4, 0.05},   {15, 1, 0.52, 5e-3},  {16, 0, 1.477, 5e-4}, {16, 1, 1.699, 5e-4},  {16, 2, 1.298, 5e-4},
    {16, 3, 1.436, 5e-4}, {17, 0, 9.333, 5e-4}, {17, 1, 110.5, 0.05}, {17, 2, 11.17, 5e-3},  {18, 0, 245, 0.5},
    {18, 1, 123, 0.5},    {18, 2, 221, 0.5},    {19, 0, 2.277, 5e-4}, {19, 1, 14.70, 5e-3},  {20, 0, 47.4, 0.05},
    {20, 1, 107.9, 0.05}, {20, 2, 59, 0.5},     {20, 3, 20.9, 0.05},  {21, 0, 14.785, 5e-4}, {21, 1, 6623, 0.5},
    {23, 0, 34.0, 0.05},  {24, 0, 1.972, 5e-4}, {24, 1, 1.753, 5e-4}, {24, 2, 1.438, 5e-4},  {24, 3, 1.332, 5e-4},
    {24, 4, 748, 0.5},    {24, 5, 1.496, 5e-4}, {24, 6, 520e3, 500},  {25, 0, 2.28, 5e-3},   {25, 1, 39.4, 0.05},
    {26, 0, 11, 0.5},     {26, 1, 6.09, 5e-3},  {26, 2, 3.04, 5e-3},  {27, 0, 5, 1e-9},      {27, 1, 0.6, 1e-9},
    {27, 2, 1.0, 1e-9},   {27, 3, 1.8, 1e-9},   {27, 4, 3.0, 1e-9},   {28, 0, 1, 1e-9},      {29, 0, 1.057, 5e-4},
    {29, 1, 6.15, 5e-3},  {29, 2, 1.030, 5e-4}, {30, 0, 500, 1e-9},   {30, 1, 198, 0.51},    {30, 2, 16, 1e-9},
    {32, 0, 1.000, 5e-4}, {33, 0, 0.50, 5e-3},  {33, 1, 0.79, 5e-3},  {33, 2, 2.0, 0.05},    {33, 3, 1.23, 5e-3},
    {33, 4, 1.70, 5e-3},  {33, 5, 2.15, 5e-3},  {36, 0, 196, 0.5},    {37, 0, 3.8, 0.05},    {37, 1, 4.6, 0.05},
    {38, 0, 1.68, 5e-3},  {38, 1, 1.52, 5e-3},  {38, 2, 1.32, 5e-3},  {40, 0, 0.887, 5e-4},  {40, 1, 1.06, 5e-3},
    {40, 2, 0.784, 5e-4}, {40, 3, 0.592, 5e-4}, {40, 4, 0.392, 5e-4}, {44, 1, 327.4, 0.05},  {44, 2, 341.4, 0.05},
    {44, 3, 33.1, 0.05},  {44, 4, 34.5, 0.05},  {44, 5, 1.0, 1e-12},  {12, 0, 22, 3.5},      {14, 0, 10, 1e-9},
    {14, 2, 8, 1e-9},     {18, 3, 172, 0.5},    {18, 4, 215, 0.5},    {22, 0, 67, 1e-9},     {34, 0, 3, 0.5},
    {39, 0, 3, 1e-9},     {41, 0, 20, 1.0},     {42, 0, 3.1, 0.05},   {44, 0, 0.96, 5e-3},   {45, 0, 11, 0.5},
    {46, 0, 7, 0.5},
};

// One letter each: arithmetic (h f n) and fact (s c p u; p is superseded), claims 1 to 46.
constexpr const char* kVerdicts[] = {"hs", "hc", "hc", "hs", "ns", "hs", "hs", "hu", "hs", "hc", "fc", "hu",
                                     "hs", "hu", "nc", "hu", "hc", "fc", "fs", "fc", "hs", "hs", "hu", "hs",
                                     "hu", "fc", "hu", "hu", "fc", "fc", "nu", "hu", "hs", "fp", "nu", "nu",
                                     "hu", "hc", "nu", "hs", "hu", "hu", "hu", "hu", "hu", "hs"};

char letter(Arithmetic verdict) {
    return word(verdict).front();
}

char letter(Fact verdict) {
    return verdict == Fact::Superseded ? 'p' : word(verdict).front();
}

Claim claimWith(int number) {
    const auto all = claims();
    const auto found = std::find_if(all.begin(), all.end(), [number](const Claim& c) { return c.number == number; });
    return found == all.end() ? Claim{} : *found;
}

} // namespace

class ClaimsTest : public QObject {
    Q_OBJECT

private slots:
    void numbersRunFrom1To46() {
        const auto all = claims();
        QCOMPARE(all.size(), std::size_t{46});
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(all[i].number, static_cast<int>(i) + 1);
    }

    void figuresAreThosePrinted() {
        for (const Printed& row : kPrinted) {
            const Claim claim = claimWith(row.number);
            QVERIFY2(row.index < claim.figures.size(), qPrintable(QString::number(row.number)));
            const double value = claim.figures[row.index].value;
            QVERIFY2(std::abs(value - row.value) <= row.halfUnit * (1.0 + 1e-9),
                     qPrintable(QStringLiteral("claim %1 figure %2: %3").arg(row.number).arg(row.index).arg(value)));
        }
    }

    // What can be computed has a tolerance and agrees within it with the figure printed, or says why there is none.
    void tolerancesHold() {
        for (const Claim& claim : claims()) {
            if (!claim.computed() || claim.claimed) continue;
            if (!claim.tolerance) {
                QVERIFY2(claim.note.find("No tolerance: ") != std::string::npos, claim.claim.c_str());
                continue;
            }
            const auto* printed = std::find_if(std::begin(kPrinted), std::end(kPrinted), [&](const Printed& row) {
                return row.number == claim.number && row.index == 0;
            });
            QVERIFY2(printed != std::end(kPrinted), claim.claim.c_str());
            QVERIFY2(std::abs(*claim.computed() - printed->value) <= *claim.tolerance, claim.claim.c_str());
        }
    }

    void verdictsAreThosePrinted() {
        const auto all = claims();
        for (const Claim& claim : all) {
            const char* expected = kVerdicts[claim.number - 1];
            const char found[] = {letter(claim.arithmetic), letter(claim.fact), '\0'};
            QVERIFY2(QByteArray(found) == expected,
                     qPrintable(QStringLiteral("claim %1: %2").arg(claim.number).arg(QLatin1String(found))));
        }
    }

    void everyVerdictHasItsSentence() {
        const std::set<std::string> documents{"000", "001", "002", "003", "004"};
        for (const Claim& claim : claims()) {
            QVERIFY(!claim.claim.empty() && !claim.inputs.empty());
            QCOMPARE(claim.arithmeticReason.back(), '.');
            QCOMPARE(claim.factReason.back(), '.');
            QVERIFY(documents.contains(claim.document.substr(0, 3)));
            for (const Figure& figure : claim.figures)
                QVERIFY(std::isfinite(figure.value) && !figure.label.empty());
        }
    }

    // Where a document states the first figure, the verdict is nothing but the comparison.
    void statedFiguresDecideTheArithmetic() {
        int compared = 0;
        for (const Claim& claim : claims()) {
            if (!claim.claimed) continue;
            QVERIFY(claim.tolerance && claim.computed());
            const bool same = std::abs(*claim.computed() - *claim.claimed) <= *claim.tolerance;
            QCOMPARE(claim.arithmetic == Arithmetic::Holds, same);
            ++compared;
        }
        QCOMPARE(compared, 16);
    }

    void notComputableHasNoNumber() {
        for (const Claim& claim : claims())
            QCOMPARE(claim.computed().has_value(), claim.arithmetic != Arithmetic::NotComputable);
    }

    // The thesis: 3 to 5 times the infrastructure sits above the estimates, and "never" is refuted by 2010-18.
    void thesisIsAHypothesis() {
        const Claim budget = claimWith(16);
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(budget.figures[i].value > 1.1);
        QCOMPARE(budget.fact, Fact::Unverifiable);
        QCOMPARE(claimWith(29).fact, Fact::Contradicted);
        QCOMPARE(claimWith(17).fact, Fact::Contradicted);
        QVERIFY(claimWith(17).factReason.find("forecast") != std::string::npos);
    }

    // The contrarian channels: edge, a binding cap (here of accelerators) and the price of reasoning.
    void contrarianChannelsAreComputed() {
        QCOMPARE(claimWith(27).computed().value(), 5.0);
        QCOMPARE(claimWith(28).computed().value(), 1.0);
        QCOMPARE(claimWith(44).figures.back().value, 1.0);
        QVERIFY(claimWith(33).computed().value() < 1.0);
    }

    void gapIsElevenPlants() {
        const Claim gap = claimWith(26);
        QVERIFY(std::abs(gap.computed().value() - 6623.0 / (0.61 * 986.0)) < 1e-9);
        QCOMPARE(gap.arithmetic, Arithmetic::Fails);
    }

    void recalledFiguresSaySo() {
        for (const int number : {10, 25, 42})
            QVERIFY(claimWith(number).factReason.find("recalled, not sourced") != std::string::npos);
    }

    // By hand: 28.052e6 h x 1.275 kW x 1.3 = 46.50 GWh; 16 x 0.4 x 0.354 Wh per 1,000 tokens.
    void reasoningUsesUpTheTrainingSaving() {
        const Claim claim = claimWith(41);
        QVERIFY(std::abs(claim.figures[1].value - 46.496) < 0.001);
        QVERIFY(std::abs(claim.figures[2].value - 16 * 0.4 * 0.354) < 0.005);
        QVERIFY(std::abs(claim.computed().value() - 20.54) < 0.01);
    }

    void pastCyclesGiveUpperBounds() {
        const Claim claim = claimWith(42);
        QVERIFY(std::abs(claim.figures[0].value - (1.0 + 2.302585 / 1.098612)) < 1e-6);
        QVERIFY(std::abs(claim.figures[3].value - 1.030) < 5e-4);
        QVERIFY(claim.figures[1].value > claim.figures[2].value);
    }

    void monthsGainedAreWorthMillions() {
        const Claim claim = claimWith(43);
        QVERIFY(std::abs(claim.computed().value() - claim.figures[1].value * (1.0 + 1.0 / 1.1)) < 1e-9);
        QVERIFY(std::abs(claim.figures[1].value - 695.41 * (2.5 - 1.775) * 8.76e-3) < 0.005);
    }
};

HEADROOM_TEST(ClaimsTest)
#include "claims_test.moc"
