#include "ui/shell/theme.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

namespace ui::shell {

namespace {

// Colours stand as @name, lengths at scale 1 as #12px-like @12, type sizes as @body, @caption, @heading, @tile.
// Widgets choose a look by the dynamic property "look".
constexpr const char* sheetTemplate = R"(
QWidget { color: @text; }
QMainWindow, QDialog, QWidget[look="ground"] { background: @ground; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolTip { background: @card; color: @text; border: 1px solid @line; padding: @4; }

QFrame[look="card"], QWidget[look="card"] { background: @card; border: 1px solid @line; border-radius: @8; }
QFrame[look="side"], QWidget[look="side"] { background: @card; border: none; }
QFrame[look="tile"], QPushButton[look="tile"] { background: @card; border: 1px solid @line; border-radius: @8;
  padding: @8 @12; text-align: left; }
QPushButton[look="tile"]:hover { border-color: @accent; background: @card; }
QFrame[look="tileAlarm"], QPushButton[look="tileAlarm"] { background: @alarmSoft; border: 1px solid @alarm;
  border-radius: @8; padding: @8 @12; text-align: left; }
QFrame[look="note"], QPlainTextEdit[look="note"] { background: @card; border: 1px solid @line; border-radius: @6;
  padding: @8; }
QFrame[look="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: @bodypt; font-weight: 600; }
QLabel[look="heading"] { font-size: @headingpt; font-weight: 600; }
QLabel[look="section"] { font-size: @captionpt; font-weight: 600; color: @muted; }
QLabel[look="caption"] { font-size: @captionpt; color: @muted; }
QLabel[look="tileValue"] { font-size: @tilept; font-weight: 600; }
QLabel[look="tileValueAlarm"] { font-size: @tilept; font-weight: 600; color: @alarm; }
QLabel[look="captionAlarm"], QLabel[look="error"] { font-size: @captionpt; color: @alarm; }
QLabel[look="unit"] { font-size: @captionpt; color: @muted; }
QLabel[look="chip"] { font-size: @captionpt; color: @accentText; background: @accentSoft; border-radius: @8;
  padding: @1 @8; }

QPushButton { background: @card; border: 1px solid @line; border-radius: @6; padding: @5 @12; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @accentSoft; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @disabled; }
QPushButton:default, QPushButton[look="primary"], QToolButton[look="primary"] { background: @accent; color: @onAccent;
  border: 1px solid @accent; border-radius: @6; padding: @5 @12; font-weight: 600; }
QPushButton:default:hover, QPushButton[look="primary"]:hover, QToolButton[look="primary"]:hover {
  background: @accentHover; border-color: @accentHover; }
QPushButton:default:disabled, QPushButton[look="primary"]:disabled { background: @hover; color: @disabled;
  border-color: @line; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border: 1px solid transparent;
  color: @accentText; padding: @2 @6; border-radius: @4; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: @hover; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border-color: @accent; }
QPushButton[look="chip"], QToolButton[look="chip"] { font-size: @captionpt; background: @card; border: 1px solid @line;
  border-radius: @9; padding: @1 @8; }
QPushButton[look="chip"]:hover, QToolButton[look="chip"]:hover { background: @hover; }
QPushButton[look="chip"]:checked, QToolButton[look="chip"]:checked { background: @accentSoft; color: @accentText;
  border-color: @accentSoft; }
QPushButton[look="chip"]:focus, QToolButton[look="chip"]:focus { border-color: @accent; }
QPushButton[look="source"], QToolButton[look="source"] { font-size: @captionpt; color: @accentText;
  background: @accentSoft; border: 1px solid @accentSoft; border-radius: @9; padding: 0 @7; }
QPushButton[look="source"]:hover, QToolButton[look="source"]:hover { border-color: @accent; }

QMenuBar { background: @card; border-bottom: 1px solid @line; padding: @2 @4; spacing: @2; }
QMenuBar::item { background: transparent; padding: @4 @8; border-radius: @4; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; }
QMenu { background: @card; border: 1px solid @line; padding: @4; }
QMenu::item { padding: @5 @28 @5 @12; border-radius: @4; }
QMenu::icon { padding-left: @8; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: @4 @8; }
QToolBar { background: @card; border: none; border-bottom: 1px solid @line; padding: @6 @8; spacing: @4; }
QToolBar::separator { width: 1px; background: @line; margin: @3 @8; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: @6; padding: @4 @8; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }
QStatusBar { background: @card; border-top: 1px solid @line; color: @muted; }
QStatusBar QLabel { font-size: @captionpt; color: @muted; padding: 0 @6; }
QStatusBar::item { border: none; }
QProgressBar { background: @hover; border: none; border-radius: @3; min-height: @6; max-height: @6; }
QProgressBar::chunk { background: @accent; border-radius: @3; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-drawBase: 0; qproperty-expanding: 0; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent;
  padding: @6 @10; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accentText; }

QLineEdit, QPlainTextEdit, QTextEdit { background: @card;
  border: 1px solid @line; border-radius: @6; padding: @3 @8; selection-background-color: @accent;
  selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid @accent; }
QLineEdit:disabled { color: @disabled; background: @ground; }
QLineEdit[bad="true"] { border: 1px solid @alarm; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; background: transparent; padding: 0; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @line; selection-background-color: @accentSoft;
  selection-color: @text; outline: none; }

QSlider { min-height: @18; }
QSlider::groove:horizontal { height: @4; background: @groove; border-radius: @2; }
QSlider::sub-page:horizontal { background: @accent; border-radius: @2; }
QSlider::handle:horizontal { background: @card; border: 2px solid @accent; width: @10; height: @10; margin: -@5 0;
  border-radius: @7; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @accentSoft; }
QSlider::sub-page:horizontal:disabled { background: @line; }
QSlider::handle:horizontal:disabled { border-color: @line; }

QAbstractItemView { background: @card; alternate-background-color: @hover; border: none; outline: none;
  selection-background-color: @accentSoft; selection-color: @text; }
QTreeView::item, QListView::item { padding: @4 @4; border-radius: @4; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected { background: @accentSoft; color: @text; }
QTableView { gridline-color: @gridLine; border: 1px solid @line; border-radius: @6; }
QTableView::item { padding: @2 @6; }
QTableView::item:selected { background: @accentSoft; color: @text; }
QHeaderView { background: @card; }
QHeaderView::section { background: @card; color: @muted; border: none; border-bottom: 1px solid @line;
  padding: @4 @6; font-size: @captionpt; }
QTableCornerButton::section { background: @card; border: none; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: @10; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @10; margin: 0; }
QScrollBar::handle { background: @thumb; border-radius: @3; margin: @2; }
QScrollBar::handle:vertical { min-height: @28; }
QScrollBar::handle:horizontal { min-width: @28; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: @card; padding: @8; }
)";

QString points(const Theme& theme, FontUse use) {
    return QString::number(theme.font(use).pointSizeF(), 'f', 2) + QStringLiteral("pt");
}

QHash<QString, QString> sheetWords(const Theme& theme) {
    const auto blend = [&](double share) { return mix(theme.muted, theme.card, share).name(); };
    return {{QStringLiteral("ground"), theme.ground.name()},
            {QStringLiteral("card"), theme.card.name()},
            {QStringLiteral("line"), theme.line.name()},
            {QStringLiteral("gridLine"), theme.gridLine.name()},
            {QStringLiteral("text"), theme.text.name()},
            {QStringLiteral("muted"), theme.muted.name()},
            {QStringLiteral("disabled"), theme.disabled.name()},
            {QStringLiteral("accent"), theme.accent.name()},
            {QStringLiteral("accentText"), theme.accent.name()},
            {QStringLiteral("accentHover"), mix(theme.accent, theme.text, 0.88).name()},
            {QStringLiteral("accentSoft"), theme.accentSoft.name()},
            {QStringLiteral("onAccent"), theme.onAccent.name()},
            {QStringLiteral("alarm"), theme.alarm.name()},
            {QStringLiteral("alarmSoft"), theme.alarmSoft.name()},
            {QStringLiteral("hover"), theme.hover.name()},
            {QStringLiteral("groove"), blend(0.2)},
            {QStringLiteral("thumb"), blend(0.4)},
            {QStringLiteral("bodypt"), points(theme, FontUse::Body)},
            {QStringLiteral("captionpt"), points(theme, FontUse::Caption)},
            {QStringLiteral("headingpt"), points(theme, FontUse::Heading)},
            {QStringLiteral("tilept"), points(theme, FontUse::Tile)}};
}

} // namespace

QString styleSheet(const Theme& theme) {
    static const QRegularExpression word(QStringLiteral("@([a-zA-Z]+|[0-9]+)"));
    const QHash<QString, QString> words = sheetWords(theme);
    const QString sheet = QString::fromUtf8(sheetTemplate);
    QString filled;
    qsizetype from = 0;
    for (auto found = word.globalMatch(sheet); found.hasNext();) {
        const auto match = found.next();
        bool isLength = false;
        const int length = match.capturedView(1).toInt(&isLength);
        filled += sheet.mid(from, match.capturedStart() - from);
        filled += isLength ? QString::number(qRound(theme.px(length))) + QStringLiteral("px")
                           : words.value(match.captured(1));
        from = match.capturedEnd();
    }
    return filled + sheet.mid(from);
}

} // namespace ui::shell
