#include "data/container/opened_file.h"
#include "data/container/text_encoding.h"
#include "data/container/workbook.h"
#include "data/importers/import_file.h"
#include "data/importers/registry.h"
#include "data/importers/time_stamp.h"
#include "tests/support/import_checks.h"
#include "tests/support/test_case.h"

#include <random>
#include <zip.h>
#include <zlib.h>

using namespace data::container;

class OpenedFileTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    using Members = std::vector<std::pair<std::string, std::string>>;
    static constexpr const char* kHourly = "time_utc,load_mw\n2024-01-01T00:00Z,10.5\n2024-01-01T01:00Z,11\n";

    static std::string zipped(const Members& members, const char* password = nullptr) {
        zip_error_t error{};
        zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
        zip_source_keep(source);
        zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
        for (const auto& [name, content] : members) {
            zip_source_t* member = zip_source_buffer(archive, content.data(), content.size(), 0);
            const auto index = zip_file_add(archive, name.c_str(), member, ZIP_FL_ENC_UTF_8);
            if (password != nullptr)
                zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
        }
        if (zip_close(archive) != 0) qFatal("the test cannot write a ZIP");
        zip_source_open(source);
        zip_source_seek(source, 0, SEEK_END);
        std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
        zip_source_seek(source, 0, SEEK_SET);
        zip_source_read(source, bytes.data(), bytes.size());
        zip_source_close(source);
        zip_source_free(source);
        return bytes;
    }
    static std::string gzipped(std::string text) {
        z_stream stream{};
        deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
        std::string bytes(deflateBound(&stream, text.size()) + 64, '\0');
        stream.next_in = reinterpret_cast<Bytef*>(text.data());
        stream.avail_in = static_cast<uInt>(text.size());
        stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
        stream.avail_out = static_cast<uInt>(bytes.size());
        deflate(&stream, Z_FINISH);
        bytes.resize(stream.total_out);
        deflateEnd(&stream);
        return bytes;
    }
    // A workbook of one or more sheets whose <sheetData> is given.
    static Members bookParts(const Strings& sheets, const std::string& mode = "") {
        std::string list;
        std::string relations;
        Members parts{{"[Content_Types].xml", "<Types/>"}};
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            list += "<sheet name=\"Sheet " + number + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
            relations += "<Relationship Id=\"rId" + number +
                         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                         "Target=\"worksheets/sheet" +
                         number + ".xml\"/>";
            parts.push_back({"xl/worksheets/sheet" + number + ".xml",
                             "<?xml version=\"1.0\"?><worksheet><sheetData>" + sheets[i] + "</sheetData></worksheet>"});
        }
        parts.push_back({"xl/workbook.xml",
                         "<workbook xmlns:r=\"r\"><workbookPr " + mode + "/><sheets>" + list + "</sheets></workbook>"});
        parts.push_back({"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
        parts.push_back({"xl/sharedStrings.xml",
                         "<sst><si><t>time_utc</t></si><si><r><t>load</t></r><r><t>_mw</t></r><rPh><t>no</t></rPh></si>"
                         "<si><t xml:space=\"preserve\"> a, \"b\" </t></si></sst>"});
        parts.push_back({"xl/styles.xml",
                         "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/>"
                         "<numFmt numFmtId=\"171\" formatCode=\"[&gt;=5]0.0 &quot;MWh d&quot;\"/></numFmts>"
                         "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"22\"/><xf "
                         "numFmtId=\"171\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"});
        return parts;
    }
    static std::string opened(const std::string& bytes, const ContainerChoice& choice = {}) {
        const OpenedFile file = openFile(bytes, choice);
        return std::string(file.read(bytes));
    }
    static std::string fault(const std::string& bytes, const ContainerLimits& limits = {},
                             const ContainerChoice& choice = {}) {
        const OpenedFile file = openFile(bytes, choice, limits);
        if (!file.hasFailed || file.issues.size() != 1 || !file.read(bytes).empty()) return "none";
        return file.issues.front().issue.code;
    }
private slots:
    void leavesATextAlone() {
        const OpenedFile file = openFile(kHourly);
        QVERIFY(!file.text && file.member.empty() && !file.hasFailed);
        QCOMPARE(file.read(kHourly).data(), std::string_view(kHourly).data());
    }
    void opensGzip() {
        QCOMPARE(opened(gzipped(kHourly)), std::string(kHourly));
        // Two members one after the other are one file.
        QCOMPARE(opened(gzipped("a,b\n") + gzipped("1,2\n")), std::string("a,b\n1,2\n"));
        std::mt19937 random(7);
        std::string noise(300'000, '\0');
        for (char& c : noise)
            c = static_cast<char>('a' + random() % 26);
        QCOMPARE(opened(gzipped(noise)), noise);
    }
    void refusesDamagedGzip() {
        const std::string bytes = gzipped(kHourly);
        for (const std::size_t size : {std::size_t(4), std::size_t(12), bytes.size() / 2, bytes.size() - 1})
            QCOMPARE(fault(bytes.substr(0, size)), std::string("container.damaged"));
        std::string other = bytes;
        other[other.size() - 6] = static_cast<char>(other[other.size() - 6] ^ 1); // its check sum
        QCOMPARE(fault(other), std::string("container.damaged"));
        QCOMPARE(fault(bytes + "rubbish"), std::string("container.damaged"));
    }
    void opensTheOneFileOfAZip() {
        const OpenedFile file = openFile(zipped({{"folder/", ""}, {"folder/load.csv", kHourly}, {"__MACOSX/x", "y"}}));
        QCOMPARE(file.text.value_or(""), std::string(kHourly));
        QCOMPARE(file.member, std::string("folder/load.csv"));
    }
    void asksWhichFile() {
        const std::string bytes = zipped({{"a.csv", "1"}, {"b.csv", kHourly}});
        const OpenedFile asked = openFile(bytes);
        QVERIFY(asked.question == ContainerQuestion::Member);
        QCOMPARE(asked.choices, (Strings{"a.csv", "b.csv"}));
        QVERIFY(asked.read(bytes).empty());
        QCOMPARE(opened(bytes, {.member = "b.csv"}), std::string(kHourly));
        QVERIFY(openFile(bytes, {.member = "c.csv"}).question == ContainerQuestion::Member);
        QVERIFY(openFile(zipped({{"a.csv", "1"}}), {.member = "c.csv"}).question == ContainerQuestion::Member);
        QCOMPARE(fault(zipped({{"empty/", ""}})), std::string("container.empty"));
    }
    void opensWhatIsPackedTwice() {
        const std::string book = zipped(bookParts({"<row><c t=\"str\"><v>x</v></c></row>"}));
        const OpenedFile file = openFile(zipped({{"book.xlsx", book}}));
        QCOMPARE(file.text.value_or(""), std::string("x\n"));
        QCOMPARE(file.member, std::string("book.xlsx > Sheet 1"));
        QCOMPARE(opened(zipped({{"a.csv.gz", gzipped(kHourly)}})), std::string(kHourly));
        std::string deep = kHourly;
        for (int i = 0; i < 4; ++i)
            deep = gzipped(deep);
        QCOMPARE(fault(deep), std::string("container.too_deep"));
    }
    void refusesHostileZips() {
        const std::string zeros(40U << 20U, '0');
        QCOMPARE(fault(zipped({{"zeros.csv", zeros}})), std::string("container.too_large"));
        QCOMPARE(fault(gzipped(zeros)), std::string("container.too_large"));
        ContainerLimits small;
        small.bytes = 1000;
        QCOMPARE(fault(zipped({{"a.csv", std::string(1001, 'x')}}), small), std::string("container.too_large"));
        QCOMPARE(fault(zipped({{"a.csv", std::string(1000, 'x')}}), small), std::string("none"));
        small.members = 2;
        QCOMPARE(fault(zipped({{"a", "1"}, {"b", "2"}, {"c", "3"}}), small), std::string("container.too_many_members"));
        QCOMPARE(fault(zipped({{"a.csv", kHourly}}, "secret")), std::string("container.encrypted"));
        const std::string bytes = zipped({{"a.csv", kHourly}});
        for (std::size_t size = 4; size < bytes.size(); size += 7)
            QCOMPARE(fault(bytes.substr(0, size)), std::string("container.damaged"));
    }
    // No change of a byte may do more than be refused or give other text.
    void survivesFlippedBytes() {
        std::mt19937 random(11);
        const std::string book = zipped(bookParts({"<row r=\"2\"><c r=\"B2\" s=\"1\"><v>45361.5</v></c></row>"}));
        for (int i = 0; i < 2000; ++i) {
            std::string bytes = book;
            for (int k = 0; k < 3; ++k)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            const OpenedFile file = openFile(bytes);
            QVERIFY(file.read(bytes).size() < 100'000);
        }
    }
    void readsASheet() {
        const std::string bytes =
            zipped(bookParts({"<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c></row>"
                              "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>45361.291666666664</v></c><c "
                              "r=\"B4\"><v>1.0000000000000002</v></c></row>"
                              "<row r=\"5\"><c r=\"A5\" s=\"2\"><v>45361.333333333336</v></c><c r=\"C5\" "
                              "t=\"inlineStr\"><is><t>x</t></is></c></row>"
                              "<row r=\"6\"><c r=\"A6\" t=\"b\"><v>1</v></c><c r=\"B6\" t=\"e\"><v>#N/A</v></c><c "
                              "r=\"C6\" t=\"s\"><v>2</v></c></row>"
                              "<row r=\"7\"><c r=\"A7\"><f>A6*2</f><v>-7.5E-3</v></c><c r=\"B7\" "
                              "s=\"3\"><v>12</v></c><c r=\"C7\" s=\"4\"><v>1.5</v></c></row>"}));
        QCOMPARE(QString::fromStdString(opened(bytes)),
                 QStringLiteral("\ntime_utc,load_mw,\n\n2024-03-10 07:00:00,1.0000000000000002,\n"
                                "2024-03-10 08:00:00,,x\nTRUE,#N/A,\" a, \"\"b\"\" \"\n-7.5E-3,12,1.5\n"));
    }
    void asksWhichSheet() {
        const std::string bytes = zipped(bookParts({"<row><c><v>1</v></c></row>", "<row><c><v>2</v></c></row>"}));
        const OpenedFile asked = openFile(bytes);
        QVERIFY(asked.question == ContainerQuestion::Sheet);
        QCOMPARE(asked.choices, (Strings{"Sheet 1", "Sheet 2"}));
        QCOMPARE(opened(bytes, {.sheet = "Sheet 2"}), std::string("2\n"));
    }
    void refusesHostileSheets() {
        const auto with = [](const std::string& sheet) { return zipped(bookParts({sheet})); };
        std::string deep;
        for (int i = 0; i < 70; ++i)
            deep += "<row>";
        QCOMPARE(fault(with(deep)), std::string("container.too_deep"));
        QCOMPARE(fault(with("<row><c r=\"AAAA1\"><v>1</v></c></row>")), std::string("container.too_large"));
        QCOMPARE(fault(with("<row><c r=\"XFD1\"><v>1</v></c></row>")), std::string("container.too_large"));
        QCOMPARE(fault(with("<row><c")), std::string("container.bad_workbook"));
        Members parts = bookParts({"<row/>"});
        parts[1].second.insert(21, "<!DOCTYPE x [<!ENTITY a \"b\">]>");
        QCOMPARE(fault(zipped(parts)), std::string("container.bad_workbook"));
        // Two cells that span the sheet are wide rows only where there are rows.
        ContainerLimits small;
        small.bytes = 100'000;
        std::string wide = "<row r=\"1\"><c r=\"DZZ1\"><v>1</v></c></row>";
        for (int row = 2; row < 60; ++row)
            wide += "<row r=\"" + std::to_string(row) + "\"><c><v>1</v></c></row>";
        QCOMPARE(fault(with(wide), small), std::string("container.too_large"));
    }
    void countsDaysAsWorkbooksDo() {
        const auto date = [](double serial, bool is1904 = false) {
            return dateOfSerial(serial, is1904).value_or("none");
        };
        QCOMPARE(date(1.0), std::string("1900-01-01 00:00:00"));
        QCOMPARE(date(59.0), std::string("1900-02-28 00:00:00"));
        QCOMPARE(date(60.0), std::string("none")); // the day that never was
        QCOMPARE(date(61.0), std::string("1900-03-01 00:00:00"));
        QCOMPARE(date(43831.0), std::string("2020-01-01 00:00:00"));
        QCOMPARE(date(42369.0, true), std::string("2020-01-01 00:00:00"));
        QCOMPARE(date(0.0, true), std::string("1904-01-01 00:00:00"));
        QCOMPARE(date(0.75), std::string("18:00:00"));
        QCOMPARE(date(43831.0 + 5.0 / 24.0), std::string("2020-01-01 05:00:00"));
        QCOMPARE(date(-1.0), std::string("none"));
        QCOMPARE(date(3e6), std::string("none"));
        for (const char* format : {"yyyy-mm-dd", "m/d/yy h:mm", "[$-409]d mmm", "hh:mm AM/PM", "dd.mm.yyyy;@"})
            QVERIFY2(isDateFormat(format), format);
        for (const char* format : {"General", "0.00", "#,##0 \"days\"", "[h]:mm", "[Red]0.0", "@", "0.00E+00", "0\\d"})
            QVERIFY2(!isDateFormat(format), format);
    }
    void usesThe1904System() {
        const std::string row = "<row><c s=\"1\"><v>42369.5</v></c></row>";
        QCOMPARE(opened(zipped(bookParts({row}, "date1904=\"1\""))), std::string("2020-01-01 12:00:00\n"));
        QCOMPARE(opened(zipped(bookParts({row}))), std::string("2015-12-31 12:00:00\n"));
    }
    void decodesTexts() {
        using namespace std::string_literals;
        QCOMPARE(opened("\xFF\xFE"s + "a\0,\0\xE9\0\n\0"s), std::string("a,é\n"));
        QCOMPARE(opened("\xFE\xFF"s + "\0a\0,\x20\xAC\0\n"s), std::string("a,€\n"));
        QCOMPARE(opened("\xFF\xFE"s + "\x3D\xD8\x00\xDE"s), std::string("\xF0\x9F\x98\x80"));
        QCOMPARE(fault("\xFF\xFE"s + "a\0\xE9"s), std::string("container.not_encoded"));
        QCOMPARE(fault("\xFF\xFE"s + "\x00\xDE"s + "a\0"s), std::string("container.not_encoded"));
        QCOMPARE(fault("\xFF\xFE"s + "\x3D\xD8"s + "a\0"s), std::string("container.not_encoded"));
        QCOMPARE(opened("Temp\xE9rature,\x80\n", {.encoding = "Windows-1252"}), std::string("Température,€\n"));
        QCOMPARE(fault("\x81", {}, {.encoding = "windows-1252"}), std::string("container.not_encoded"));
        QCOMPARE(fault("a", {}, {.encoding = "ebcdic"}), std::string("container.unknown_encoding"));
        QCOMPARE(opened("Temp\xE9\n"), std::string("Temp\xE9\n")); // nothing is guessed
    }
    // Every format reads what is packed as if it were not; the record keeps the outer file's hash and the part's name.
    void importsWhatIsPacked() {
        using namespace data::importers;
        ImportOptions options;
        options.fileName = "day.zip";
        const std::string bytes = zipped({{"load.csv", kHourly}, {"readme.txt", "none"}});
        const ImportResult asked = readFile(bytes, "", options);
        QCOMPARE(tests::questionKeys(asked), (Strings{"member"}));
        QCOMPARE(asked.questions.front().choices.size(), std::size_t(2));
        options.answers["member"] = "load.csv";
        const ImportResult result = readFile(bytes, "", options);
        QCOMPARE(result.format, std::string("hourly-csv"));
        QCOMPARE(result.series.at(0).slug, std::string("load-load-mw"));
        QCOMPARE(result.series[0].values, (std::vector<double>{10.5, 11.0}));
        const auto kept = record(result, "folder/day.zip", bytes, 1700000000);
        QCOMPARE(kept.fileName, std::string("day.zip > load.csv"));
        QCOMPARE(kept.sha256, record(ImportResult{}, "x", bytes, 0).sha256);
        options.fileName = "load.csv.gz";
        QCOMPARE(readFile(gzipped(kHourly), "", options).series.at(0).slug, std::string("load-load-mw"));
        options.answers["member"] = "readme.txt";
        QVERIFY(readFile(bytes, "", options).format.empty());
    }
    void importsASheet() {
        using namespace data::importers;
        ImportOptions options;
        options.fileName = "book.xlsx";
        const std::string bytes = zipped(bookParts(
            {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
             "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45361.291666666664</v></c><c r=\"B2\"><v>101.25</v></c></row>"
             "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>45361.333333333336</v></c><c r=\"B3\"><v>99</v></c></row>"}));
        const ImportResult result = readFile(bytes, "", options);
        QCOMPARE(result.format, std::string("hourly-csv"));
        QCOMPARE(result.series.at(0).values, (std::vector<double>{101.25, 99.0}));
        QCOMPARE(utcText(result.series[0].startUtcSeconds), std::string("2024-03-10 07:00"));
        QCOMPARE(result.member, std::string("Sheet 1"));
        QCOMPARE(result.series[0].slug, std::string("book-load-mw"));
    }
};

HEADROOM_TEST(OpenedFileTest)
#include "opened_file_test.moc"
