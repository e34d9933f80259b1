#include "tests/support/test_case.h"

#include <cctype>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

namespace tests {

namespace {
std::map<std::string, Make>& registry() {
    static std::map<std::string, Make> tests;
    return tests;
}

std::string snakeCase(const char* name) {
    std::string snake;
    for (const char* c = name; *c != '\0'; ++c) {
        const bool upper = std::isupper(static_cast<unsigned char>(*c)) != 0;
        if (upper && !snake.empty()) snake += '_';
        snake += static_cast<char>(std::tolower(static_cast<unsigned char>(*c)));
    }
    return snake;
}
} // namespace

bool registerTest(const char* className, Make make) {
    return registry().emplace(snakeCase(className), make).second;
}

int runTests(int argc, char** argv) {
    const bool one = argc > 1 && argv[1][0] != '-';
    if (one && !registry().contains(argv[1])) {
        std::fprintf(stderr, "There is no test named %s here; a file foo_bar_test.cpp holds the class FooBarTest.\n",
                     argv[1]);
        return 2;
    }
    QStringList arguments{QString::fromLocal8Bit(argv[0])};
    for (int i = one ? 2 : 1; i < argc; ++i) arguments << QString::fromLocal8Bit(argv[i]);
    int failures = 0;
    for (const auto& [name, make] : registry()) {
        if (one && name != argv[1]) continue;
        const std::unique_ptr<QObject> test(make());
        failures += QTest::qExec(test.get(), arguments);
    }
    return failures;
}

} // namespace tests
