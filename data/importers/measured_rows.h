// The rows of a measurement file by the names its format knows, whatever the notation: CSV, JSON or JSON Lines. Columns
// are matched by name in any order and version; unknown names are reported once. It judges no values.
#pragma once

#include "data/importers/importer.h"
#include "data/json/json_reader.h"

#include <set>

namespace data::importers {

struct MeasuredCell {
    enum class Kind : std::uint8_t { None, Number, Word, Other }; // Other: a list or an object
    Kind kind{Kind::None};
    double number{};
    std::string_view text{}; // true and false are words

    bool hasValue() const { return kind != Kind::None; }
    // Nothing where there is no number: none at all, or a word that is none.
    std::optional<double> value() const;
    std::string asText() const;
};

struct MeasuredNames {
    std::span<const std::string_view> used;       // a row has a cell for each; "outer.inner" for a nested object
    std::span<const std::string_view> passedOver; // known, not used; one * stands for any letters
};

struct MeasuredRow {
    std::size_t line{};
    std::span<const std::string_view> names; // those used
    std::span<const MeasuredCell> cells;     // one for each name
    const MeasuredCell& operator[](std::size_t place) const { return cells[place]; }
    const MeasuredCell& cell(std::string_view name) const; // a name used
};

using TakeRow = std::function<void(const MeasuredRow& row)>;
using TakeObject = std::function<void(const json::JsonValue& object)>;

// Sets the result's rowsRead and isCancelled, and reports faults. The first `required` names must stand in the header.
void readCsvRows(std::string_view content, const MeasuredNames& names, std::size_t required,
                 const ImportOptions& options, ImportResult& result, const TakeRow& take);

// Hands over the objects of a text: the one it is, those of the list it is, or one a line. Members named in leftOut are
// not kept.
void readObjects(std::string_view content, std::span<const std::string_view> leftOut, const ImportOptions& options,
                 ImportResult& result, const TakeObject& take);

// Finds the cells of rows given by name.
class NamedCells {
public:
    NamedCells(const MeasuredNames& names, ImportResult& result);
    // Members of `outer`, an object around the row, stand in for those that the row lacks.
    MeasuredRow row(const json::JsonValue& object, const json::JsonValue* outer = nullptr);
    MeasuredRow row(std::size_t line, std::span<const std::string_view> names, std::span<const std::string> texts);
    // The place of the name among those used; reports one that the format does not know.
    std::optional<std::size_t> place(std::string_view name, std::size_t line);

private:
    void fill(const json::JsonValue& object, const std::string& prefix);
    bool isOuterOfUsed(std::string_view name) const;

    const MeasuredNames& m_names;
    ImportResult& m_result;
    std::map<std::string_view, std::size_t> m_places;
    std::set<std::string, std::less<>> m_reported;
    std::vector<MeasuredCell> m_cells;
};

// Whether the head of a JSON text has a member of this name, on whatever level.
bool hasMember(std::string_view head, std::string_view name);
// The share of the names that stand in the header line of the head; 0 when one of the first `required` does not.
double headerShare(std::string_view head, std::span<const std::string_view> names, std::size_t required);

} // namespace data::importers
