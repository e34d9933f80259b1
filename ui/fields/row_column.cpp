#include "ui/fields/row_column.h"

#include <QtWidgets/QScrollBar>

#include <utility>

namespace ui::fields {

namespace {
constexpr int marginOutOfSight = 240; // made beforehand, so that Tab always finds a next row
constexpr int sideMargin = 12;
} // namespace

RowColumn::RowColumn(Make make, Renew renew, QWidget* parent)
    : QScrollArea(parent), m_make(std::move(make)), m_renew(std::move(renew)), m_body(new QWidget) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_body);
    m_body->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &RowColumn::fill);
}

void RowColumn::setItems(std::vector<Item> items) {
    if (items == m_items) {
        for (const auto& [index, widget] : m_widgets)
            m_renew(widget, index);
        return;
    }
    for (const auto& [index, widget] : m_widgets) {
        widget->hide();
        widget->deleteLater(); // it may be the sender of what is going on
    }
    m_widgets.clear();
    m_items = std::move(items);
    m_tops.clear();
    int top = 0;
    for (const Item& item : m_items) {
        m_tops.push_back(top);
        top += item.height;
    }
    m_body->resize(viewport()->width(), top + sideMargin);
    fill();
}

void RowColumn::scrollTo(std::size_t index) {
    if (index >= m_items.size()) return;
    ensureVisible(0, m_tops[index] + m_items[index].height / 2, 0, m_items[index].height * 2);
    fill();
}

QWidget* RowColumn::widgetAt(std::size_t index) const {
    const auto found = m_widgets.find(index);
    return found == m_widgets.end() ? nullptr : found->second;
}

void RowColumn::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    m_body->resize(viewport()->width(), m_body->height());
    for (const auto& [index, widget] : m_widgets)
        widget->setFixedWidth(viewport()->width() - 2 * sideMargin + 8);
    fill();
}

void RowColumn::fill() {
    const int from = verticalScrollBar()->value() - marginOutOfSight;
    const int to = verticalScrollBar()->value() + viewport()->height() + marginOutOfSight;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const bool isNear = m_tops[i] + m_items[i].height > from && m_tops[i] < to;
        const auto found = m_widgets.find(i);
        if (!isNear && found != m_widgets.end() && !found->second->isAncestorOf(focusWidget())) {
            found->second->deleteLater();
            found->second->hide();
            m_widgets.erase(found);
        } else if (isNear && found == m_widgets.end()) {
            QWidget* widget = m_make(i, m_body);
            widget->setFixedWidth(viewport()->width() - 2 * sideMargin + 8);
            widget->setFixedHeight(m_items[i].height);
            widget->move(sideMargin, m_tops[i]);
            widget->show();
            m_widgets[i] = widget;
        }
    }
    QWidget* before = nullptr;
    for (const auto& [index, widget] : m_widgets) {
        if (before != nullptr) QWidget::setTabOrder(before, widget);
        before = widget;
    }
}

} // namespace ui::fields
