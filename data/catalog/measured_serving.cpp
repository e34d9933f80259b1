#include "data/catalog/measured_serving.h"

#include "data/catalog/catalogue.h"
#include "data/catalog/embedded.h"
#include "data/csv/csv_table.h"
#include "model/scenario/parameter.h"

#include <algorithm>
#include <map>
#include <optional>

namespace data::catalog {

namespace {

using model::compute::MeasuredServing;

// Published names of one architecture, whose releases differ in weights alone, and the mean number of tokens that they
// wrote in the tasks as the leaderboard states it (0: not measured there).
struct PublishedModel {
    std::string_view prefix;
    std::string_view modelId;
    double chatTokens;
    double reasoningTokens;
};
constexpr PublishedModel kPublishedModels[] = {
    {"Qwen/Qwen3-8B", "qwen3-8b", 648.0, 8115.0},
    {"Qwen/Qwen3-14B", "qwen3-14b", 616.0, 7063.0},
    {"Qwen/Qwen3-32B", "qwen3-32b", 632.0, 7048.0},
    {"Qwen/Qwen3-30B-A3B", "qwen3-30b-a3b", 920.0, 8164.0},
    {"Qwen/Qwen3-235B-A22B", "qwen3-235b-a22b", 873.0, 9198.0},
    {"openai/gpt-oss-120b", "gpt-oss-120b", 0.0, 1727.0},
    {"openai/gpt-oss-20b", "gpt-oss-20b", 0.0, 2180.0},
    {"deepseek-ai/DeepSeek-V3.1", "deepseek-v3", 845.0, 8952.0},
    {"deepseek-ai/DeepSeek-R1-0528", "deepseek-r1-0528", 0.0, 11450.0},
    {"meta-llama/Llama-3.1-8B", "llama-3-1-8b", 397.0, 0.0},
    {"meta-llama/Llama-3.1-70B", "llama-3-1-70b", 353.0, 0.0},
    {"meta-llama/Llama-3.3-70B", "llama-3-1-70b", 411.0, 0.0},
    {"meta-llama/Llama-3.1-405B", "llama-3-1-405b", 368.0, 0.0},
};
constexpr std::pair<std::string_view, std::string_view> kAccelerators[] = {{"H100", "h100-sxm"}, {"B200", "b200-sxm"}};

// Lengths of the prompts are assumed: a question of a chat, a question of GPQA with its choices.
constexpr std::string_view kChat = "lm-arena-chat";
constexpr std::pair<std::string_view, double> kPrompts[] = {{kChat, 200.0}, {"gpqa", 250.0}};

constexpr std::pair<std::string_view, double> kPrecisionBits[] = {{"bf16", 16.0}, {"fp8", 8.0}, {"mxfp4", 4.0}};

const PublishedModel* publishedModel(std::string_view name) {
    const auto found = std::find_if(std::begin(kPublishedModels), std::end(kPublishedModels),
                                    [&](const PublishedModel& model) { return name.starts_with(model.prefix); });
    return found == std::end(kPublishedModels) ? nullptr : &*found;
}

template<class Value, std::size_t Size>
std::optional<Value> valueOf(const std::pair<std::string_view, Value> (&pairs)[Size], std::string_view name) {
    for (const auto& pair : pairs)
        if (pair.first == name) return pair.second;
    return std::nullopt;
}

// The scenario in which the catalogue's rows are chosen.
std::optional<model::scenario::Scenario> scenarioWith(std::string_view modelId, std::string_view acceleratorId) {
    auto scenario = model::scenario::standardScenario();
    for (const auto& [choice, id] : {std::pair{std::string_view("compute.model.id"), modelId},
                                     std::pair{std::string_view("compute.accelerator.id"), acceleratorId}}) {
        const auto entries = entriesOf(choice, id);
        if (!entries) return std::nullopt;
        for (const auto& entry : *entries) {
            const auto input = model::scenario::find(scenario, entry.key);
            if (!input) continue;
            if (const auto* number = std::get_if<double>(&entry.value))
                input->setValue(*number);
            else
                input->choice->set(input->owner, std::get<std::string>(entry.value));
        }
    }
    return scenario;
}

class MeasuredTable {
public:
    MeasuredTable() : m_table(csv::readTable(embeddedText("catalog/ml_energy_mfu_mbu.csv"))) {}
    std::size_t rows() const { return m_table.rows(); }
    std::string text(std::size_t row, std::string_view column) const {
        const auto index = m_table.column(column);
        return index ? std::string(csv::trimmed(m_table.cell(row, *index))) : std::string();
    }
    double number(std::size_t row, std::string_view column) const {
        return csv::parseNumber(text(row, column), false).value_or(0.0);
    }

private:
    csv::CsvTable m_table;
};

// Whether task and precision are known.
bool takeTask(MeasuredServing& serving, const PublishedModel& model) {
    const auto bits = valueOf(kPrecisionBits, serving.precision);
    const auto prompt = assumedPrompt(serving.task);
    if (!bits || !prompt) return false;
    serving.weightBits = *bits;
    serving.inputTokens = *prompt;
    serving.outputTokens = serving.task == kChat ? model.chatTokens : model.reasoningTokens;
    return serving.outputTokens > 0.0;
}

} // namespace

std::optional<double> assumedPrompt(std::string_view task) {
    return valueOf(kPrompts, task);
}

std::optional<MeasuredServing> measuredServing(std::string_view modelName, std::string_view acceleratorId) {
    const PublishedModel* const published = publishedModel(modelName);
    const auto scenario =
        scenarioWith(published == nullptr ? modelName : std::string_view(published->modelId), acceleratorId);
    if (!scenario) return std::nullopt;
    MeasuredServing serving;
    serving.model = scenario->architecture;
    serving.accelerator = scenario->accelerator;
    return serving;
}

std::vector<MeasuredServing> measuredServings() {
    const MeasuredTable table;
    std::map<std::pair<std::string_view, std::string_view>, std::optional<model::scenario::Scenario>> scenarios;
    std::vector<MeasuredServing> servings;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const PublishedModel* const published = publishedModel(table.text(row, "name"));
        const auto acceleratorId = valueOf(kAccelerators, table.text(row, "gpu"));
        if (published == nullptr || !acceleratorId) continue;
        const auto key = std::pair{published->modelId, *acceleratorId};
        if (!scenarios.contains(key)) scenarios[key] = scenarioWith(published->modelId, *acceleratorId);
        const auto& scenario = scenarios[key];
        MeasuredServing serving;
        serving.id = table.text(row, "id");
        serving.task = table.text(row, "task");
        serving.precision = table.text(row, "precision");
        serving.gpu = table.text(row, "gpu");
        serving.accelerators = table.number(row, "num_gpus");
        serving.tensorParallel = table.number(row, "tp");
        serving.batch = table.number(row, "avg_batch");
        serving.joulesPerToken = table.number(row, "energy_per_token_j");
        serving.tokensPerSecond = table.number(row, "tokens_per_s_per_gpu") * serving.accelerators;
        if (!scenario || !takeTask(serving, *published) || serving.joulesPerToken <= 0.0) continue;
        serving.model = scenario->architecture;
        serving.accelerator = scenario->accelerator;
        servings.push_back(std::move(serving));
    }
    return servings;
}

} // namespace data::catalog
