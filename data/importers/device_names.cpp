#include "data/importers/device_names.h"

#include "data/catalog/catalogue.h"
#include "data/units/ascii_text.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace data::importers {

namespace {
using Words = std::vector<std::string>;

// A name is of the row when it begins with the words of `core` (vendors left out), has all of `needed` and, beside
// them, only words of `allowed`.
struct DeviceRule {
    std::string_view id;
    std::string_view core;
    std::string_view needed;
    std::string_view allowed;
};
constexpr DeviceRule kDeviceRules[] = {
    {"a100-sxm-80gb", "a100", "80gb", "sxm sxm4 hbm2e"},
    {"h100-sxm", "h100", "", "sxm sxm5 80gb hbm3 hgx dgx"},
    {"h100-pcie", "h100", "pcie", "80gb hbm2e"},
    {"h800-sxm", "h800", "", "sxm sxm5 80gb hbm3"},
    {"h20", "h20", "", "96gb sxm sxm5 hbm3"},
    {"h200-sxm", "h200", "", "sxm sxm5 141gb 140gb 143gb hbm3e hgx dgx trt"},
    {"b200-sxm", "b200", "", "sxm sxm6 180gb 183gb 192gb hbm3e hgx dgx trt"},
    {"b300-sxm", "b300", "", "sxm sxm6 ac 268gb 288gb hbm3e hgx dgx trt"},
    {"gb200-nvl72", "gb200", "", "nvl72 sxm 186gb 189gb 192gb"},
    {"gb300-nvl72", "gb300", "", "nvl72 sxm 288gb"},
    {"mi300x", "mi300x", "", "oam 192gb hbm3 vf"},
    {"mi325x", "mi325x", "", "oam 256gb hbm3e vf"},
    {"mi350x", "mi350x", "", "oam 288gb hbm3e vf"},
    {"mi355x", "mi355x", "", "oam 288gb hbm3e vf"},
    {"tpu-v5p", "tpu v5p", "", ""},
    {"tpu-v6e", "tpu v6e", "", "trillium"},
    {"tpu-v6e", "trillium", "", ""},
    {"tpu7x", "tpu7x", "", "ironwood"},
    {"tpu7x", "tpu v7x", "", "ironwood"},
    {"tpu7x", "ironwood", "", ""},
    {"rtx-4090", "rtx 4090", "", "24gb"},
    {"rtx-4090", "rtx4090", "", "24gb"},
    {"l40s", "l40s", "", "48gb pcie"},
    {"rtx-pro-6000-blackwell-server", "rtx pro 6000", "server", "blackwell edition 96gb"},
    {"gaudi-3", "gaudi 3", "", "oam 128gb hl 325l"},
    {"gaudi-3", "gaudi3", "", "oam 128gb"},
    {"trainium-2", "trainium 2", "", ""},
    {"trainium-2", "trainium2", "", ""},
    {"trainium-2", "trn2", "", ""},
};

// Words that say nothing about which device it is.
bool isIdle(std::string_view word) {
    static constexpr std::array<std::string_view, 11> kIdle{
        "nvidia", "amd", "intel", "google", "aws", "instinct", "tesla", "geforce", "tensor", "gpu", "accelerator"};
    return std::find(kIdle.begin(), kIdle.end(), word) != kIdle.end();
}

bool isNumber(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// "8x", "x8": how many, which is not part of the name.
bool isMultiple(std::string_view word) {
    return word.size() > 1 && ((word.back() == 'x' && isNumber(word.substr(0, word.size() - 1))) ||
                               (word.front() == 'x' && isNumber(word.substr(1))));
}

Words wordsOf(std::string_view text) {
    Words words(1);
    for (const char c : text) {
        if (units::isAsciiAlnum(c))
            words.back() += units::asciiLower(c);
        else if (static_cast<unsigned char>(c) >= 0x80)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// The words that tell devices apart: "8xH100-SXM5 80 GB" → h100 sxm5 80gb.
Words tellingWords(std::string_view name) {
    Words telling;
    for (std::string& word : wordsOf(name)) {
        const std::size_t times = word.find('x');
        if (times != std::string::npos && times > 0 && times + 1 < word.size() && isNumber(word.substr(0, times))) {
            word.erase(0, times + 1);
        }
        if (word == "gb" && !telling.empty() && isNumber(telling.back()))
            telling.back() += word;
        else if (!isIdle(word) && !isMultiple(word))
            telling.push_back(std::move(word));
    }
    return telling;
}

bool contains(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool matches(const DeviceRule& rule, const Words& name) {
    const Words core = wordsOf(rule.core);
    if (name.size() < core.size() || !std::equal(core.begin(), core.end(), name.begin())) return false;
    const Words needed = wordsOf(rule.needed);
    const Words allowed = wordsOf(rule.allowed);
    const Words rest(name.begin() + static_cast<std::ptrdiff_t>(core.size()), name.end());
    return std::all_of(needed.begin(), needed.end(), [&](const auto& word) { return contains(rest, word); }) &&
           std::all_of(rest.begin(), rest.end(),
                       [&](const auto& word) { return contains(needed, word) || contains(allowed, word); });
}

std::optional<std::string> idOfOne(std::string_view name) {
    const Words telling = tellingWords(name);
    if (telling.empty()) return std::nullopt;
    static const auto catalogue = catalog::technologies("compute.accelerator.id");
    for (const catalog::Technology& row : catalogue) {
        if (telling == tellingWords(row.id) || telling == tellingWords(row.name)) return row.id;
    }
    for (const DeviceRule& rule : kDeviceRules) {
        if (matches(rule, telling)) return std::string(rule.id);
    }
    return std::nullopt;
}
} // namespace

std::optional<std::string> acceleratorId(std::string_view deviceName) {
    std::optional<std::string> common;
    while (!deviceName.empty()) {
        const std::size_t comma = std::min(deviceName.find(','), deviceName.size());
        const auto id = idOfOne(deviceName.substr(0, comma));
        if (!id || (common && *common != *id)) return std::nullopt;
        common = id;
        deviceName.remove_prefix(std::min(comma + 1, deviceName.size()));
    }
    return common;
}

} // namespace data::importers
