#include "ui/tables/column_widths.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <numeric>

namespace ui::tables {

namespace {

int cutTotal(const std::vector<int>& natural, int widest) {
    return std::accumulate(natural.begin(), natural.end(), 0,
                           [widest](int sum, int width) { return sum + std::min(width, widest); });
}

} // namespace

std::vector<int> sharedWidths(const std::vector<int>& natural, int room, int least) {
    std::vector<int> widths = natural;
    if (widths.empty()) return widths;
    int widest = *std::max_element(natural.begin(), natural.end());
    if (cutTotal(natural, widest) > room) {
        int low = std::min(least, widest);
        while (low < widest) {
            const int middle = low + (widest - low + 1) / 2;
            if (cutTotal(natural, middle) <= room)
                low = middle;
            else
                widest = middle - 1;
        }
        for (int& width : widths)
            width = std::min(width, low);
    }
    const int rest = room - std::accumulate(widths.begin(), widths.end(), 0);
    if (rest > 0) *std::max_element(widths.begin(), widths.end()) += rest;
    return widths;
}

void fitColumns(QTableView& view) {
    QHeaderView* header = view.horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(false);
    header->setResizeContentsPrecision(200); // rows that are measured
    view.resizeColumnsToContents();
    std::vector<int> natural;
    for (int column = 0; column < header->count(); ++column)
        natural.push_back(header->sectionSize(column));
    const int least = view.fontMetrics().averageCharWidth() * 14;
    // A scroll bar that is about to appear takes its width from the columns.
    const QScrollBar* bar = view.verticalScrollBar();
    const bool willScroll = !bar->isVisible() && view.verticalHeader()->length() > view.viewport()->height();
    const int room = view.viewport()->width() - (willScroll ? bar->sizeHint().width() : 0);
    const auto widths = sharedWidths(natural, room, least);
    for (int column = 0; column < header->count(); ++column)
        header->resizeSection(column, widths[static_cast<std::size_t>(column)]);
}

} // namespace ui::tables
