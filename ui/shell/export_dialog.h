// Asks how a chart is to be written, shows it small, and writes the file.
#pragma once

#include "ui/charts/chart_data.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QSpinBox;

namespace ui::shell {

// What the dialog settled on; "csv" writes the figures instead of the picture.
struct ExportChoice {
    QString format; // pdf, svg, png, csv
    QString size;   // half, full, slide, poster
    QString theme;  // print, slide, mono
    int dpi{300};
};

// The file's bytes; empty when the choice names no format or size.
QByteArray exportBytes(const charts::ChartData& data, const ExportChoice& choice);

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ExportDialog(charts::ChartData data, QWidget* parent = nullptr);
    ExportChoice choice() const;
    QString writtenPath() const { return m_written; }

private:
    void preview();
    void write();

    charts::ChartData m_data;
    QString m_written;
    QComboBox* m_format;
    QComboBox* m_size;
    QComboBox* m_theme;
    QSpinBox* m_dpi;
    QLabel* m_picture;
    QLabel* m_problem;
};

} // namespace ui::shell
