#include "data/importers/import_file.h"
#include "data/importers/time_stamp.h"
#include "tests/support/import_checks.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;

// Every hourly file at hand imports, and its counts are known. weather_test.cpp has those with calendar columns.
class SharedSeriesTest : public QObject {
    Q_OBJECT
private slots:
    void importsEveryFile_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("format"); // "" recognised
        QTest::addColumn<int>("read");
        QTest::addColumn<int>("taken");
        QTest::addColumn<int>("series");
        QTest::addColumn<int>("missing"); // hours over all series
        const auto row = [](const char* file, const char* format, int read, int taken, int series, int missing) {
            QTest::addRow("%s", file) << QString::fromUtf8(file) << QString::fromUtf8(format) << read << taken << series
                                      << missing;
        };
        row("load/ba_hourly_utc_2020_2024.csv", "", 43848, 43848, 14, 202);
        row("load/pjm_zones_hourly_utc_2020_2024.csv", "", 43848, 43848, 19, 0);
        row("load/erco_zones_hourly_utc_2020_2024.csv", "", 43848, 43848, 8, 0);
        row("load/eia930_original/PJM.csv", "", 43848, 43724, 1, 124);
        row("load/eia930_original/ERCO.csv", "", 43848, 43847, 1, 1);
        row("load/import_cases/eia930_pjm_corrupt_and_empty.csv", "", 144, 118, 1, 34250);
        row("load/import_cases/eia930_erco_missing_fallback_and_uri.csv", "", 240, 239, 1, 6217);
        row("adequacy/rts79/load_8736.csv", "", 8736, 8736, 1, 0);
        row("adequacy/pras/rts_gmlc/regions_load_ts.csv", "load-csv", 8784, 8784, 3, 0);
        row("adequacy/pras/rts_gmlc/generatorstorages_inflow_ts.csv", "load-csv", 8784, 8784, 1, 0);
        row("adequacy/pras/rts_gmlc/generators_capacity_ts.csv", "load-csv", 8784, 8784, 80, 0);
        row("adequacy/pras/toymodel/regions_load_ts.csv", "load-csv", 288, 288, 1, 0);
        row("adequacy/pras/toymodel/generators_capacity_ts.csv", "load-csv", 288, 288, 1, 0);
    }
    void importsEveryFile() {
        QFETCH(QString, file);
        QFETCH(QString, format);
        QFETCH(int, read);
        QFETCH(int, taken);
        QFETCH(int, series);
        QFETCH(int, missing);
        const auto path = tests::sharedData(file.toStdString());
        if (!path) QSKIP("a shared data file is not on this machine");
        ImportOptions options;
        options.fileName = *path;
        const ImportResult result = readFile(tests::readFile(*path), format.toStdString(), options);
        std::size_t gaps = 0;
        for (const auto& one : result.series)
            gaps += one.missing();
        QVERIFY(result.questions.empty());
        QCOMPARE(result.rowsRead, static_cast<std::size_t>(read));
        QCOMPARE(result.rowsTaken, static_cast<std::size_t>(taken));
        QCOMPARE(result.rowsQuarantined, result.rowsRead - result.rowsTaken);
        QCOMPARE(result.series.size(), static_cast<std::size_t>(series));
        QCOMPARE(gaps, static_cast<std::size_t>(missing));
    }
};

HEADROOM_TEST(SharedSeriesTest)
#include "shared_series_test.moc"
