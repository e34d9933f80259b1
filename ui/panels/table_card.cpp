#include "ui/panels/table_card.h"

#include "ui/tables/column_widths.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace ui::panels {

TableCard::TableCard(QWidget* parent)
    : QFrame(parent), m_tabs(new QTabBar(this)), m_title(new QLabel(this)), m_view(new QTableView(this)),
      m_model(new tables::PlainTable(m_view)), m_note(new QLabel(this)) {
    setProperty("look", QByteArray("card"));
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(12, 10, 12, 12);
    m_tabs->setAccessibleName(tr("Tables"));
    m_tabs->setUsesScrollButtons(true);
    m_tabs->hide();
    inside->addWidget(m_tabs);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setProperty("look", QByteArray("title"));
    inside->addWidget(m_title);
    m_view->setModel(m_model);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMaximumSectionSize(fontMetrics().lineSpacing() * 3 + 12); // three lines of a long text
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setMinimumHeight(fontMetrics().height() * 7);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->horizontalHeader()->setHighlightSections(false);
    inside->addWidget(m_view, 1);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setProperty("look", QByteArray("caption"));
    inside->addWidget(m_note);
    connect(m_tabs, &QTabBar::currentChanged, this, &TableCard::show);
}

void TableCard::setTables(std::vector<TableContents> tables) {
    const QString chosen = m_tabs->tabText(m_tabs->currentIndex());
    m_contents = std::move(tables);
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    int index = 0;
    for (const TableContents& contents : m_contents)
        if (const int at = m_tabs->addTab(contents.tab); contents.tab == chosen) index = at;
    m_tabs->setCurrentIndex(index);
    m_tabs->setVisible(m_contents.size() > 1);
    show(index);
}

void TableCard::show(int index) {
    if (index < 0 || index >= static_cast<int>(m_contents.size())) return;
    const TableContents& contents = m_contents[static_cast<std::size_t>(index)];
    m_title->setText(contents.title);
    m_view->setAccessibleName(contents.title);
    m_note->setText(contents.note);
    m_note->setVisible(!contents.note.isEmpty());
    m_model->setContents(contents.headings, contents.rows);
    m_view->setWordWrap(false); // widths are those of whole lines
    tables::fitColumns(*m_view);
    m_view->setWordWrap(true);
    m_view->resizeRowsToContents();
}

} // namespace ui::panels
