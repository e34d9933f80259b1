#include "ui/shell/answer_strip.h"

#include "ui/shell/theme.h"

#include <QtGui/QMouseEvent>
#include <QtWidgets/QGraphicsOpacityEffect>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace ui::shell {

namespace {
constexpr int tileGap = 8;

void dress(QWidget* widget, const char* look) {
    if (widget->property("look").toByteArray() == look) return;
    widget->setProperty("look", QByteArray(look));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}
} // namespace

// One tile; a button for the keyboard and for screen readers.
class TileView : public QFrame {
public:
    explicit TileView(QWidget* parent)
        : QFrame(parent), m_caption(new QLabel(this)), m_value(new QLabel(this)), m_note(new QLabel(this)) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(2, 0, 2, 0);
        column->setSpacing(1);
        for (QLabel* label : {m_caption, m_value, m_note}) {
            label->setTextFormat(Qt::PlainText);
            column->addWidget(label);
        }
        dress(m_caption, "caption");
        setFocusPolicy(Qt::TabFocus);
        setObjectName(QStringLiteral("tile"));
        setStyleSheet(QStringLiteral("#tile { padding: 6px 7px; }")); // eight tiles beside each other at 1,600 pixels
    }

    void show(const Tile& tile) {
        dress(this, tile.isAlarm ? "tileAlarm" : "tile");
        dress(m_value, tile.isAlarm ? "tileValueAlarm" : "tileValue");
        dress(m_note, tile.isAlarm ? "captionAlarm" : "caption");
        m_caption->setText(tile.caption);
        m_value->setText(tile.value);
        m_note->setText(tile.note);
        setAccessibleName(tile.caption + QStringLiteral(": ") + tile.value + QStringLiteral(". ") + tile.note);
    }
    using QFrame::show;

private:
    QLabel* m_caption;
    QLabel* m_value;
    QLabel* m_note;
};

AnswerStrip::AnswerStrip(QWidget* parent) : QWidget(parent), m_more(new QPushButton(tr("More"), this)) {
    m_more->setAccessibleName(tr("More answers"));
    m_more->setProperty("look", QByteArray("quiet"));
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, &AnswerStrip::openMore);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Answers"));
}

void AnswerStrip::show(const std::vector<Tile>& tiles) {
    m_tiles = tiles;
    while (m_views.size() < tiles.size())
        m_views.push_back(new TileView(this));
    for (std::size_t i = 0; i < tiles.size(); ++i)
        m_views[i]->show(tiles[i]);
    updateGeometry();
    place();
}

void AnswerStrip::setStale(bool isStale) {
    if (!isStale) {
        setGraphicsEffect(nullptr);
        return;
    }
    auto* faded = new QGraphicsOpacityEffect(this);
    faded->setOpacity(0.55);
    setGraphicsEffect(faded);
}

QStringList AnswerStrip::shownNames() const {
    QStringList names;
    for (std::size_t i = 0; i < m_tiles.size(); ++i)
        if (!m_views[i]->isHidden()) names << m_tiles[i].name;
    return names;
}

QSize AnswerStrip::sizeHint() const {
    int height = 0;
    for (const TileView* view : m_views)
        height = std::max(height, view->sizeHint().height());
    if (height == 0) height = fontMetrics().height() * 5;
    return {800, height};
}

QSize AnswerStrip::minimumSizeHint() const {
    return {200, sizeHint().height()};
}

void AnswerStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void AnswerStrip::place() {
    std::vector<int> widths;
    for (std::size_t i = 0; i < m_tiles.size(); ++i)
        widths.push_back(m_views[i]->sizeHint().width());
    const auto shown = tilesShown(widths, width(), tileGap, m_more->sizeHint().width());
    for (TileView* view : m_views)
        view->setVisible(false);
    const bool folds = shown.size() < m_tiles.size();
    m_more->setVisible(folds);
    if (shown.empty()) return;
    int used = -tileGap + (folds ? m_more->sizeHint().width() + tileGap : 0);
    for (const std::size_t tile : shown)
        used += widths[tile] + tileGap;
    const int extra = std::max(0, width() - used) / static_cast<int>(shown.size());
    int left = 0;
    for (const std::size_t tile : shown) {
        m_views[tile]->setGeometry(left, 0, widths[tile] + extra, height());
        m_views[tile]->setVisible(true);
        left += widths[tile] + extra + tileGap;
    }
    m_more->setGeometry(left, (height() - m_more->sizeHint().height()) / 2, m_more->sizeHint().width(),
                        m_more->sizeHint().height());
}

void AnswerStrip::openMore() {
    QMenu menu(this);
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        if (!m_views[i]->isHidden()) continue;
        const Tile& tile = m_tiles[i];
        menu.addAction(tile.caption + QStringLiteral(": ") + tile.value + QStringLiteral("  ") + tile.note);
    }
    menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

} // namespace ui::shell
