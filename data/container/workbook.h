// The sheets of an XLSX workbook (ECMA-376) as comma-separated text: what stands in the cells, never formulas, links or
// macros.
#pragma once

#include "data/container/packed_bytes.h"

namespace data::container {

// Why a sheet could not be read. Syntax: no XML, or one with a DTD.
enum class SheetFault { None, Packed, Syntax, TooDeep, TooLarge, NoWorkbook };

struct SheetText {
    std::string text;
    SheetFault fault{SheetFault::None};
    PackedFault packed{PackedFault::None};
};

class Workbook {
public:
    // The archive must outlive the workbook.
    Workbook(ZipArchive& archive, const ContainerLimits& limits);
    static bool isWorkbook(const ZipArchive& archive);

    SheetFault fault() const { return m_fault; }
    PackedFault packed() const { return m_packed; }
    const std::vector<std::string>& sheets() const { return m_sheets; } // as named, in order
    SheetText read(std::string_view sheet);

private:
    struct Part; // an XML part of the archive
    bool load(const std::string& name, Part& part);
    void readWorkbook();
    bool readStrings();
    bool readStyles();

    ZipArchive& m_archive;
    ContainerLimits m_limits;
    SheetFault m_fault{SheetFault::None};
    PackedFault m_packed{PackedFault::None};
    std::vector<std::string> m_sheets;
    std::vector<std::string> m_parts; // of the sheets
    bool m_is1904{};
    bool m_hasStrings{};
    std::vector<std::string> m_strings;
    std::vector<std::uint8_t> m_isDate; // by cell style
};

// A serial number of the 1900 or 1904 date system as "2024-03-10 07:00:00", rounded to the second; below one day only
// the time. Nothing for numbers that are no date, the 29 February 1900 that never was among them.
std::optional<std::string> dateOfSerial(double serial, bool is1904);
// Whether a number format shows a date or a time of day: "yyyy-mm-dd hh:mm", not "0.00" nor "[h]:mm".
bool isDateFormat(std::string_view format);

} // namespace data::container
