#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <filesystem>
#include <map>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

using Rooms = std::map<std::string, std::set<std::string>>;

// Which rooms of model a room may include, itself apart: units <- series <- {compute, facility, grid, plant} <- workload
// <- dispatch <- adequacy <- {finance, carbon} <- scenario <- evidence; siblings in braces never include each other.
const Rooms& allowedRooms() {
    static const Rooms kAllowed = [] {
        const std::vector<std::vector<std::string>> layers{{"units"},    {"series"},   {"stochastic"},
                                                           {"compute", "facility", "grid", "plant"},
                                                           {"workload", "calibration"}, {"dispatch"}, {"adequacy"},
                                                           {"finance", "carbon"}, {"scenario"},
                                                           {"sizing", "uncertainty", "evidence"}};
        Rooms rooms;
        std::set<std::string> below;
        for (const auto& layer : layers) {
            for (const auto& room : layer) rooms[room] = below;
            below.insert(layer.begin(), layer.end());
        }
        return rooms;
    }();
    return kAllowed;
}

const std::map<std::string, std::set<std::string>>& allowedPackages() {
    static const std::map<std::string, std::set<std::string>> kAllowed{
        {"model", {"model"}}, {"data", {"model", "data"}}, {"ui", {"model", "data", "ui"}},
        {"app", {"model", "data", "ui", "app"}}};
    return kAllowed;
}

std::string folder(const std::string& path, int depth) {
    std::stringstream parts(path);
    std::string part;
    for (int i = 0; i <= depth; ++i) std::getline(parts, part, '/');
    return part;
}

bool isQt(const std::string& header) {
    static const QRegularExpression kQt(QStringLiteral("^(Q[A-Z]\\w*(/.*)?|Qt\\w*/.*|qcustomplot\\.h)$"));
    return kQt.match(QString::fromStdString(header)).hasMatch();
}

// What is wrong with one include line of one file; empty when nothing is.
std::string problem(const std::string& file, const std::string& header, bool quoted) {
    const std::string package = folder(file, 0);
    const std::string room = folder(file, 1);
    if (header == "qcustomplot.h") return file.starts_with("ui/charts/") ? "" : "QCustomPlot outside ui/charts";
    if (header.starts_with("boost/units")) return file.starts_with("model/units/") ? "" : "Boost.Units outside model/units";
    if (isQt(header) && (package == "model" || package == "data" || file.starts_with("app/headroom_cli")))
        return "Qt in a package without Qt";
    if ((header == "sqlite3.h" || header.starts_with("SQLiteCpp")) && package != "data") return "SQL outside data";
    if ((header == "Random123/philox.h") && room != "stochastic") return "Random123 outside model/stochastic";
    if (!quoted) return "";
    const std::string target = folder(header, 0);
    if (header.find('/') == std::string::npos) return header.ends_with(".moc") ? "" : "not written from the root";
    const auto& packages = allowedPackages().at(package);
    if (!packages.contains(target)) return "arrow from " + package + " to " + target;
    const std::string targetRoom = folder(header, 1);
    if (package == "model" && target == "model" && room != targetRoom && !allowedRooms().at(room).contains(targetRoom))
        return "arrow from model/" + room + " to model/" + targetRoom;
    const bool presents = room == "session" || file.find("presenter") != std::string::npos || room == "report" || room == "shell";
    if (package == "ui" && target == "data" && !presents) return "data used outside ui/session and presenters";
    return "";
}

std::vector<std::string> problemsOf(const std::string& file, const std::string& text) {
    static const QRegularExpression kInclude(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    std::vector<std::string> problems;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const auto match = kInclude.match(QString::fromStdString(line));
        if (!match.hasMatch()) continue;
        const bool quoted = match.captured(1) == QLatin1String("\"");
        const std::string wrong = problem(file, match.captured(2).toStdString(), quoted);
        if (!wrong.empty()) problems.push_back(file + ":" + std::to_string(number) + ": " + wrong);
    }
    return problems;
}

} // namespace

class IncludeArrowsTest : public QObject {
    Q_OBJECT
private slots:
    void everyIncludeFollowsTheArrows() {
        std::vector<std::string> problems;
        int files = 0;
        for (const char* package : {"model", "data", "ui", "app"}) {
            for (const auto& entry : fs::recursive_directory_iterator(tests::sourcePath(package))) {
                const auto extension = entry.path().extension();
                if (extension != ".h" && extension != ".cpp" && extension != ".inc") continue;
                ++files;
                const auto file = fs::relative(entry.path(), tests::sourcePath("")).generic_string();
                const auto found = problemsOf(file, tests::readFile(entry.path().string()));
                problems.insert(problems.end(), found.begin(), found.end());
            }
        }
        QVERIFY(files > 100);
        for (const auto& wrong : problems) qWarning("%s", wrong.c_str());
        QCOMPARE(problems.size(), std::size_t(0));
    }

    void noticesEachKindOfWrongArrow_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        const auto add = [](const char* file, const char* line) {
            QTest::addRow("%s %s", file, line) << QString::fromLatin1(file) << QString::fromLatin1(line);
        };
        add("model/grid/a.cpp", "#include <QString>");
        add("model/grid/a.cpp", "#include <QtCore/QString>");
        add("model/grid/a.cpp", "#include \"data/csv/csv_reader.h\"");
        add("model/grid/a.cpp", "#include \"model/plant/storage.h\"");
        add("model/grid/a.cpp", "#include \"model/scenario/scenario.h\"");
        add("model/finance/a.cpp", "#include \"model/carbon/emissions.h\"");
        add("model/grid/a.cpp", "#include <boost/units/quantity.hpp>");
        add("data/csv/a.cpp", "  # include <QString>");
        add("data/csv/a.cpp", "#include \"ui/text/number_text.h\"");
        add("ui/panels/a.cpp", "#include <qcustomplot.h>");
        add("ui/panels/a.cpp", "#include \"data/project/project_file.h\"");
        add("ui/session/a.cpp", "#include <SQLiteCpp/SQLiteCpp.h>");
        add("app/headroom_cli/a.cpp", "#include <QtCore/QString>");
        add("model/grid/a.cpp", "#include \"region.h\"");
    }
    void noticesEachKindOfWrongArrow() {
        QFETCH(QString, file);
        QFETCH(QString, line);
        QCOMPARE(problemsOf(file.toStdString(), line.toStdString()).size(), std::size_t(1));
    }
    void allowsTheRightOnes() {
        QVERIFY(problemsOf("model/scenario/a.cpp", "#include \"model/carbon/emissions.h\"\n#include <vector>").empty());
        QVERIFY(problemsOf("ui/charts/a.cpp", "#include <qcustomplot.h>").empty());
        QVERIFY(problemsOf("app/headroom/a.cpp", "#include <QtWidgets/QApplication>").empty());
    }
};

HEADROOM_TEST(IncludeArrowsTest)
#include "include_arrows_test.moc"
