#include "ui/fields/input_card.h"

#include "ui/fields/value_field.h"
#include "ui/session/input_text.h"
#include "ui/text/evidence_text.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace ui::fields {

using session::InputKind;

namespace {

QLabel* plainLabel(const QString& text, const char* look, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setProperty("look", QByteArray(look));
    return label;
}

} // namespace

InputCard::InputCard(const session::InputRow& row, const std::optional<session::SourceFacts>& source, QWidget* parent)
    : QFrame(parent, Qt::Popup) {
    setProperty("look", QByteArray("card"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(row.label);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    column->addWidget(plainLabel(row.label, "title", this));
    column->addWidget(plainLabel(row.sentence, "", this));
    if (row.kind == InputKind::Number || row.kind == InputKind::Trajectory)
        addLine(tr("Range"), rangeInWords(row.minimum, row.maximum, row.unit));
    if (row.isUncertain()) addLine(tr("Uncertainty"), row.prior);
    if (!row.evidence.isEmpty()) addLine(tr("Evidence"), text::evidence(row.evidence));
    if (source) {
        addLine(tr("Source"), QString::fromStdString(source->title));
        if (!source->address.empty()) addLine(tr("Where"), QString::fromStdString(source->address));
    }
    if (row.isChanged) addLine(tr("Before"), row.referenceText);
    addLine(tr("Key"), QString::fromStdString(row.key));
    auto* buttons = new QHBoxLayout;
    if (row.kind == InputKind::Trajectory) {
        auto* byYear = new QPushButton(tr("Edit by year…"), this);
        connect(byYear, &QPushButton::clicked, this, [this] {
            emit knotsWanted();
            close();
        });
        buttons->addWidget(byYear);
    }
    auto* reset = new QPushButton(tr("Reset"), this);
    reset->setEnabled(row.isOverridden);
    reset->setToolTip(tr("Back to the inherited value"));
    connect(reset, &QPushButton::clicked, this, [this] {
        emit resetWanted();
        close();
    });
    buttons->addWidget(reset);
    buttons->addStretch(1);
    column->addLayout(buttons);
    setFixedWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 42);
}

void InputCard::addLine(const QString& caption, const QString& words) {
    auto* line = new QHBoxLayout;
    auto* name = plainLabel(caption, "caption", this);
    name->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("Uncertainty  ")));
    line->addWidget(name, 0, Qt::AlignTop);
    line->addWidget(plainLabel(words, "caption", this), 1, Qt::AlignTop);
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
}

} // namespace ui::fields
