#include "model/grid/assumed_stages.h"

namespace model::grid {

std::vector<InterconnectionStage> assumedStages() {
    return {{"application", {2}, {10}, {30}, {0.90}},      {"system impact study", {6}, {30}, {90}, {0.80}},
            {"facilities study", {6}, {25}, {75}, {0.85}}, {"agreement", {3}, {15}, {60}, {0.87}},
            {"construction", {15}, {55}, {180}, {0.95}},   {"energisation", {1}, {10}, {30}, {0.985}}};
}

} // namespace model::grid
