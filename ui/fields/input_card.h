// What stands behind one input: its sentence, range, prior, source, and the ways back. A small window beside the row.
#pragma once

#include "ui/session/catalogue_lookup.h"
#include "ui/session/input_table.h"

#include <QtWidgets/QFrame>

namespace ui::fields {

class InputCard : public QFrame {
    Q_OBJECT

public:
    InputCard(const session::InputRow& row, const std::optional<session::SourceFacts>& source, QWidget* parent);

signals:
    void resetWanted();
    void knotsWanted();

private:
    void addLine(const QString& caption, const QString& text);
};

} // namespace ui::fields
