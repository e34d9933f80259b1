// What a measurement file leaves open and only the user can know: the accelerator, how many, the model, the time
// zone. Guesses are taken from the file's name for the words of a question, never for a value.
#pragma once

#include "data/importers/importer.h"
#include "data/importers/time_zone.h"

#include <optional>

namespace data::importers {

class MeasurementQuestions {
public:
    MeasurementQuestions(const ImportOptions& options, ImportResult& result) : m_options(options), m_result(result) {}

    // The answers; empty or nothing when there is none, and then the question stands in the result, once.
    std::string device();
    std::string model();
    std::optional<double> devices(); // a whole number from 1
    // Of stamps without one, such as the example.
    std::optional<TimeZone> timeZone(std::string_view example);
    // One of the choices.
    std::string choice(const std::string& key, const char* code, std::vector<std::string> arguments,
                       std::vector<std::string> choices);

private:
    std::string answer(const std::string& key) const;
    void ask(const std::string& key, const char* code, std::vector<std::string> arguments,
             std::vector<std::string> choices = {});
    void ask(const std::string& key, const char* code, const char* codeOfGuess, const std::string& guess);

    const ImportOptions& m_options;
    ImportResult& m_result;
};

// "tp4", "4xH100", "8gpu" as a part of a file's name: 4, 4, 8.
std::optional<int> devicesInName(std::string_view fileName);
// The part of a file's name that is an accelerator of the catalogue; empty when there is none.
std::string deviceInName(std::string_view fileName);

} // namespace data::importers
