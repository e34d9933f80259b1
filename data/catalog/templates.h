// The example projects that come with the program: complete scenarios, each input with its source.
#pragma once

#include "data/project/dataset_row.h"
#include "data/project/scenario_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::catalog {

struct Template {
    std::string slug; // "pjm-2027-shortfall"
    std::string title;
    std::string story;                              // a sentence or two
    std::vector<project::ScenarioRecord> scenarios; // the base first, children after their parents
    std::vector<project::DatasetRow> inputSources;  // table "input_sources": row = key, column = scenario
};

std::vector<Template> templates();
std::optional<Template> findTemplate(std::string_view slug);

} // namespace data::catalog
