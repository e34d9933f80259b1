#include "model/compute/replica_queue.h"
#include "model/compute/serving_cost.h"
#include "model/units/messages.h"
#include "tests/model/compute/reference_models.h"
#include "tests/support/test_case.h"

#include <random>

using namespace model::compute;
using namespace model::units;

namespace {

Text textOf(double tokens) {
    return of<Text>(tokens);
}

bool isNear(double found, double expected, double relative = 1e-9) {
    return std::abs(found - expected) <= relative * std::abs(expected);
}

bool hasCode(const std::vector<Issue>& issues, const char* code) {
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.code == code; });
}

} // namespace

class ServingCostTest : public QObject {
    Q_OBJECT
private slots:
    void addsPrefillToEachOutputToken() {
        const ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const auto model = tests::deepSeekV3();
        const auto cost = [&](double input, double cached, double output) {
            return servingCost(model, tests::h800(), point, textOf(input), cached, textOf(output));
        };
        const ServingCost alone = cost(0.0, 0.0, 400.0);
        QVERIFY(!alone.prefill && !cost(1500.0, 1.0, 400.0).prefill);
        QVERIFY(isNear(number(alone.work), number(alone.decode.work)));
        const ServingCost asked = cost(1500.0, 0.5, 400.0);
        QVERIFY(isNear(number(asked.work), number(asked.decode.work) + number(asked.prefill->work) * 750.0 / 400.0));
        QVERIFY(asked.acceleratorTime > alone.acceleratorTime);
        QVERIFY(cost(1500.0, 0.0, 400.0).acceleratorEnergy > asked.acceleratorEnergy);
        QVERIFY(cost(1500.0, 0.5, 4000.0).acceleratorEnergy < asked.acceleratorEnergy);
        QVERIFY(isNear(number(asked.outputRate()) * number(asked.acceleratorTime), 1.0));
    }
    // A tenth of the paid time is idle at 12 % of 700 W.
    void paysForIdleTime() {
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const ServingCost paid =
            servingCost(tests::deepSeekV3(), tests::h800(), point, textOf(1500.0), 0.5, textOf(400.0));
        point.servedShare = {1.0};
        const ServingCost served =
            servingCost(tests::deepSeekV3(), tests::h800(), point, textOf(1500.0), 0.5, textOf(400.0));
        QVERIFY(isNear(served.acceleratorTime / paid.acceleratorTime, 0.9));
        QVERIFY(
            isNear(number(served.acceleratorEnergy), number(served.decode.acceleratorEnergy) +
                                                         number(served.prefill->acceleratorEnergy) * 750.0 / 400.0));
        const double idleMwh = 0.1 * number(paid.acceleratorTime) * 84e-6;
        QVERIFY(isNear(number(paid.acceleratorEnergy), number(served.acceleratorEnergy) + idleMwh));
    }
    void climbsFromAcceleratorToFacility() {
        const ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const ServingCost cost =
            servingCost(tests::deepSeekV3(), tests::h800(), point, textOf(1500.0), 0.5, textOf(400.0));
        const EnergyPerText server = serverEnergy(cost, tests::h800(), 0.82);
        QVERIFY(isNear(number(server), number(cost.acceleratorTime) * 1.275e-3 * 0.82));
        QVERIFY(server > cost.acceleratorEnergy);
        QVERIFY(isNear(number(facilityEnergy(server, 1.25, 0.05)), number(server) * 1.25 / 0.95));
        QCOMPARE(joulesPerToken(of<EnergyPerText>(1.0 / 3.6e9)), 1.0);
    }
    void lowersTheBatchToTheTimePerToken() {
        ServingPoint point = tests::servingPoint(4096.0, 16.0, 5000.0, 8.0);
        point.timePerToken = {40.0};
        const auto issues = servingIssues(tests::deepSeekV3(), tests::h800(), point, "serving");
        QVERIFY(hasCode(issues, "compute.batch_exceeds_time_per_token"));
        QVERIFY(!hasError(issues));
        const std::string text = describe(issues[0]);
        QVERIFY2(text.find('{') == std::string::npos && text.find("40 ms") != std::string::npos, text.c_str());
    }
    // DeepSeek's own day: decode at 14,800 tokens/s and 8.4 kW a node of eight, 0.568 J per token at the server, mean
    // context 4,989. Its decode unit is 18 nodes; 21 tokens/s for a user make about 12,700 sequences in it.
    void comesNearDeepSeeksOwnDay() {
        const ServingPoint point = tests::servingPoint(12700.0, 144.0, 4989.0, 8.0);
        QVERIFY(!hasError(servingIssues(tests::deepSeekV3(), tests::h800(), point, "serving")));
        const PhaseCost decode = decodePhase(tests::deepSeekV3(), tests::h800(), point);
        const double nodeTokensPerSecond = 8.0 * number(decode.perAccelerator) / kSecondsPerHour;
        const double joules = 8400.0 / nodeTokensPerSecond;
        qInfo("DeepSeek-V3 decode: %.0f tokens/s a node, %.3f J/token at the server (published 14800, 0.568)",
              nodeTokensPerSecond, joules);
        QVERIFY(joules > 0.568 / 3.0 && joules < 0.568 * 3.0);
    }
    // Whatever the queue keeps free is paid for, once: prefill replicas idle, decode replicas run below their largest
    // batch, and the reserve and the served share multiply both.
    void paysForTheQueueOnce() {
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const auto model = tests::deepSeekV3();
        const auto cost = [&] { return servingCost(model, tests::h800(), point, textOf(3000.0), 0.5, textOf(400.0)); };
        const ServingCost plain = cost();
        point.poolReplicas = {100.0};
        const DecodePool pool = decodePool(model, tests::h800(), point);
        QVERIFY(pool.utilisation > 0.8 && pool.utilisation < 0.9);
        const ServingCost queued = cost();
        const double prefill = 1500.0 / 400.0 / number(plain.prefill->perAccelerator);
        const double decode = 1.0 / number(decodePhase(model, tests::h800(), point).perAccelerator);
        QVERIFY(isNear(number(queued.acceleratorTime),
                       (prefill / queued.prefillUtilisation + decode / pool.utilisation) / 0.9, 2e-4));
        QVERIFY(queued.acceleratorEnergy > plain.acceleratorEnergy);
        point.failoverReserve = {0.1};
        QVERIFY(isNear(cost().acceleratorTime / queued.acceleratorTime, 1.1));
        // The typed share is apart from both.
        point.servedShare = {0.45};
        QVERIFY(isNear(cost().acceleratorTime / queued.acceleratorTime, 2.2));
    }
    // Twice the target lets the prefill pool run fuller; longer and more varied prompts take it back.
    void fillsThePrefillPoolUpToTheTarget() {
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        point.poolReplicas = {8.0};
        point.promptVariation = {1.0};
        const auto utilisation = [&](double prompt) {
            return servingCost(tests::deepSeekV3(), tests::h800(), point, textOf(prompt), 0.0, textOf(400.0))
                .prefillUtilisation;
        };
        point.timeToFirstToken = {600.0};
        const double tight = utilisation(8000.0);
        point.timeToFirstToken = {1200.0};
        QVERIFY(utilisation(8000.0) > tight + 0.01);
        QVERIFY(utilisation(12000.0) < utilisation(8000.0) - 0.01);
        point.timeToFirstToken = {4000.0};
        const double even = utilisation(20000.0);
        point.promptVariation = {2.0};
        QVERIFY(utilisation(20000.0) < even);
        // A prompt that alone takes the target leaves no room to wait: the room of Erlang's 5 % (8 replicas: 3.9 busy).
        point.timeToFirstToken = {10.0};
        QVERIFY(utilisation(8000.0) < even && utilisation(8000.0) > 0.4);
        QVERIFY(hasCode(promptIssues(tests::deepSeekV3(), tests::h800(), point, textOf(8000.0), 0.0, "chat"),
                        "compute.prompt_exceeds_first_token"));
        point.timeToFirstToken = {60000.0};
        QVERIFY(promptIssues(tests::deepSeekV3(), tests::h800(), point, textOf(8000.0), 0.0, "chat").empty());
    }
    // The first token of the 95th percentile: a prompt of that length (drawn), after the wait that 5 % exceed.
    void keepsTheTimeToFirstToken() {
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        point.poolReplicas = {8.0};
        point.promptVariation = {1.0};
        point.timeToFirstToken = {900.0};
        const ServingCost cost =
            servingCost(tests::deepSeekV3(), tests::h800(), point, textOf(8000.0), 0.0, textOf(400.0));
        std::mt19937_64 random(5);
        const double spread = std::sqrt(std::log(2.0)); // of the logarithm, at a variation of 1
        std::lognormal_distribution<double> prompt(std::log(8000.0) - 0.5 * spread * spread, spread);
        std::vector<double> prompts(200000);
        std::generate(prompts.begin(), prompts.end(), [&] { return prompt(random); });
        std::nth_element(prompts.begin(), prompts.begin() + 190000, prompts.end());
        const double perTokenMs = Millisecond::inUnit(cost.prefill->step) / cost.prefill->tokensPerStep;
        const double readMs = prompts[190000] * perTokenMs;
        QVERIFY(isNear(cost.firstTokenShare, readMs / 900.0, 0.01));
        // Services as variable as arrivals (both 1) wait as in Erlang's queue.
        const double busy = 8.0 * cost.prefillUtilisation;
        const double waits =
            waitingProbability(8.0, busy) * std::exp(-(8.0 - busy) * (900.0 - readMs) / (8000.0 * perTokenMs));
        QVERIFY2(std::abs(waits - 0.05) < 0.005, qPrintable(QString::number(waits)));
        // Even prompts (variation 0) wait half as long, and the longest is the mean one.
        point.promptVariation = {0.0};
        const ServingCost even =
            servingCost(tests::deepSeekV3(), tests::h800(), point, textOf(9000.0), 0.0, textOf(400.0));
        const double evenMs = 9000.0 * Millisecond::inUnit(even.prefill->step) / even.prefill->tokensPerStep;
        QVERIFY(isNear(even.firstTokenShare, evenMs / 900.0, 1e-6));
        const double evenBusy = 8.0 * even.prefillUtilisation;
        const double evenWaits =
            waitingProbability(8.0, evenBusy) * std::exp(-(8.0 - evenBusy) * (900.0 - evenMs) / (0.5 * evenMs));
        QVERIFY2(std::abs(evenWaits - 0.05) < 1e-4, qPrintable(QString::number(evenWaits)));
    }
    // A trend is a whole gain: neither batch nor queue add to it.
    void addsNothingToATrend() {
        ServingPoint point = tests::servingPoint(4096.0, 16.0, 5000.0, 8.0);
        point.poolReplicas = {20.0};
        point.timeToFirstToken = {4000.0};
        point.timePerToken = {60.0};
        point.promptVariation = {1.0};
        const auto cost = [&](const WorkScale& scale) {
            return servingCost(tests::deepSeekV3(), tests::h800(), point, textOf(6000.0), 0.0, textOf(400.0), scale);
        };
        const ServingCost first = cost({});
        const ServingCost later = cost({.workFactor = 0.25, .speedFactor = 2.0, .utilisationFactor = 1.3});
        QVERIFY(isNear(first.acceleratorTime / later.acceleratorTime, 4.0 * 2.0 * 1.3, 1e-6));
    }
    void keepsChipServerAndAllInApart() {
        const ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const ServingCost cost =
            servingCost(tests::deepSeekV3(), tests::h800(), point, textOf(1500.0), 0.5, textOf(400.0));
        // 8.4 kW of a node of eight is 82 % of its 10.2 kW; 10 % network and PUE 1.25 make 1.438 kW a chip.
        const ServingPower power = servingPower(cost, tests::h800(), 0.8235, 0.1, 1.25, 0.0);
        QVERIFY(std::abs(number(power.server) - 1.05e-3) < 1e-6);
        QVERIFY(std::abs(number(power.allIn) - 1.444e-3) < 1e-6);
        QVERIFY(power.chip < power.server && power.chip < tests::h800().chipPower.quantity());
        QVERIFY(isNear(number(power.chip) * number(cost.acceleratorTime), number(cost.acceleratorEnergy)));
    }
    void saysHowToFitIntoMemory() {
        const auto model = tests::llama70();
        // 141.2 GB of weights and 2,000 tokens of 327,680 bytes for each sequence, in 0.9 x 2 x 80 GB.
        ServingPoint point = tests::servingPoint(4.0, 2.0, 2000.0, 16.0);
        QVERIFY(servingIssues(model, tests::h800(), point, "serving").empty());
        point.batch = {5.0};
        auto issues = servingIssues(model, tests::h800(), point, "serving");
        QVERIFY(hasCode(issues, "compute.batch_exceeds_memory") && issues[0].severity == Severity::Note);
        QVERIFY(issues[0].arguments == (std::vector<std::string>{"144.5", "144", "4", "3"}));
        point.acceleratorsPerReplica = {1.0};
        issues = servingIssues(model, tests::h800(), point, "serving");
        QVERIFY(hasCode(issues, "compute.weights_exceed_memory"));
        QVERIFY(issues[0].arguments == (std::vector<std::string>{"144.5", "72", "3"}));
        // The remedies hold.
        point.acceleratorsPerReplica = {3.0};
        QVERIFY(servingIssues(model, tests::h800(), point, "serving").empty());
    }
    void refusesImpossibleModels() {
        ModelArchitecture model = tests::deepSeekV3();
        const ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        QVERIFY(servingIssues(model, tests::h800(), point, "serving").empty());
        model.activeParameters = {700.0};
        model.expertsPerToken = {300.0};
        model.moeIntermediate = {4096.0};
        ServingPoint drafting = point;
        drafting.acceptedTokens = {3.0};
        drafting.verifiedTokens = {2.0};
        drafting.timePerToken = {1.0};
        const auto issues = servingIssues(model, tests::h800(), drafting, "serving", {.utilisationFactor = 2.0});
        QVERIFY(hasCode(issues, "compute.more_accepted_than_verified"));
        QVERIFY(hasCode(issues, "compute.time_per_token_out_of_reach"));
        QVERIFY(hasCode(issues, "compute.active_exceeds_total"));
        QVERIFY(hasCode(issues, "compute.too_many_experts_chosen"));
        QVERIFY(hasCode(issues, "compute.experts_exceed_total"));
        QVERIFY(hasCode(issues, "compute.utilisation_above_peak"));
        for (const Issue& issue : issues) {
            const std::string text = describe(issue);
            QVERIFY2(text != issue.code && text.find('{') == std::string::npos, text.c_str());
        }
    }
};

HEADROOM_TEST(ServingCostTest)
#include "serving_cost_test.moc"
