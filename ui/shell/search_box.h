// The search box of the tool bar with its list of what it found. It reports the choice and performs nothing.
#pragma once

#include "ui/shell/palette_index.h"

#include <QtWidgets/QLineEdit>

#include <functional>

class QListWidget;

namespace ui::shell {

class SearchBox : public QLineEdit {
    Q_OBJECT

public:
    using Source = std::function<std::vector<PaletteEntry>()>; // asked when a search begins

    SearchBox(Source source, QWidget* parent = nullptr);
    ~SearchBox() override;
    void begin();

signals:
    void chosen(const ui::shell::PaletteEntry& entry);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void accept(int row);

    Source m_source;
    std::vector<PaletteEntry> m_entries;
    std::vector<PaletteEntry> m_found;
    QListWidget* m_list;
};

} // namespace ui::shell
