// The sourced dataset of the program: its rows with evidence and source, and the technologies that an input may name.
#pragma once

#include "data/project/dataset_row.h"
#include "data/project/scenario_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::catalog {

// Every cell of every catalogue file that holds a value, with its unit where the file states one. A cell that its row
// lists as unsourced or derived carries that as its evidence.
std::vector<project::DatasetRow> datasetRows();

// What is cited by an input's source id.
struct Source {
    std::string id;
    std::string title;
    std::string publisher;
    std::string year;
    std::string url;
    std::string evidence;
};
const std::vector<Source>& sources();
const Source* findSource(std::string_view id); // null when there is none

// A row that a choice ("compute.model.id", "compute.accelerator.id") may name.
struct Technology {
    std::string id;
    std::string name;
};
std::vector<Technology> technologies(std::string_view choiceKey);
// The inputs that choosing the row sets, the choice itself included; nothing when there is no such row. Values that the
// row does not know are left as they are.
std::optional<std::vector<project::Entry>> entriesOf(std::string_view choiceKey, std::string_view id);

// The published fit behind a curve ("compute.kernel.fp8") of an accelerator, and the inputs it sets; nothing where none
// was published.
struct KernelFitRow {
    std::string id;
    std::vector<project::Entry> entries;
};
std::optional<KernelFitRow> kernelFit(std::string_view accelerator, std::string_view curve);

} // namespace data::catalog
