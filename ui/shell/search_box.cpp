#include "ui/shell/search_box.h"

#include "ui/shell/theme.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QListWidget>

#include <algorithm>
#include <utility>

namespace ui::shell {

namespace {

constexpr std::size_t foundMost = 12;

QString kindWords(PaletteKind kind) {
    switch (kind) {
    case PaletteKind::Input:
        return SearchBox::tr("input");
    case PaletteKind::Panel:
        return SearchBox::tr("panel");
    case PaletteKind::Command:
        break;
    }
    return SearchBox::tr("command");
}

} // namespace

SearchBox::SearchBox(Source source, QWidget* parent)
    : QLineEdit(parent), m_source(std::move(source)), m_list(new QListWidget(this)) {
    setPlaceholderText(tr("Search inputs, panels, commands…"));
    setAccessibleName(tr("Search inputs, panels and commands"));
    m_list->setWindowFlags(Qt::ToolTip);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Found"));
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setProperty("look", QByteArray("popup"));
    connect(this, &QLineEdit::textEdited, this, &SearchBox::refresh);
    connect(m_list, &QListWidget::itemPressed, this, [this](QListWidgetItem* item) { accept(m_list->row(item)); });
}

SearchBox::~SearchBox() = default;

void SearchBox::begin() {
    setFocus(Qt::ShortcutFocusReason);
    m_entries = m_source(); // the window may not be active yet
    selectAll();
    refresh();
}

void SearchBox::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    m_entries = m_source();
}

void SearchBox::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    m_list->hide();
}

void SearchBox::keyPressEvent(QKeyEvent* event) {
    const int row = m_list->currentRow();
    switch (event->key()) {
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1));
        return;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(row - 1, 0));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept(row);
        return;
    case Qt::Key_Escape:
        m_list->hide();
        clear();
        clearFocus();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus()) return;
    const Theme theme = activeTheme();
    QPainter painter(this);
    painter.setFont(theme.font(FontUse::Caption));
    painter.setPen(theme.muted);
    painter.drawText(rect().adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("Ctrl+K"));
}

void SearchBox::refresh() {
    m_found = matches(m_entries, text(), foundMost);
    m_list->clear();
    for (const PaletteEntry& entry : m_found)
        m_list->addItem(entry.title + QStringLiteral("   ·   ") +
                        (entry.hint.isEmpty() ? kindWords(entry.kind) : entry.hint));
    if (m_found.empty()) {
        m_list->hide();
        return;
    }
    m_list->setCurrentRow(0);
    const int rowHeight = m_list->sizeHintForRow(0);
    const int wide = std::max(width(), fontMetrics().horizontalAdvance(QLatin1Char('0')) * 46);
    m_list->setGeometry(QRect(mapToGlobal(QPoint(width() - wide, height() + 4)),
                              QSize(wide, rowHeight * static_cast<int>(m_found.size()) + 10)));
    m_list->show();
}

void SearchBox::accept(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= m_found.size()) return;
    const PaletteEntry entry = m_found[static_cast<std::size_t>(row)];
    m_list->hide();
    clear();
    clearFocus();
    emit chosen(entry);
}

} // namespace ui::shell
