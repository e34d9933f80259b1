// The measured rows of the project: searched, filtered, let out of quarantine and put back.
#pragma once

#include "ui/session/session.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace ui::panels {

class MeasurementPresenter;
class RecordBrowser;

class MeasurementPage : public QWidget {
    Q_OBJECT

public:
    explicit MeasurementPage(session::Session& session, QWidget* parent = nullptr);
    ~MeasurementPage() override;

    void refresh(); // reads the rows again when they are others than those shown
    RecordBrowser& browser() const { return *m_browser; }

private:
    void showActions();

    session::Session& m_session;
    RecordBrowser* m_browser;
    QPushButton* m_release;
    QPushButton* m_putBack;
    std::shared_ptr<const MeasurementPresenter> m_presenter;
    std::optional<std::string> m_version;
};

} // namespace ui::panels
