// How a table that no format knows is read: its text, numbers, clock and columns, over the first rows as they come out.
// It reports every change; what the layout makes of the file is shown by the dialog around it.
#pragma once

#include "data/importers/layout_proposal.h"

#include <QtWidgets/QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QTableView;

namespace ui::tables {
class LayoutColumnTable;
class PlainTable;
} // namespace ui::tables

namespace ui::shell {

class LayoutEditor : public QWidget {
    Q_OBJECT

public:
    explicit LayoutEditor(QWidget* parent = nullptr);
    void show(const data::importers::LayoutPreview& preview);
    using QWidget::show;
    // The layout as it stands in the fields.
    data::importers::TableLayout tableLayout() const;

    // Of a profile file: false, and the reason in `problem`, when it cannot be read or written.
    bool load(const QString& path, QString& problem);
    bool save(const QString& path, QString& problem) const;

signals:
    // `isPartedAnew`: delimiter, encoding, header or skipped lines are others, so the columns are too.
    void changed(bool isPartedAnew);

private:
    void buildFields();
    void buildTables();
    void buildProfiles();
    void loadProfile();
    void saveProfile();
    void fill(const data::importers::TableLayout& layout);
    void fillColumns(const data::importers::LayoutPreview& preview);

    data::importers::TableLayout m_layout; // what no field shows stays as it was
    QFormLayout* m_left;
    QFormLayout* m_right;
    QComboBox* m_encoding;
    QComboBox* m_delimiter;
    QSpinBox* m_skipped;
    QCheckBox* m_hasHeader;
    QComboBox* m_numbers;
    QComboBox* m_kind;
    QComboBox* m_dates;
    QComboBox* m_stamp;
    QLineEdit* m_zone;
    QComboBox* m_repeated;
    tables::LayoutColumnTable* m_columns;
    QTableView* m_columnView;
    tables::PlainTable* m_rows;
    QTableView* m_rowView;
};

} // namespace ui::shell
