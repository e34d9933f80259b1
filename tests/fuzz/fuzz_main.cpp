// The driver of libFuzzer: --target=NAME chooses what is fed; --list names the targets, --seeds=FOLDER writes the seeds
// of the target and ends. See tests/fuzz/run.
#include "tests/fuzz/fuzz_targets.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace {

const tests::fuzz::FuzzTarget* chosen = nullptr;

std::string optionOf(int argc, char** argv, std::string_view name) {
    for (int i = 1; i < argc; ++i)
        if (std::string_view(argv[i]).starts_with(name)) return std::string(argv[i]).substr(name.size());
    return {};
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    static const auto targets = tests::fuzz::fuzzTargets();
    if (*argc > 1 && std::string_view((*argv)[1]) == "--list") {
        for (const auto& target : targets)
            std::puts(target.name.c_str());
        std::exit(0);
    }
    const std::string name = optionOf(*argc, *argv, "--target=");
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const auto& one) { return one.name == name; });
    if (found == targets.end()) {
        std::fprintf(stderr, "--target=NAME: --list names the targets\n");
        std::exit(2);
    }
    chosen = &*found;
    if (const std::string folder = optionOf(*argc, *argv, "--seeds="); !folder.empty()) {
        for (std::size_t i = 0; i < chosen->seeds.size(); ++i)
            std::ofstream(folder + "/seed-" + std::to_string(i), std::ios::binary) << chosen->seeds[i];
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    chosen->run({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
