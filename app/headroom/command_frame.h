// What the commands that run without a window share: exit codes, refusals on standard error, a file written whole.
#pragma once

#include "app/headroom/project_study.h"
#include "ui/charts/chart_context.h"

#include <QtCore/QStringList>

#include <functional>

class QCommandLineParser;

namespace app::headroom {

inline constexpr int exitDone = 0;
inline constexpr int exitBadUsage = 2;
inline constexpr int exitCannotOpen = 3;

class CommandFrame {
public:
    explicit CommandFrame(const char* name) : m_name(name) {}

    // Says the reason and returns the code.
    int refuse(const QString& reason, int code = exitBadUsage) const;
    // Reads the arguments; an exit code when the command ends there, with --help answered.
    std::optional<int> parse(QCommandLineParser& parser, const QStringList& arguments) const;
    // The work's exit code; a project that cannot be opened safely gives 3.
    int guarded(const std::function<int()>& work) const;

private:
    const char* m_name;
};

// Whole or not at all; false when it cannot be written.
bool writeWhole(const QString& path, const QByteArray& bytes);

// The scenario's slug as asked, or the project's first; "" without any.
std::string chosenScenario(const data::project::ProjectFile& file, const std::string& asked);

// Both studies must outlive the context; `base` may be absent.
ui::charts::ChartContext contextOf(const Study& main, const std::optional<Study>& base, int year,
                                   const QLocale& language);

} // namespace app::headroom
