#include "ui/shell/desk.h"

#include "ui/fields/inspector.h"
#include "ui/session/settings.h"
#include "ui/shell/desk_centre.h"
#include "ui/shell/scenario_side.h"

namespace ui::shell {

Desk::Desk(session::Session& session, fields::InspectorPresenter& inputs, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), m_scenarios(new ScenarioSide(session, this)),
      m_centre(new DeskCentre(session, this)), m_inspector(new fields::Inspector(session, inputs, this)) {
    addWidget(m_scenarios);
    addWidget(m_centre);
    addWidget(m_inspector);
    setHandleWidth(1);
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);
    const int letter = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    m_scenarios->setMinimumWidth(letter * 27);
    m_inspector->setMinimumWidth(letter * 41);
    connect(&inputs, &fields::InspectorPresenter::changed, this,
            [this, &inputs] { m_scenarios->showChanges(inputs.changedInputs()); });
    connect(m_scenarios, &ScenarioSide::inputWanted, m_inspector, &fields::Inspector::reveal);
    connect(m_centre, &DeskCentre::panelShown, this,
            [](const QString& name) { session::Settings().setLastPanel(name); });
}

} // namespace ui::shell
