// For which inputs of the active scenario the imported series are to be used: one line each, a box and a year.
#pragma once

#include "ui/session/prepared_import.h"
#include "ui/session/scenario_tree.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace ui::shell {

class ImportUses : public QWidget {
    Q_OBJECT

public:
    explicit ImportUses(const QString& scenarioName, QWidget* parent = nullptr);
    // An input that exactly one of the series can serve is ticked. What was chosen before stays chosen where it can.
    void show(const std::vector<session::SeriesUse>& uses);
    session::Entries chosen() const;

private:
    struct Line {
        std::string key;
        QCheckBox* box;
        QComboBox* series;
    };
    Line& line(const std::string& key);

    QString m_scenario;
    QVBoxLayout* m_column;
    std::vector<Line> m_lines;
};

} // namespace ui::shell
