#include "data/json/json_reader.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <QDir>
#include <QElapsedTimer>

using namespace data::json;

class JsonReaderTest : public QObject {
    Q_OBJECT
    static std::string code(const JsonText& text) { return text.fault ? text.fault->issue.code : std::string(); }
    static std::string codeOf(const std::string& text) { return code(readJson(text)); }
private slots:
    void readsEveryKindInOrder() {
        const JsonText text = readJson("{\"b\": [1, -2.5e1, true, false, null],\n \"a\": {\"\": \"\\u00e9\\n\"}}");
        QVERIFY(!text.fault);
        const JsonValue& root = *text.value;
        QVERIFY(root.isObject());
        QCOMPARE(root.members.size(), std::size_t(2));
        QCOMPARE(root.members[0].name, std::string("b"));
        const std::vector<JsonValue>& items = root.member("b")->items;
        QCOMPARE(items.size(), std::size_t(5));
        QCOMPARE(items[0].number, 1.0);
        QCOMPARE(items[1].number, -25.0);
        QVERIFY(items[2].kind == JsonKind::True && items[3].kind == JsonKind::False);
        QVERIFY(items[4].kind == JsonKind::Null);
        QCOMPARE(root.member("a")->member("")->text, std::string("\xC3\xA9\n"));
        QVERIFY(root.member("c") == nullptr);
    }
    void knowsTheLineOfEachValue() {
        const JsonText text = readJson("\n[\n 1\n,\n {\n\"a\":\n2}, \"x\",\n3\n]\n");
        const std::vector<JsonValue>& items = text.value->items;
        QCOMPARE(text.value->line, 2U);
        QCOMPARE(items[0].line, 3U); // the reader looks one character beyond a number
        QCOMPARE(items[1].line, 5U);
        QCOMPARE(items[1].member("a")->line, 7U);
        QCOMPARE(items[2].line, 7U);
        QCOMPARE(items[3].line, 8U);
    }
    void namesTheFaultAndItsPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("name twice") << QByteArray("{\"a\": 1,\n \"a\": 2}") << QByteArray("json.name_doubled") << 2
                                    << 4;
        QTest::newRow("cut short") << QByteArray("{\"a\": [1, 2") << QByteArray("json.syntax") << 1 << 11;
        QTest::newRow("comma") << QByteArray("[1,\n2,\n]") << QByteArray("json.syntax") << 3 << 1;
        QTest::newRow("bytes") << QByteArray("[\"a\",\n\"\xC3\x28\"]") << QByteArray("json.not_utf8") << 2 << 3;
        QTest::newRow("no text") << QByteArray("") << QByteArray("json.syntax") << 1 << 1;
        QTest::newRow("NaN") << QByteArray("[NaN]") << QByteArray("json.syntax") << 1 << 2;
        QTest::newRow("too large a number") << QByteArray("[1e999]") << QByteArray("json.syntax") << 1 << 7;
    }
    void namesTheFaultAndItsPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        QFETCH(int, line);
        QFETCH(int, column);
        const JsonText read = readJson(text.toStdString());
        QVERIFY(read.fault && !read.value);
        QCOMPARE(read.fault->issue.code, code.toStdString());
        QCOMPARE(read.fault->line, static_cast<std::size_t>(line));
        QCOMPARE(read.fault->column, static_cast<std::size_t>(column));
        QCOMPARE(read.fault->issue.arguments.at(0), std::to_string(column));
    }
    void findsDoubledNamesInLargeObjects() {
        std::string text = "{";
        for (int i = 0; i < 5000; ++i)
            text += "\"n" + std::to_string(i) + "\": 0, ";
        QCOMPARE(codeOf(text + "\"m\": 0}"), std::string());
        QCOMPARE(codeOf(text + "\"n3\": 0}"), std::string("json.name_doubled"));
        QCOMPARE(codeOf(text + "\"n4999\": 0}"), std::string("json.name_doubled"));
        // The same name in objects beside and inside each other is no doubling.
        QCOMPARE(codeOf(R"([{"a": {"a": 1}}, {"a": 2}])"), std::string());
    }
    void readsWhatPythonWrites() {
        JsonOptions options;
        options.allowsNonFinite = true;
        const JsonText text =
            readJson("{\"a\": Infinity, \"b\": [-Infinity,NaN, 0,0 , \"Infinity \\\" NaN\", -1], \"NaN\": 0}", options);
        QVERIFY(!text.fault);
        QCOMPARE(text.value->member("a")->number, std::numeric_limits<double>::infinity());
        const std::vector<JsonValue>& items = text.value->member("b")->items;
        QCOMPARE(items[0].number, -std::numeric_limits<double>::infinity());
        QVERIFY(std::isnan(items[1].number));
        QCOMPARE(items[2].number, 0.0);
        QCOMPARE(items[3].number, 0.0);
        QCOMPARE(items[4].text, std::string("Infinity \" NaN"));
        QCOMPARE(items[5].number, -1.0);
        QCOMPARE(text.value->member("NaN")->number, 0.0);
        for (const char* wrong :
             {"[1NaN]", "[NaN1]", "[--Infinity]", "[Inf]", "[+Infinity]", "[nan]", "NaNNaN", "[-NaN]"})
            QCOMPARE(code(readJson(wrong, options)), std::string("json.syntax"));
    }
    void keepsNothingOfWhatIsLeftOut() {
        constexpr std::string_view leftOut[] = {"itls", "text"};
        JsonOptions options;
        options.leftOut = leftOut;
        options.maximumValues = 8;
        const JsonText text = readJson(
            R"({"a": 1, "itls": [[1, 2], [3, {"a": 5, "itls": 6}]], "text": "x", "b": [2, {"text": 4}]})", options);
        QVERIFY(!text.fault);
        QCOMPARE(text.value->members.size(), std::size_t(4));
        QVERIFY(text.value->member("itls")->kind == JsonKind::Null);
        QVERIFY(text.value->member("text")->kind == JsonKind::Null);
        QCOMPARE(text.value->member("b")->items.size(), std::size_t(2));
        QCOMPARE(code(readJson(R"({"itls": [1, 2})", options)), std::string("json.syntax"));
    }
    void boundsDepthAndSize() {
        const std::string open(64, '[');
        const std::string close(64, ']');
        QCOMPARE(codeOf(open + close), std::string());
        QCOMPARE(codeOf("[" + open + close + "]"), std::string("json.too_deep"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf(std::string(100000, '[')), std::string("json.too_deep"));
        std::string objects;
        for (int i = 0; i < 100000; ++i)
            objects += "{\"a\":";
        QCOMPARE(codeOf(objects), std::string("json.too_deep"));
        QVERIFY2(timer.elapsed() < 2000, "a nested text is refused at its depth, not at its end");
        JsonOptions small;
        small.maximumBytes = 10;
        QCOMPARE(code(readJson("[1,2,3,4,5]", small)), std::string("json.too_large"));
        small = {};
        small.maximumValues = 4;
        QCOMPARE(code(readJson("[1,2,3]", small)), std::string());
        QCOMPARE(code(readJson("[1,2,3,4]", small)), std::string("json.too_large"));
    }
    void stops() {
        std::stop_source source;
        source.request_stop();
        JsonOptions options;
        options.stop = source.get_token();
        std::string text = "[0";
        for (int i = 0; i < 10000; ++i)
            text += ",1";
        const JsonText read = readJson(text + "]", options);
        QVERIFY(read.isStopped && !read.value && !read.fault);
        QVERIFY(!readJsonLines(
            "{}\n", options, [](JsonValue&&) {}, [](const JsonFault&) {}));
    }
    void readsLinesAndRefusesSomeOfThem() {
        std::vector<std::pair<std::uint32_t, double>> taken;
        std::vector<std::pair<std::size_t, std::string>> refused;
        const bool isWhole = readJsonLines(
            "\xEF\xBB\xBF{\"a\": 1}\r\n\n{\"a\": 2,}\n[3]\n  {\"a\": 4}\n{\"a\": 5", {},
            [&](JsonValue&& value) { taken.emplace_back(value.line, value.member("a")->number); },
            [&](const JsonFault& fault) { refused.emplace_back(fault.line, fault.issue.code); });
        QVERIFY(isWhole);
        QCOMPARE(taken, (std::vector<std::pair<std::uint32_t, double>>{{1, 1.0}, {5, 4.0}}));
        QCOMPARE(refused, (std::vector<std::pair<std::size_t, std::string>>{
                              {3, "json.syntax"}, {4, "json.not_an_object"}, {6, "json.syntax"}}));
    }
    // RFC 8259 as the public suite of parser tests sees it: y_ must be read, n_ refused, i_ is left to the reader.
    void passesThePublicSuite() {
        HEADROOM_SHARED(folder, "hostile/json/JSONTestSuite/test_parsing");
        std::map<char, int> accepted;
        std::map<char, int> all;
        QStringList surprises;
        for (const QFileInfo& file : QDir(QString::fromStdString(folder)).entryInfoList({QStringLiteral("*.json")})) {
            const std::string text = tests::readFile(file.absoluteFilePath().toStdString());
            const char group = file.fileName().at(0).toLatin1();
            const JsonText read = readJson(text);
            ++all[group];
            accepted[group] += read.value ? 1 : 0;
            const bool isDoubling = code(read) == "json.name_doubled";
            if ((group == 'n' && read.value) || (group == 'y' && !read.value && !isDoubling))
                surprises << file.fileName();
            JsonOptions lenient;
            lenient.allowsNonFinite = true;
            readJson(text, lenient);
        }
        QVERIFY2(surprises.isEmpty(), qPrintable(surprises.join(QLatin1Char(' '))));
        QCOMPARE(all['y'], 95);
        QCOMPARE(accepted['y'], 93); // two files say a name twice
        QCOMPARE(all['n'], 188);
        QCOMPARE(accepted['n'], 0);
    }
};

HEADROOM_TEST(JsonReaderTest)
#include "json_reader_test.moc"
