// Checks every kernel of a backend against the double-precision reference; it times nothing.
#pragma once

#include "app/moe_bench/measurement.h"

namespace moe_bench {

struct SelfTestCase {
    std::string name;
    Check check;
    bool expectedToPass = true; // false for a kernel broken on purpose
    bool repeatable = true;     // two runs gave the same bits
    bool good() const { return check.passed == expectedToPass && repeatable; }
};

std::vector<SelfTestCase> selfTest(Backend& backend);

} // namespace moe_bench
