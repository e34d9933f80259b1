#include "data/importers/measurement_questions.h"

#include "data/csv/csv_reader.h"
#include "data/importers/device_names.h"
#include "data/importers/registry.h"
#include "data/units/ascii_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace data::importers {

namespace {
constexpr double kMostDevices = 1e6;

std::vector<std::string> partsOf(std::string_view fileName) {
    std::vector<std::string> parts(1);
    for (const char c : stem(fileName)) {
        if (units::isAsciiAlnum(c))
            parts.back() += units::asciiLower(c);
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

// The number between the prefix and a suffix that begins as one of the endings.
std::optional<int> numberIn(std::string_view part, std::string_view prefix, std::string_view ending) {
    if (!part.starts_with(prefix)) return std::nullopt;
    part.remove_prefix(prefix.size());
    int number = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error != std::errc() || number < 1 || number > 1024) return std::nullopt;
    const std::string_view rest(end, static_cast<std::size_t>(part.data() + part.size() - end));
    if (ending.empty() ? !rest.empty() : !rest.starts_with(ending)) return std::nullopt;
    return number;
}
} // namespace

std::optional<int> devicesInName(std::string_view fileName) {
    for (const std::string& part : partsOf(fileName)) {
        for (const auto& [prefix, ending] :
             {std::pair{"tp", ""}, std::pair{"", "x"}, std::pair{"x", ""}, std::pair{"", "gpu"}}) {
            if (const auto number = numberIn(part, prefix, ending)) return number;
        }
    }
    return std::nullopt;
}

std::string deviceInName(std::string_view fileName) {
    const std::vector<std::string> parts = partsOf(fileName);
    for (const std::size_t length : {std::size_t{3}, std::size_t{2}, std::size_t{1}}) {
        for (std::size_t i = 0; i + length <= parts.size(); ++i) {
            std::string name;
            for (std::size_t k = 0; k < length; ++k)
                name += (k == 0 ? "" : " ") + parts[i + k];
            if (acceleratorId(name)) return name;
        }
    }
    return {};
}

std::string MeasurementQuestions::answer(const std::string& key) const {
    const auto found = m_options.answers.find(key);
    return found == m_options.answers.end() ? std::string() : std::string(csv::trimmed(found->second));
}

void MeasurementQuestions::ask(const std::string& key, const char* code, std::vector<std::string> arguments,
                               std::vector<std::string> choices) {
    if (std::any_of(m_result.questions.begin(), m_result.questions.end(),
                    [&](const Question& one) { return one.key == key; })) {
        return;
    }
    m_result.questions.push_back(
        {key, {code, model::units::Severity::Error, {}, std::move(arguments)}, std::move(choices)});
}

void MeasurementQuestions::ask(const std::string& key, const char* code, const char* codeOfGuess,
                               const std::string& guess) {
    if (guess.empty())
        ask(key, code, {});
    else
        ask(key, codeOfGuess, {guess});
}

std::string MeasurementQuestions::device() {
    std::string told = answer("device");
    if (told.empty()) ask("device", "question.device", "question.device_guess", deviceInName(m_options.fileName));
    return told;
}

std::string MeasurementQuestions::model() {
    std::string told = answer("model");
    if (told.empty()) ask("model", "question.model", "question.model", {});
    return told;
}

std::optional<double> MeasurementQuestions::devices() {
    const auto told = csv::parseNumber(answer("devices"), false);
    if (told && *told >= 1.0 && *told <= kMostDevices && *told == std::floor(*told)) return told;
    const auto guess = devicesInName(m_options.fileName);
    ask("devices", "question.devices", "question.devices_guess", guess ? std::to_string(*guess) : std::string());
    return std::nullopt;
}

std::optional<TimeZone> MeasurementQuestions::timeZone(std::string_view example) {
    const std::string told = answer("time_zone");
    auto zone = TimeZone::find(told);
    if (!zone)
        ask("time_zone", told.empty() ? "question.time_zone" : "question.unknown_time_zone",
            {told.empty() ? std::string(example) : told});
    return zone;
}

std::string MeasurementQuestions::choice(const std::string& key, const char* code, std::vector<std::string> arguments,
                                         std::vector<std::string> choices) {
    std::string told = answer(key);
    if (std::find(choices.begin(), choices.end(), told) != choices.end()) return told;
    ask(key, code, std::move(arguments), std::move(choices));
    return {};
}

} // namespace data::importers
