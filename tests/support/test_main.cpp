#include "tests/support/test_case.h"

#ifdef QT_WIDGETS_LIB
#include <QtWidgets/QApplication>
using Application = QApplication;
#else
#include <QtCore/QCoreApplication>
using Application = QCoreApplication;
#endif

int main(int argc, char** argv) {
    const Application application(argc, argv);
    return tests::runTests(argc, argv);
}
