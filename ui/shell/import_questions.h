// One field for each thing that only the user can know about a file. Reports each answer as soon as it is given.
#pragma once

#include "ui/session/import_reading.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;

namespace ui::shell {

class ImportQuestions : public QWidget {
    Q_OBJECT

public:
    explicit ImportQuestions(QWidget* parent = nullptr);
    // Fields that stay keep their focus; hidden when there are none.
    void show(const std::vector<session::ImportQuestion>& questions);

signals:
    void answered(const std::string& key, const std::string& value);

private:
    struct Row {
        std::string key;
        QLabel* words;
        QWidget* field;
    };
    QWidget* makeField(const session::ImportQuestion& question);
    void clear();

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

// A choice of a question in words: "day_first" → "Day first"; units as they are.
QString choiceWords(const std::string& choice);

} // namespace ui::shell
