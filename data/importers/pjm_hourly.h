// Downloads of PJM's Data Miner, one row an hour and place with datetime_beginning_utc and _ept: metered load (mw by
// load_area, or by zone) and locational prices (total_lmp_da or total_lmp_rt by pnode). One series for each place.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Rows whose local time does not agree with UTC are kept and reported; prices that a later version has replaced
// (row_is_current = FALSE) are set aside.
const Importer& pjmMeteredLoad();
const Importer& pjmPrices();

} // namespace data::importers
