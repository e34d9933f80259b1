#include "ui/shell/export_dialog.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/data_table.h"
#include "ui/session/settings.h"

#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtGui/QPixmap>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

#include <utility>

namespace ui::shell {

namespace {

constexpr int previewDpi = 72;

QComboBox* combo(const QString& name, const QList<std::pair<QString, QString>>& items, QWidget* parent) {
    auto* made = new QComboBox(parent);
    made->setAccessibleName(name);
    for (const auto& [text, data] : items)
        made->addItem(text, data);
    return made;
}

} // namespace

QByteArray exportBytes(const charts::ChartData& data, const ExportChoice& choice) {
    if (choice.format == QStringLiteral("csv")) return charts::csv(charts::dataTable(data));
    const auto format = charts::exportFormat(QStringLiteral("chart.") + choice.format);
    const auto size = charts::exportSize(choice.size);
    const auto theme = charts::exportTheme(choice.theme);
    if (!format || !size || !theme) return {};
    charts::ExportOptions options;
    options.format = *format;
    options.sizeMm = *size;
    options.theme = *theme;
    options.dpi = choice.dpi;
    return charts::exportChart(data, options);
}

ExportDialog::ExportDialog(charts::ChartData chart, QWidget* parent)
    : QDialog(parent), m_data(std::move(chart)), m_format(combo(tr("Format"),
                                                               {{tr("PDF, vector"), QStringLiteral("pdf")},
                                                                {tr("SVG, vector"), QStringLiteral("svg")},
                                                                {tr("PNG, picture"), QStringLiteral("png")},
                                                                {tr("CSV, the figures"), QStringLiteral("csv")}},
                                                               this)),
      m_size(combo(tr("Size"),
                   {{tr("Full width, 170 × 110 mm"), QStringLiteral("full")},
                    {tr("Half width, 85 × 60 mm"), QStringLiteral("half")},
                    {tr("Slide, 254 × 143 mm"), QStringLiteral("slide")},
                    {tr("Poster, 420 × 280 mm"), QStringLiteral("poster")}},
                   this)),
      m_theme(combo(tr("Look"),
                    {{tr("Print"), QStringLiteral("print")},
                     {tr("Slide"), QStringLiteral("slide")},
                     {tr("Black and white"), QStringLiteral("mono")}},
                    this)),
      m_dpi(new QSpinBox(this)), m_picture(new QLabel(this)), m_problem(new QLabel(this)) {
    setWindowTitle(tr("Export chart"));
    m_dpi->setRange(72, 1200);
    m_dpi->setValue(300);
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setAccessibleName(tr("Resolution"));
    m_picture->setMinimumSize(520, 330);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setAccessibleName(tr("Preview"));
    m_problem->setProperty("look", QByteArray("error"));
    m_problem->setTextFormat(Qt::PlainText);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_picture, 1);
    auto* form = new QFormLayout;
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Size"), m_size);
    form->addRow(tr("Look"), m_theme);
    form->addRow(tr("Resolution"), m_dpi);
    column->addLayout(form);
    column->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* save = new QPushButton(tr("Export…"), this);
    save->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &ExportDialog::write);
    for (QComboBox* box : {m_format, m_size, m_theme})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::preview);
    preview();
}

ExportChoice ExportDialog::choice() const {
    return {m_format->currentData().toString(), m_size->currentData().toString(), m_theme->currentData().toString(),
            m_dpi->value()};
}

void ExportDialog::preview() {
    const bool isPicture = choice().format != QStringLiteral("csv");
    m_size->setEnabled(isPicture);
    m_theme->setEnabled(isPicture);
    m_dpi->setEnabled(choice().format == QStringLiteral("png"));
    ExportChoice shown = choice();
    shown.format = QStringLiteral("png");
    shown.dpi = previewDpi;
    QPixmap picture;
    picture.loadFromData(exportBytes(m_data, shown));
    m_picture->setPixmap(picture.scaled(m_picture->minimumSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
}

void ExportDialog::write() {
    const QString suffix = choice().format;
    const QString proposed = QDir(session::Settings().exportFolder()).filePath(m_data.name + QLatin1Char('.') + suffix);
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export chart"), proposed, QStringLiteral("*.") + suffix);
    if (path.isEmpty()) return;
    const QByteArray bytes = exportBytes(m_data, choice());
    QSaveFile file(path);
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        m_problem->setText(tr("%1 could not be written. Choose another folder or a smaller size.").arg(path));
        return;
    }
    session::Settings().setExportFolder(QFileInfo(path).absolutePath());
    m_written = path;
    accept();
}

} // namespace ui::shell
