#include "ui/shell/file_drop.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>
#include <QtWidgets/QWidget>

namespace ui::shell {

FileDrop::FileDrop(QWidget* window, Take project, Take data)
    : QObject(window), m_project(std::move(project)), m_data(std::move(data)) {
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

QString droppedFile(const QMimeData* carried) {
    const QList<QUrl> urls = carried->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event) {
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter) return QObject::eventFilter(watched, event);
    auto* dropped = static_cast<QDropEvent*>(event);
    const QString path = droppedFile(dropped->mimeData());
    if (path.isEmpty()) return false;
    dropped->acceptProposedAction();
    if (!isDrop) return true;
    // After the drop: the other program must not wait for the answers to a dialog.
    QMetaObject::invokeMethod(
        this, [this, path] { (path.endsWith(QStringLiteral(".headroom")) ? m_project : m_data)(path); },
        Qt::QueuedConnection);
    return true;
}

} // namespace ui::shell
