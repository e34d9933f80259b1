#include "app/headroom/project_study.h"

#include "data/project/resolve.h"
#include "model/scenario/evaluate.h"
#include "ui/text/message_text.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace app::headroom {

std::optional<Study> study(const data::project::ProjectFile& file, const std::string& slug, std::optional<int> year,
                           QString& problem) {
    const auto records = file.scenarios();
    const auto found =
        std::find_if(records.begin(), records.end(), [&](const auto& record) { return record.slug == slug; });
    if (found == records.end()) {
        QStringList names;
        for (const auto& record : records)
            names << QString::fromStdString(record.slug);
        problem = QStringLiteral("There is no scenario \"%1\". The project has: %2.")
                      .arg(QString::fromStdString(slug), names.join(QStringLiteral(", ")));
        return std::nullopt;
    }
    auto resolved = data::project::resolve(records, slug, data::project::profileLookup(file));
    model::scenario::EvaluateOptions options;
    options.hourlyYear = year.value_or(static_cast<int>(resolved.scenario.frame.lastYear.value));
    auto outcome = model::scenario::evaluate(resolved.scenario, options);
    if (!outcome.years.empty())
        return Study{QString::fromStdString(found->name), QString::fromStdString(found->note),
                     std::move(resolved.scenario), std::move(outcome)};
    problem = ui::text::messages(outcome.issues);
    return std::nullopt;
}

} // namespace app::headroom
