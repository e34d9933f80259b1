#include "tests/fuzz/fuzz_targets.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <cstdlib>
#include <filesystem>
#include <random>

using tests::fuzz::FuzzTarget;

// The fuzz targets without a fuzzer: their seeds, seeds of one fed to all others, and mutations drawn from a fixed
// seed. A broken promise aborts; the sanitizers of this build watch the rest.
class FuzzReplayTest : public QObject {
    Q_OBJECT

    using Random = std::mt19937_64;

    static std::size_t below(Random& random, std::size_t end) { return end == 0 ? 0 : random() % end; }

    static std::string mutated(std::string text, Random& random) {
        static const std::vector<std::string> tokens{",",
                                                     "\"",
                                                     "\n",
                                                     "\r\n",
                                                     "{",
                                                     "}",
                                                     "[",
                                                     "]",
                                                     ":",
                                                     ";",
                                                     "\t",
                                                     "-",
                                                     "0",
                                                     "1e308",
                                                     "NaN",
                                                     "Infinity",
                                                     "#",
                                                     "\\u00",
                                                     "2147483648",
                                                     " ",
                                                     "24:00",
                                                     "31.02.",
                                                     "2024-03-10",
                                                     std::string("\0", 1),
                                                     "\xFF",
                                                     "\xEF\xBB\xBF",
                                                     "EMPTY",
                                                     "-0",
                                                     "99999999999999999999"};
        const std::size_t steps = 1 + below(random, 6);
        for (std::size_t step = 0; step < steps; ++step) {
            const std::size_t at = below(random, text.size() + 1);
            const std::size_t length =
                below(random, std::min<std::size_t>(64, text.size() - std::min(at, text.size())) + 1);
            switch (random() % 6) {
            case 0:
                if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << (random() % 8)));
                break;
            case 1:
                text.insert(at, tokens[below(random, tokens.size())]);
                break;
            case 2:
                text.erase(std::min(at, text.size()), length);
                break;
            case 3:
                text.insert(at, text.substr(std::min(at, text.size()), length));
                break;
            case 4:
                text.resize(at); // cut off
                break;
            default:
                if (at < text.size()) text.replace(at, length, tokens[below(random, tokens.size())]);
            }
        }
        return text;
    }

private slots:
    void everyFormatHasATarget() {
        const auto targets = tests::fuzz::fuzzTargets();
        QVERIFY(targets.size() > 20);
        for (const FuzzTarget& target : targets)
            QVERIFY2(!target.seeds.empty(), target.name.c_str());
    }
    void seedsOfAllGoThroughAll() {
        const auto targets = tests::fuzz::fuzzTargets();
        for (const FuzzTarget& reader : targets)
            for (const FuzzTarget& writer : targets)
                for (const std::string& seed : writer.seeds)
                    reader.run(seed);
    }
    void mutationsKeepThePromises() {
        const int count = std::getenv("HEADROOM_FULL") != nullptr ? 5000 : 60;
        for (const FuzzTarget& target : tests::fuzz::fuzzTargets()) {
            Random random(std::hash<std::string>{}(target.name)); // the same on every run
            for (int i = 0; i < count; ++i) {
                const std::string text = mutated(target.seeds[below(random, target.seeds.size())], random);
                target.run(text);
            }
        }
    }
    void hostileTextsGoThroughAll() {
        HEADROOM_SHARED(folder, "hostile");
        const bool isFull = std::getenv("HEADROOM_FULL") != nullptr;
        std::size_t fed = 0;
        std::size_t index = 0;
        const auto targets = tests::fuzz::fuzzTargets();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file() || entry.file_size() > 65536) continue;
            if (!isFull && index++ % 8 != 0) continue;
            const std::string bytes = tests::readFile(entry.path().string());
            for (const FuzzTarget& target : targets)
                target.run(bytes);
            ++fed;
        }
        QVERIFY(fed > 20);
    }
};

HEADROOM_TEST(FuzzReplayTest)
#include "fuzz_replay_test.moc"
