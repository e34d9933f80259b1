// The small curve editor of one trajectory: a table of years and values beside its curve. Every change is reported.
#pragma once

#include "ui/session/input_table.h"

#include <QtWidgets/QDialog>

class QLabel;
class QTableView;

namespace ui::tables {
class KnotTable;
}

namespace ui::fields {

class KnotCurve;

class KnotEditor : public QDialog {
    Q_OBJECT

public:
    explicit KnotEditor(const session::InputRow& row, QWidget* parent = nullptr);
    // The same input after a change from elsewhere, such as an undo.
    void show(const session::InputRow& row);
    using QDialog::show;
    const std::string& key() const { return m_key; }

signals:
    void knotsEdited(const std::string& key, const std::vector<model::series::Knot>& knots);

private:
    std::string m_key;
    tables::KnotTable* m_model;
    QTableView* m_table;
    KnotCurve* m_curve;
    QLabel* m_problem;
};

} // namespace ui::fields
