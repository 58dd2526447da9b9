#pragma once

#include <qcat/ui_models/fault_ranking.h>
#include <qcat/ui_models/manual_table.h>

#include <vector>

namespace qcat::ui
{

// What is known whatever the engine does.
struct Handbook {
    std::vector<ManualRow> manual = {};
    std::vector<FaultFacts> faults = {};
};

} // namespace qcat::ui
