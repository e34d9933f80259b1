// Lets one file be dropped onto the window: a project to open, anything else to import. It opens nothing itself.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

#include <functional>

class QMimeData;
class QWidget;

namespace ui::shell {

class FileDrop : public QObject {
public:
    using Take = std::function<void(const QString& path)>;
    FileDrop(QWidget* window, Take project, Take data); // belongs to the window

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Take m_project;
    Take m_data;
};

// The one local file that is carried; "" when it is none or several.
QString droppedFile(const QMimeData* carried);

} // namespace ui::shell
