// What a person needs to choose between unsaved work of an earlier run and the saved file. It decides nothing.
#pragma once

#include "data/project/project_file.h"

#include <QtCore/QDateTime>
#include <QtCore/QStringList>

namespace ui::session {

struct LeftoverFacts {
    data::project::Leftover leftover;
    QString name; // "Untitled" when it was never saved
    QString path; // ""
    QDateTime openedAt;
    QDateTime changedAt;
    QDateTime savedAt;       // of the file; invalid when there is none
    QStringList differences; // of the unsaved work from the saved file, in words
    QString problem;         // why the unsaved work cannot be read; ""
};

LeftoverFacts factsOf(const data::project::Leftover& leftover);

} // namespace ui::session
