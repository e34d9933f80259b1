// The three columns of the desk: scenarios, answers, inputs. It wires them to each other and keeps their widths.
#pragma once

#include "ui/fields/inspector_presenter.h"

#include <QtWidgets/QSplitter>

namespace ui::fields {
class Inspector;
}

namespace ui::shell {

class DeskCentre;
class ScenarioSide;

class Desk : public QSplitter {
    Q_OBJECT

public:
    // Session and presenter outlive the desk.
    Desk(session::Session& session, fields::InspectorPresenter& inputs, QWidget* parent = nullptr);

    ScenarioSide& scenarios() const { return *m_scenarios; }
    DeskCentre& centre() const { return *m_centre; }
    fields::Inspector& inspector() const { return *m_inspector; }

private:
    ScenarioSide* m_scenarios;
    DeskCentre* m_centre;
    fields::Inspector* m_inspector;
};

} // namespace ui::shell
