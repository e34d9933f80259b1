// Column widths of a table of results: all columns in sight where that can be done, long texts giving way first.
#pragma once

#include <vector>

class QTableView;

namespace ui::tables {

// Widths that fill `room`: the natural ones when they fit, the rest going to the widest; else each above `least` is cut
// to one common width that fits. When even that is not enough, `least` or the natural width where that is less.
std::vector<int> sharedWidths(const std::vector<int>& natural, int room, int least);

// Gives the view's columns the widths that its contents and its own width ask for.
void fitColumns(QTableView& view);

} // namespace ui::tables
