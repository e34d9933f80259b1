#include "ui/session/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::session {

using model::scenario::Outcome;
using model::scenario::Scenario;
using model::scenario::YearOutcome;

Session::Session(const CatalogueLookup& catalogue, Evaluate evaluate, QObject* parent)
    : QObject(parent), m_catalogue(catalogue),
      m_document([&catalogue](const std::string& slug) { return catalogue.profile(slug); }), m_live(evaluate),
      m_base(std::move(evaluate)), m_calibrations(catalogue) {
    connect(&m_document, &Document::inputsChanged, this, [this](const QString& slug) {
        if (tree().isAncestor(slug.toStdString(), m_baseline)) evaluateBaseline();
        if (!tree().isAncestor(slug.toStdString(), m_active)) return;
        clampYear();
        emit inputsChanged();
        evaluateActive();
    });
    connect(&m_document, &Document::treeChanged, this, &Session::followTree);
    connect(&m_live, &LiveEvaluation::outcomeChanged, this, &Session::outcomeChanged);
    connect(&m_live, &LiveEvaluation::busyChanged, this, &Session::busyChanged);
    connect(&m_live, &LiveEvaluation::simulatingChanged, this, &Session::simulatingChanged);
    connect(&m_live, &LiveEvaluation::failed, this, &Session::failed);
    connect(&m_base, &LiveEvaluation::outcomeChanged, this, &Session::outcomeChanged);
    connect(&m_base, &LiveEvaluation::failed, this, &Session::failed);
}

void Session::open(ScenarioTree tree, const std::string& templateSlug) {
    m_template = templateSlug;
    m_undo.clear();
    m_baseline.clear();
    m_base.clear();
    m_active.clear();
    m_year = 0;
    m_document.setTree(std::move(tree));
    emit baselineChanged();
}

void Session::reloadProfiles() {
    m_live.forget();
    m_base.forget();
    m_document.reloadProfiles();
}

QString Session::activeName() const {
    const ScenarioNode* node = tree().find(m_active);
    return node == nullptr ? QString() : QString::fromStdString(node->name);
}

Scenario Session::reference() const {
    const ScenarioNode* node = tree().find(m_active);
    if (node == nullptr || !node->parentSlug.empty()) return tree().resolveParent(m_active);
    const ScenarioTree original{m_catalogue.templateScenarios(m_template)};
    return original.resolve(m_active);
}

std::shared_ptr<const Outcome> Session::baselineOutcome() const {
    return m_baseline.empty() ? nullptr : m_base.outcome();
}

const YearOutcome* Session::yearOutcome() const {
    return yearOf(outcome().get(), m_year);
}

void Session::activate(const std::string& slug) {
    if (slug == m_active || tree().find(slug) == nullptr) return;
    m_active = slug;
    clampYear();
    emit activeChanged();
    emit inputsChanged();
    evaluateActive();
}

void Session::pinBaseline(const std::string& slug) {
    if (slug == m_baseline || (!slug.empty() && tree().find(slug) == nullptr)) return;
    m_baseline = slug;
    emit baselineChanged();
    evaluateBaseline();
}

void Session::selectYear(int year) {
    const int before = m_year;
    m_year = year;
    clampYear();
    if (m_year == before) return;
    emit yearSelected(m_year);
    evaluateActive();
}

void Session::evaluateActive() {
    if (tree().find(m_active) == nullptr) {
        m_live.clear();
        return;
    }
    m_live.request(scenario(), m_year);
}

void Session::evaluateBaseline() {
    if (m_baseline.empty())
        m_base.clear();
    else
        m_base.request(m_document.scenario(m_baseline), std::nullopt);
}

void Session::followTree() {
    if (!m_baseline.empty() && tree().find(m_baseline) == nullptr) pinBaseline({});
    const bool isLost = tree().find(m_active) == nullptr;
    if (isLost) m_active = tree().isEmpty() ? std::string() : tree().nodes().front().slug;
    clampYear();
    emit treeChanged();
    if (isLost) emit activeChanged();
    emit inputsChanged();
    evaluateActive();
}

void Session::clampYear() {
    if (tree().find(m_active) == nullptr) return;
    const auto& frame = scenario().frame;
    const int first = static_cast<int>(std::lround(frame.firstYear.value));
    const int last = std::max(first, static_cast<int>(std::lround(frame.lastYear.value)));
    const int wished = m_year == 0 ? first + (last - first) * 5 / 7 : m_year;
    m_year = std::clamp(wished, first, last);
}

const YearOutcome* yearOf(const Outcome* outcome, int year) {
    if (outcome == nullptr) return nullptr;
    const auto found = std::find_if(outcome->years.begin(), outcome->years.end(),
                                    [year](const YearOutcome& candidate) { return candidate.year == year; });
    return found == outcome->years.end() ? nullptr : &*found;
}

} // namespace ui::session
