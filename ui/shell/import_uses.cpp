#include "ui/shell/import_uses.h"

#include "ui/session/series_use.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>

#include <algorithm>
#include <map>
#include <set>

namespace ui::shell {

ImportUses::ImportUses(const QString& scenarioName, QWidget* parent)
    : QWidget(parent), m_scenario(QString(scenarioName).replace(QLatin1Char('&'), QStringLiteral("&&"))),
      m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
}

ImportUses::Line& ImportUses::line(const std::string& key) {
    for (Line& known : m_lines)
        if (known.key == key) return known;
    const bool isLoad = key == session::regionLoadKey;
    auto* row = new QHBoxLayout;
    auto* box = new QCheckBox(isLoad ? tr("Use as the hourly load of the region in “%1”:").arg(m_scenario)
                                     : tr("Use as the outside temperature in “%1”:").arg(m_scenario),
                              this);
    box->setObjectName(isLoad ? QStringLiteral("useAsLoad") : QStringLiteral("useAsTemperature"));
    auto* series = new QComboBox(this);
    series->setAccessibleName(isLoad ? tr("Series for the load") : tr("Series for the temperature"));
    series->setObjectName(box->objectName() + QStringLiteral("Series"));
    connect(box, &QCheckBox::toggled, series, &QWidget::setEnabled);
    row->addWidget(box);
    row->addWidget(series);
    row->addStretch(1);
    m_column->addLayout(row);
    return m_lines.emplace_back(Line{key, box, series});
}

void ImportUses::show(const std::vector<session::SeriesUse>& uses) {
    std::map<std::string, std::set<std::string>> names;
    for (const auto& use : uses)
        names[use.key].insert(use.name);
    std::map<std::string, QString> before;
    for (Line& known : m_lines) {
        before[known.key] = known.series->currentData().toString();
        known.series->clear();
    }
    for (const auto& use : uses) {
        Line& shown = line(use.key);
        shown.series->addItem(QString::fromStdString(use.name) + QStringLiteral(", ") + QString::number(use.year),
                              QString::fromStdString(use.series));
    }
    for (Line& shown : m_lines) {
        const bool isUsable = shown.series->count() > 0;
        const bool isNew = !before.contains(shown.key) || before[shown.key].isEmpty();
        if (isNew && isUsable) shown.box->setChecked(names[shown.key].size() == 1);
        if (!isNew) shown.series->setCurrentIndex(std::max(0, shown.series->findData(before[shown.key])));
        shown.series->setEnabled(shown.box->isChecked());
        shown.box->setVisible(isUsable);
        shown.series->setVisible(isUsable);
    }
    setVisible(!uses.empty());
}

session::Entries ImportUses::chosen() const {
    session::Entries entries;
    for (const Line& shown : m_lines)
        if (shown.series->count() > 0 && shown.box->isChecked())
            entries.push_back({shown.key, shown.series->currentData().toString().toStdString()});
    return entries;
}

} // namespace ui::shell
