// A card with one table, or several of which a tab bar shows one: title, table, note, nothing computed here.
#pragma once

#include "ui/panels/panel_tables.h"

#include <QtWidgets/QFrame>

class QLabel;
class QTabBar;
class QTableView;

namespace ui::panels {

class TableCard : public QFrame {
    Q_OBJECT

public:
    explicit TableCard(QWidget* parent = nullptr);
    // The tab of the same name stays chosen.
    void setTables(std::vector<TableContents> tables);

private:
    void show(int index);

    std::vector<TableContents> m_contents;
    QTabBar* m_tabs;
    QLabel* m_title;
    QTableView* m_view;
    tables::PlainTable* m_model;
    QLabel* m_note;
};

} // namespace ui::panels
