#include "ui/shell/window_dialogs.h"

#include "ui/session/import_reading.h"
#include "ui/shell/action_table.h"
#include "ui/tables/plain_table.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace ui::shell {

namespace {

QString dialogWords(const char* text) {
    return QCoreApplication::translate("dialogs", text);
}

QString projectFilter() {
    return dialogWords("Headroom projects") + QStringLiteral(" (*.headroom)");
}

} // namespace

UnsavedAnswer askAboutUnsaved(QWidget* parent, const QString& name) {
    QMessageBox box(QMessageBox::Question, dialogWords("Save changes?"),
                    dialogWords("%1 has changes that are not saved.").arg(name), QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    const auto* save = box.addButton(dialogWords("Save"), QMessageBox::AcceptRole);
    const auto* discard = box.addButton(dialogWords("Discard"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == save) return UnsavedAnswer::Save;
    return box.clickedButton() == discard ? UnsavedAnswer::Discard : UnsavedAnswer::Cancel;
}

QString askOpen(QWidget* parent) {
    return QFileDialog::getOpenFileName(parent, dialogWords("Open project"), {}, projectFilter());
}

QString askImport(QWidget* parent) {
    const QString filter = dialogWords("Files to import") + QStringLiteral(" (%1);;").arg(session::importPatterns()) +
                           dialogWords("All files") + QStringLiteral(" (*)");
    return QFileDialog::getOpenFileName(parent, dialogWords("Import data"), {}, filter);
}

bool askDiscardLeftover(QWidget* parent, const QString& name) {
    QMessageBox box(QMessageBox::Warning, dialogWords("Discard unsaved work?"),
                    dialogWords("The unsaved work on %1 will be removed and cannot be brought back. The saved file "
                                "stays as it is.")
                        .arg(name),
                    QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    const auto* discard = box.addButton(dialogWords("Discard"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == discard;
}

QString askSavePath(QWidget* parent, const QString& name) {
    QString path = QFileDialog::getSaveFileName(parent, dialogWords("Save project"), name + QStringLiteral(".headroom"),
                                                projectFilter());
    if (!path.isEmpty() && !path.endsWith(QStringLiteral(".headroom"))) path += QStringLiteral(".headroom");
    return path;
}

void tellProblem(QWidget* parent, const QString& reason) {
    QMessageBox box(QMessageBox::Warning, dialogWords("This did not work"), reason, QMessageBox::Close, parent);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

void tellKeys(QWidget* parent) {
    QDialog dialog(parent);
    dialog.setWindowTitle(dialogWords("Keyboard shortcuts"));
    auto* column = new QVBoxLayout(&dialog);
    auto* view = new QTableView(&dialog);
    auto* model = new tables::PlainTable(view);
    std::vector<std::vector<tables::PlainCell>> rows;
    for (const ActionRow& row : actionRows)
        if (row.shortcut[0] != '\0')
            rows.push_back(
                {tables::textCell(QCoreApplication::translate("actions", row.text)),
                 tables::textCell(QKeySequence(QString::fromUtf8(row.shortcut)).toString(QKeySequence::NativeText))});
    model->setContents({dialogWords("Command"), dialogWords("Keys")}, std::move(rows));
    view->setModel(model);
    view->setAccessibleName(dialogWords("Keyboard shortcuts"));
    view->verticalHeader()->hide();
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    view->setShowGrid(false);
    column->addWidget(view);
    auto* close = new QPushButton(dialogWords("Close"), &dialog);
    QObject::connect(close, &QPushButton::clicked, &dialog, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    dialog.resize(480, 560);
    dialog.exec();
}

void tellAbout(QWidget* parent) {
    QMessageBox box(
        QMessageBox::NoIcon, dialogWords("About Headroom"),
        dialogWords("Headroom %1").arg(QStringLiteral(HEADROOM_VERSION)) + QStringLiteral("\n\n") +
            dialogWords("Data-center and grid capacity planning: how much headroom there is, when it runs out, what "
                        "closes the gap, and how sure that is.\n\nFree software under the GNU General Public "
                        "License, version 3 or later."),
        QMessageBox::Close, parent);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

} // namespace ui::shell
