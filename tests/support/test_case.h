// Registers a Qt Test class with the folder's test program: HEADROOM_TEST(FooBarTest) in foo_bar_test.cpp.
#pragma once

#include <QtTest/QtTest>

namespace tests {

using Make = QObject* (*)();

// Remembers the class under its file's name ("FooBarTest" → "foo_bar_test").
bool registerTest(const char* className, Make make);
// Runs the class named by the first argument, or every class; the number of failures.
int runTests(int argc, char** argv);

} // namespace tests

#define HEADROOM_TEST(Class)                                                                                           \
    [[maybe_unused]] static const bool registered##Class =                                                             \
        tests::registerTest(#Class, []() -> QObject* { return new Class; });
