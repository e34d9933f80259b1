// What tests of importers ask of a result again and again.
#pragma once

#include "data/importers/importer.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tests {

inline std::vector<std::string> issueCodes(const data::importers::ImportResult& result) {
    std::vector<std::string> codes;
    for (const auto& issue : result.issues)
        codes.push_back(issue.issue.code);
    return codes;
}

// As issueCodes, without notes.
inline std::vector<std::string> faultCodes(const data::importers::ImportResult& result) {
    std::vector<std::string> codes;
    for (const auto& issue : result.issues) {
        if (issue.issue.severity != model::units::Severity::Note) codes.push_back(issue.issue.code);
    }
    return codes;
}

inline std::vector<std::string> questionKeys(const data::importers::ImportResult& result) {
    std::vector<std::string> keys;
    for (const auto& question : result.questions)
        keys.push_back(question.key);
    return keys;
}

inline std::size_t countOf(const std::vector<std::string>& list, const std::string& text) {
    return static_cast<std::size_t>(std::count(list.begin(), list.end(), text));
}

// Replaces the first `what`, which must be there.
inline std::string with(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    return at == std::string::npos ? std::string("the text lacks " + what) : text.replace(at, what.size(), by);
}

} // namespace tests
