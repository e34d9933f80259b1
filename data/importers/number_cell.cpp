#include "data/importers/number_cell.h"

#include "data/csv/csv_reader.h"
#include "data/units/ascii_text.h"

#include <array>
#include <string>
#include <vector>

namespace data::importers {

namespace {
constexpr std::array<NumberSigns, 8> kSignPairs{
    {{'.', '\0'}, {',', '\0'}, {'.', ','}, {',', '.'}, {'.', ' '}, {',', ' '}, {'.', '\''}, {',', '\''}}};

// No-break spaces (U+00A0, U+202F) as blanks and the minus sign U+2212 as a hyphen.
std::string plainCell(std::string_view cell) {
    std::string plain;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const std::string_view rest = cell.substr(i);
        if (rest.starts_with("\xC2\xA0")) {
            plain += ' ';
            i += 1;
        } else if (rest.starts_with("\xE2\x80\xAF")) {
            plain += ' ';
            i += 2;
        } else if (rest.starts_with("\xE2\x88\x92")) {
            plain += '-';
            i += 2;
        } else {
            plain += cell[i];
        }
    }
    return std::string(csv::trimmed(plain));
}

// Whether the cell, a number under the signs, shows which they are: it has one of them.
bool tells(std::string_view cell, NumberSigns signs) {
    return cell.find(signs.decimal) != std::string_view::npos ||
           (signs.thousands != '\0' && cell.find(signs.thousands) != std::string_view::npos);
}
} // namespace

std::optional<double> numberInCell(std::string_view cell, NumberSigns signs) {
    const std::string plain = plainCell(cell);
    const std::size_t decimal = plain.find(signs.decimal);
    const std::size_t wholeEnd = decimal == std::string::npos ? plain.find_first_of("eE") : decimal;
    std::string number;
    const std::size_t begin = plain.starts_with('-') || plain.starts_with('+') ? 1 : 0;
    number += plain.substr(0, begin);
    const std::string_view whole =
        std::string_view(plain).substr(begin, wholeEnd == std::string::npos ? std::string::npos : wholeEnd - begin);
    const std::size_t first = signs.thousands == '\0' ? std::string_view::npos : whole.find(signs.thousands);
    if (first != std::string_view::npos) {
        if (first == 0 || first > 3 || whole.front() == '0' || (whole.size() - first) % 4 != 0) return std::nullopt;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            const bool isMark = i >= first && (i - first) % 4 == 0;
            if (isMark != (whole[i] == signs.thousands)) return std::nullopt;
            if (!isMark) number += whole[i];
        }
    } else {
        number += whole;
    }
    if (number.find_first_not_of("+-0123456789") != std::string::npos) return std::nullopt; // the other country's sign
    if (wholeEnd != std::string::npos) {
        if (decimal != std::string::npos) number += '.';
        number += plain.substr(decimal == std::string::npos ? wholeEnd : wholeEnd + 1);
    }
    return csv::parseNumber(number, false);
}

bool isAnyNumber(std::string_view cell) {
    for (const NumberSigns& signs : kSignPairs)
        if (numberInCell(cell, signs)) return true;
    return false;
}

std::optional<NumberSigns> signsOf(std::span<const std::string_view> cells) {
    // A pair is possible while it reads every cell that is a number at all; of those the plainest is meant when the
    // cells show no other sign, and none when two pairs that differ in the decimal sign both read everything.
    std::array<bool, kSignPairs.size()> isPossible{};
    isPossible.fill(true);
    std::array<bool, kSignPairs.size()> isShown{};
    bool hasSign = false;
    for (const std::string_view cell : cells) {
        if (!isAnyNumber(cell)) continue;
        const std::string plain = plainCell(cell);
        hasSign = hasSign || plain.find_first_of(".,' ") != std::string::npos;
        for (std::size_t i = 0; i < kSignPairs.size(); ++i) {
            isPossible[i] = isPossible[i] && numberInCell(plain, kSignPairs[i]).has_value();
            isShown[i] = isShown[i] || tells(plain, kSignPairs[i]);
        }
    }
    if (!hasSign) return NumberSigns{};
    std::optional<NumberSigns> found;
    for (std::size_t i = 0; i < kSignPairs.size(); ++i) {
        if (!isPossible[i] || !isShown[i]) continue;
        if (found && found->decimal != kSignPairs[i].decimal) return std::nullopt;
        if (!found) found = kSignPairs[i]; // the plainer pair stands first
    }
    return found;
}

} // namespace data::importers
