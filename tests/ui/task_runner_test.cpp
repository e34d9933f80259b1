#include "ui/session/live_evaluation.h"

#include "tests/support/test_case.h"

#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

#include <atomic>
#include <stdexcept>

using namespace ui::session;
using model::scenario::EvaluateOptions;
using model::scenario::Outcome;
using model::scenario::Scenario;

class TaskRunnerTest : public QObject {
    Q_OBJECT
private slots:
    void resultArrivesOnTheOwnersThread();
    void latestWins();
    void exceptionBecomesAWord();
    void busyComesLateAndGoes();
    void cancelledWorkIsDropped();
    void destructionStopsTheWork();
    void guardedNamesTheReason();
    void evaluationKeepsTheNewestAnswer();
    void knownAnswersCostNothing();
    void longWorkIsStoppedByANewRequest();
    void quickYearsAreSimulatedMeanwhile();
};

void TaskRunnerTest::resultArrivesOnTheOwnersThread() {
    TaskRunner runner;
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    runner.start([&](std::stop_token) {
        worker = QThread::currentThread();
        return [&] { receiver = QThread::currentThread(); };
    });
    QTRY_VERIFY(receiver != nullptr);
    QCOMPARE(receiver, QThread::currentThread());
    QVERIFY(worker != receiver);
}

void TaskRunnerTest::latestWins() {
    TaskRunner runner;
    std::vector<int> finished;
    std::atomic<int> begun{0};
    for (int i = 0; i < 50; ++i)
        runner.start([&, i](std::stop_token) {
            ++begun;
            QThread::msleep(20);
            return [&finished, i] { finished.push_back(i); };
        });
    QTRY_VERIFY(!finished.empty() && finished.back() == 49);
    QVERIFY(begun < 50); // those in between never began
    QVERIFY(std::is_sorted(finished.begin(), finished.end()));
}

void TaskRunnerTest::exceptionBecomesAWord() {
    TaskRunner runner;
    QSignalSpy failed(&runner, &TaskRunner::failed);
    runner.start([](std::stop_token) -> TaskRunner::Finish { throw std::runtime_error("out of ink"); });
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("out of ink")));
    bool isDone = false;
    runner.start([&](std::stop_token) { return [&] { isDone = true; }; });
    QTRY_VERIFY(isDone); // the worker lives on
}

void TaskRunnerTest::busyComesLateAndGoes() {
    TaskRunner runner;
    QSignalSpy busy(&runner, &TaskRunner::busyChanged);
    bool isDone = false;
    runner.start([&](std::stop_token) { return [&] { isDone = true; }; });
    QTRY_VERIFY(isDone);
    QTest::qWait(200);
    QCOMPARE(busy.count(), 0); // too short to be shown
    runner.start([](std::stop_token) {
        QThread::msleep(400);
        return TaskRunner::Finish();
    });
    QTRY_COMPARE(busy.count(), 1);
    QVERIFY(runner.isBusy());
    QTRY_COMPARE(busy.count(), 2);
    QVERIFY(!runner.isBusy() && runner.isIdle());
}

void TaskRunnerTest::cancelledWorkIsDropped() {
    TaskRunner runner;
    bool isDelivered = false;
    std::atomic<bool> sawStop{false};
    runner.start([&](std::stop_token stop) {
        for (int i = 0; i < 500 && !stop.stop_requested(); ++i)
            QThread::msleep(5);
        sawStop = stop.stop_requested();
        return [&] { isDelivered = true; };
    });
    QTest::qWait(30);
    runner.cancel();
    QTRY_VERIFY(sawStop);
    QTest::qWait(50);
    QVERIFY(!isDelivered);
}

void TaskRunnerTest::destructionStopsTheWork() {
    std::atomic<bool> ended{false};
    {
        TaskRunner runner;
        runner.start([&](std::stop_token stop) {
            while (!stop.stop_requested())
                QThread::msleep(1);
            ended = true;
            return TaskRunner::Finish();
        });
        QTest::qWait(20);
    }
    QVERIFY(ended);
}

void TaskRunnerTest::guardedNamesTheReason() {
    QVERIFY(TaskRunner::guarded([] {}).isEmpty());
    QVERIFY(TaskRunner::guarded([] { throw std::runtime_error("no"); }).contains(QStringLiteral("no")));
    QVERIFY(!TaskRunner::guarded([] { throw 1; }).isEmpty());
}

