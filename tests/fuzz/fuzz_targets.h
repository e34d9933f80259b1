// What can be fed with any bytes at all, one target for each reader of foreign files. Each checks the promises its
// reader makes of every input, and aborts where one is broken. Driven by libFuzzer (fuzz_main.cpp) and replayed by the
// tests over the seeds and over mutations of them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tests::fuzz {

struct FuzzTarget {
    std::string name; // "json", "csv", "container", "import-<format>"
    std::function<void(std::string_view bytes)> run;
    std::vector<std::string> seeds; // small texts of its own kind
};

std::vector<FuzzTarget> fuzzTargets();

} // namespace tests::fuzz
