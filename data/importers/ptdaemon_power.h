// The spl.txt of an MLPerf Power run: what SPEC's PTDaemon logged of the analyser at the wall.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

// Lines without header, "Time,MM-DD-YYYY HH:MM:SS.mmm,Watts,…,Volts,…,Amps,…,PF,…,Mark,RUN_testing", one second
// apart. Only Watts is taken: of several channels it is the sum, while Volts and Amps are means. Samples of the ranging
// run are set aside with a note. The log begins before the run and ends after it: a mean over all its samples counts
// idle power in; cut it to the run's window first.
const Importer& ptdaemonPower();

} // namespace data::importers