void TaskRunnerTest::evaluationKeepsTheNewestAnswer() {
    LiveEvaluation live([](const Scenario& scenario, const EvaluateOptions&) {
        QThread::msleep(10);
        Outcome outcome;
        outcome.summary.npvUsd = scenario.power.pueBase.value;
        return outcome;
    });
    Scenario scenario = model::scenario::standardScenario();
    for (int i = 1; i <= 30; ++i) {
        scenario.power.pueBase.value = i;
        live.request(scenario, 2030);
        QVERIFY(!live.isCurrent());
    }
    QTRY_VERIFY(live.isCurrent());
    QCOMPARE(live.outcome()->summary.npvUsd, 30.0);
}

void TaskRunnerTest::knownAnswersCostNothing() {
    std::atomic<int> calls{0};
    LiveEvaluation live([&](const Scenario&, const EvaluateOptions&) {
        ++calls;
        return Outcome();
    });
    Scenario one = model::scenario::standardScenario();
    Scenario two = one;
    two.power.pueBase.value = 1.9;
    live.request(one, 2030);
    QTRY_VERIFY(live.isCurrent());
    live.request(two, 2030);
    QTRY_VERIFY(live.isCurrent());
    live.request(one, 2030);
    QVERIFY(live.isCurrent()); // at once
    live.request(one, 2031);   // the hours of another year
    QVERIFY(!live.isCurrent());
    QTRY_VERIFY(live.isCurrent());
    QCOMPARE(calls.load(), 3);
    live.clear();
    QVERIFY(live.outcome() == nullptr);
}

void TaskRunnerTest::longWorkIsStoppedByANewRequest() {
    std::atomic<int> stopped{0};
    LiveEvaluation live([&](const Scenario& scenario, const EvaluateOptions& options) {
        if (scenario.power.pueBase.value > 1.5)
            for (int i = 0; i < 2000 && !options.stop.stop_requested(); ++i)
                QThread::msleep(2);
        if (options.stop.stop_requested()) ++stopped;
        return Outcome();
    });
    Scenario scenario = model::scenario::standardScenario();
    scenario.power.pueBase.value = 2.0;
    live.request(scenario, {});
    QTest::qWait(450);
    scenario.power.pueBase.value = 1.1;
    live.request(scenario, {});
    QTRY_VERIFY(live.isCurrent());
    QCOMPARE(stopped.load(), 1);
}

// Quick years are shown at once and replaced when the simulation lands; a new request drops a simulation under way.
void TaskRunnerTest::quickYearsAreSimulatedMeanwhile() {
    std::atomic<bool> mayLand{false};
    std::atomic<int> simulations{0};
    std::atomic<int> stopped{0};
    LiveEvaluation live([&](const Scenario& scenario, const EvaluateOptions& options) {
        Outcome outcome;
        outcome.years.resize(2);
        outcome.years[0].loleMethod = "exact";
        outcome.years[1].loleMethod = scenario.power.pueBase.value > 1.5 ? "quick" : "exact";
        if (!options.simulation) return outcome;
        ++simulations;
        while (!mayLand && !options.stop.stop_requested())
            QThread::msleep(1);
        if (options.stop.stop_requested()) ++stopped;
        outcome.years[1].loleMethod = "simulated";
        return outcome;
    });
    Scenario scenario = model::scenario::standardScenario();
    scenario.power.pueBase.value = 1.1;
    live.request(scenario, 2030);
    QTRY_VERIFY(live.isCurrent());
    QVERIFY(!live.isSimulating()); // nothing to simulate
    scenario.power.pueBase.value = 2.0;
    live.request(scenario, 2030);
    QTRY_VERIFY(live.isCurrent());
    QVERIFY(live.isSimulating());
    QCOMPARE(live.outcome()->years[1].loleMethod, std::string("quick"));
    QTRY_COMPARE(simulations.load(), 1);
    scenario.power.pueBase.value = 3.0;
    live.request(scenario, 2030);
    QTRY_COMPARE(stopped.load(), 1);
    QTRY_VERIFY(live.isCurrent() && live.isSimulating());
    mayLand = true;
    QTRY_VERIFY(!live.isSimulating());
    QCOMPARE(live.outcome()->years[1].loleMethod, std::string("simulated"));
    scenario.power.pueBase.value = 1.1;
    live.request(scenario, 2030);
    scenario.power.pueBase.value = 3.0;
    live.request(scenario, 2030); // remembered as simulated
    QCOMPARE(live.outcome()->years[1].loleMethod, std::string("simulated"));
    QCOMPARE(simulations.load(), 2);
}

HEADROOM_TEST(TaskRunnerTest)
#include "task_runner_test.moc"
