// Offers unsaved work that an earlier run left behind: recover it, open the saved file, or decide later. It removes
// nothing unless Discard was chosen and confirmed.
#pragma once

#include "ui/session/leftover_facts.h"
#include "ui/session/project_store.h"

#include <QtWidgets/QDialog>

class QLabel;
class QVBoxLayout;

namespace ui::shell {

class RecoveryDialog : public QDialog {
    Q_OBJECT

public:
    // The store outlives the dialog.
    RecoveryDialog(const std::vector<data::project::Leftover>& leftovers, session::ProjectStore& store,
                   QWidget* parent = nullptr);

private:
    QWidget* makeCard(const session::LeftoverFacts& facts);
    void addButtons(QVBoxLayout* column, const session::LeftoverFacts& facts, QWidget* card);
    void discard(const session::LeftoverFacts& facts, QWidget* card);

    session::ProjectStore& m_store;
    std::size_t m_left;
};

// Shows the dialog when there is anything to recover; whether a document was opened.
bool recoverInto(QWidget* parent, session::ProjectStore& store);

} // namespace ui::shell
