#include "ui/fields/knot_editor.h"

#include "ui/fields/knot_curve.h"
#include "ui/tables/knot_table.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

namespace ui::fields {

KnotEditor::KnotEditor(const session::InputRow& row, QWidget* parent)
    : QDialog(parent), m_key(row.key), m_model(new tables::KnotTable(row.unit, row.minimum, row.maximum, this)),
      m_table(new QTableView(this)), m_curve(new KnotCurve(this)), m_problem(new QLabel(this)) {
    setWindowTitle(tr("%1 by year").arg(row.label));
    auto* column = new QVBoxLayout(this);
    auto* sentence = new QLabel(row.sentence + QLatin1Char(' ') + tr("Linear between the years, flat outside."), this);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    m_curve->setMinimumSize(360, 130);
    m_curve->setLogarithmic(row.isLogarithmic);
    column->addWidget(m_curve, 1);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Years and values"));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    column->addWidget(m_table, 2);
    m_problem->setProperty("look", QByteArray("error"));
    m_problem->setTextFormat(Qt::PlainText);
    column->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    auto* add = new QPushButton(tr("Add year"), this);
    auto* remove = new QPushButton(tr("Remove year"), this);
    auto* close = new QPushButton(tr("Done"), this);
    close->setDefault(true);
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, [this] {
        const QModelIndex at = m_table->currentIndex();
        m_model->addAfter(at.isValid() ? at.row() : m_model->rowCount() - 1);
    });
    connect(remove, &QPushButton::clicked, this, [this] { m_model->removeRow(m_table->currentIndex().row()); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_model, &tables::KnotTable::refused, m_problem, &QLabel::setText);
    connect(m_model, &tables::KnotTable::knotsEdited, this, [this] {
        m_problem->clear();
        m_curve->show(m_model->knots());
        emit knotsEdited(m_key, m_model->knots());
    });
    show(row);
    resize(420, 480);
}

void KnotEditor::show(const session::InputRow& row) {
    m_model->setKnots(row.knots);
    m_curve->show(row.knots);
}

} // namespace ui::fields
