// Outcomes and catalogues made by hand, so that what is shown can be compared with what went in.
#pragma once

#include "model/scenario/outcome.h"
#include "ui/session/catalogue_lookup.h"

#include <cmath>

namespace tests {

// Peak 100, 120 …; headroom 50, 25, 0 − … falling by 25 a year; one class with tokens doubling.
inline model::scenario::Outcome sampleOutcome(int years = 5) {
    model::scenario::Outcome outcome;
    outcome.boundary = "operator";
    for (int i = 0; i < years; ++i) {
        model::scenario::YearOutcome year;
        year.year = 2025 + i;
        year.facilityPeakMw = 100.0 + 20.0 * i;
        year.headroomMw = 60.0 - 25.0 * i;
        year.firmMw = year.facilityPeakMw + year.headroomMw - 5.0;
        year.gridFirmMw = 90.0;
        year.onsiteFirmMw = 30.0;
        year.storageFirmMw = 0.0;
        year.flexibleFirmMw = 10.0;
        year.facilityEnergyMwh = 1e6 * (1.0 + i);
        year.energyMultiple = i == 0 ? 1.0 : 0.5;
        if (i > 0) year.discreteRebound = 0.2;
        year.energyPerTokenJ = 8.0 / std::pow(2.0, i);
        year.energyPerTokenItJ = year.energyPerTokenJ / 1.2;
        year.energyPerTokenAcceleratorJ = year.energyPerTokenJ / 2.0;
        year.change.users = 0.7 * i;
        year.change.workPerJoule = -0.3 * i;
        year.tokensPerYear = 2e15 * std::pow(2.0, i);
        year.classes.push_back({"chat", "Chat", 1.0, 1e9, 1e15 * std::pow(2.0, i), 0.0, 1e15 * std::pow(2.0, i), 0.0,
                                std::pow(0.5, i), 1.0});
        year.priceUsdPerMillionTokens = 2.0;
        year.costUsdPerMillionTokens = 1.0;
        year.lcoeUsdPerMwh = 70.0;
        year.cost.serversUsd = 3e9;
        year.cost.gridEnergyUsd = 1e9;
        year.co2T = 3e5;
        year.eueMwhPerYear = 12.0;
        year.loleHoursPerYear = 0.5;
        year.loleMethod = "exact";
        outcome.years.push_back(year);
    }
    outcome.summary.targetAvailability = 0.9999;
    outcome.summary.priceYear = 2025;
    for (const auto& year : outcome.years)
        if (year.headroomMw < 0.0 && !outcome.summary.gapYear) outcome.summary.gapYear = year.year;
    if (outcome.summary.gapYear) outcome.summary.peakGapMw = 25.0 * (years - 1) - 60.0;
    return outcome;
}

// Two accelerators, one source, one template "t" whose base slips 30 days.
class SampleCatalogue final : public ui::session::CatalogueLookup {
public:
    std::vector<ui::session::CatalogueRow> rows(std::string_view key) const override {
        if (key != "compute.accelerator.id") return {};
        return {{"h100", "H100"}, {"gb200", "GB200"}};
    }
    ui::session::Entries fields(std::string_view key, std::string_view rowId) const override {
        if (key != "compute.accelerator.id" || rowId != "gb200") return {};
        return {{"compute.accelerator.name", std::string("GB200")}, {"compute.accelerator.memory_gb", 186.0}};
    }
    std::optional<ui::session::SourceFacts> source(std::string_view id) const override {
        if (!id.starts_with("ercot")) return std::nullopt;
        return ui::session::SourceFacts{std::string(id), "ERCOT 2025", "Large loads", "https://example.org", ""};
    }
    std::vector<ui::session::SourceFacts> sources() const override { return {*source("ercot")}; }
    std::vector<ui::session::DatasetFact> dataset() const override {
        return {{"accelerators", "h100", "tdp_w", "700", "W", "seen_primary", "NVIDIA", ""},
                {"accelerators", "gb200", "tdp_w", "1200", "W", "unsourced", "", ""},
                {"prices", "2026", "usd", "5 to 6", "USD", "seen_secondary", "a report", ""},
                {"series", "pjm", "hours", "8760", "MW", "measured", "PJM", "pjm.csv"}};
    }
    std::vector<ui::session::ImportFacts> imports() const override { return {}; }
    std::shared_ptr<const model::series::HourlyProfile> profile(const std::string&) const override { return nullptr; }
    ui::session::RegionRecords regionRecords() const override { return {}; }
    std::vector<ui::session::TemplateFacts> templates() const override { return {{"t", "Template", "A story."}}; }
    std::vector<ui::session::ScenarioNode> templateScenarios(std::string_view slug) const override {
        if (slug != "t") return {};
        return {
            {"base", "Base", "", "", "#000000", {{"grid.slip_days", 30.0}, {"workload.chat", std::string("added")}}},
            {"child", "Child", "base", "a note", "#ff0000", {{"facility.pue_base", 1.4}}}};
    }
};

} // namespace tests
