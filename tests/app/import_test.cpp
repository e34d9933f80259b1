#include "tests/app/program_run.h"

using namespace Qt::Literals::StringLiterals;

class ImportTest : public QObject {
    Q_OBJECT
    tests::app::ProgramFolder m_folder;
    static constexpr const char* kGerman =
        "Lastgang\n\nDatum;Uhrzeit;Wirkleistung\n27.10.2024;01:00;1.234,5\n"
        "27.10.2024;02:00;1.100,25\n27.10.2024;02:00;990\n27.10.2024;03:00;1.001,0\n";
    static QStringList keysOf(const QJsonArray& questions) {
        QStringList keys;
        for (const auto& question : questions)
            keys << question.toObject()["key"_L1].toString();
        return keys;
    }
private slots:
    void initTestCase() {
        QCOMPARE(m_folder.run(QStringLiteral("new a.headroom")).exitCode, 0);
        m_folder.write(QStringLiteral("werk.csv"), kGerman);
    }
    void describesATable() {
        QCOMPARE(m_folder.run(QStringLiteral("import a.headroom werk.csv")).exitCode, 2);
        const auto asked = m_folder.run(QStringLiteral("import a.headroom werk.csv --as table --format json"));
        QCOMPARE(asked.exitCode, 2);
        QCOMPARE(
            keysOf(asked.json()["questions"_L1].toArray()),
            (QStringList{QStringLiteral("stamp"), QStringLiteral("time_zone"), QStringLiteral("unit.Wirkleistung")}));
        const auto taken = m_folder.json(
            QStringLiteral("import a.headroom werk.csv --as table --time-zone Europe/Berlin --answer stamp=beginning "
                           "--map Wirkleistung=load:kW --save-profile p.json"));
        QCOMPARE(taken["rows_taken"_L1].toInt(), 4);
        QVERIFY(m_folder.read(QStringLiteral("p.json")).contains("headroom_table_profile"));
        const auto again = m_folder.json(QStringLiteral("import a.headroom werk.csv --profile p.json"));
        QCOMPARE(again["import_id"_L1], taken["import_id"_L1]); // the same reading of the same bytes
        const auto second = m_folder.json(QStringLiteral(
            "import a.headroom werk.csv --dry-run --header-row 3 --delimiter ; --decimal , --dst second --time-zone "
            "Europe/Berlin --answer stamp=beginning --map Wirkleistung=load:kW"));
        QCOMPARE(second["rows_taken"_L1].toInt(), 3);
        QCOMPARE(second["rows_quarantined"_L1].toInt(), 1);
    }
    void refusesOptionsThatMeanNothing_data() {
        QTest::addColumn<QString>("words");
        for (const char* words : {"--delimiter ab", "--decimal ;", "--dst never", "--kind poems", "--profile none.json",
                                  "--encoding ebcdic --as table", "--decimal , --thousands ,"})
            QTest::addRow("%s", words) << QString::fromLatin1(words);
    }
    void refusesOptionsThatMeanNothing() {
        QFETCH(QString, words);
        QCOMPARE(m_folder.run(QStringLiteral("import a.headroom werk.csv ") + words).exitCode, 2);
    }
    void opensWhatIsPacked() {
        m_folder.write(QStringLiteral("load.csv.gz"),
                       QByteArray::fromHex("1f8b08000000000002032bc9cc4d8d2f2d49d6c9c94f4c89cf2de732323032d1353004a2100"
                                           "3032b0383281d43033d5314614388b0211700abffefb33d000000"));
        const auto taken = m_folder.json(QStringLiteral("import a.headroom load.csv.gz"));
        QCOMPARE(taken["format"_L1].toString(), QStringLiteral("hourly-csv"));
        QCOMPARE(taken["series"_L1].toArray().at(0)["name"_L1].toString(), QStringLiteral("load-load-mw"));
        m_folder.write(QStringLiteral("cut.csv.gz"), m_folder.read(QStringLiteral("load.csv.gz")).left(40));
        QCOMPARE(m_folder.run(QStringLiteral("import a.headroom cut.csv.gz")).exitCode, 2);
        const QString text = QStringLiteral("time_utc;temp_c\n2024-01-01 00:00;1,5\n");
        QByteArray wide("\xFF\xFE");
        for (const QChar c : text)
            wide.append(static_cast<char>(c.unicode() & 0xFF)).append(static_cast<char>(c.unicode() >> 8));
        m_folder.write(QStringLiteral("wide.csv"), wide);
        const auto decoded = m_folder.json(QStringLiteral("import a.headroom wide.csv --answer decimal_comma=yes"));
        QCOMPARE(decoded["rows_taken"_L1].toInt(), 1);
    }
    // The program's words and numbers are the same on every machine.
    void saysTheSameEverywhere() {
        const QString command = QStringLiteral("import a.headroom werk.csv --profile q.json --dry-run --format json");
        m_folder.json(QStringLiteral("import a.headroom werk.csv --as table --time-zone Europe/Berlin --answer "
                                     "stamp=beginning --map Wirkleistung=load:kW --dry-run --save-profile q.json"));
        QByteArray first;
        for (const char* zone : {"UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"}) {
            for (const char* locale : {"C", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
                qputenv("TZ", zone);
                qputenv("LC_ALL", locale);
                const auto run = m_folder.run(command);
                QCOMPARE(run.exitCode, 0);
                if (first.isEmpty()) first = run.results;
                QCOMPARE(run.results, first);
            }
        }
        qunsetenv("TZ");
        qputenv("LC_ALL", "C.UTF-8");
        QVERIFY(first.contains("\"rows_taken\": 4"));
    }
};

HEADROOM_TEST(ImportTest)
#include "import_test.moc"
