#pragma once

#include "ops_assembly.h"

#include <qcat/ops_ports/check.h>

#include <string>
#include <vector>

namespace qcat::runtime
{

// A check that is repeated, by the name of its kind (fault_catalog.h).
struct WatchProbe {
    std::string kind;
    std::string instance;
    ops::Check check;
    base::Executor *worker = nullptr;
    base::Duration interval{};
    base::Duration timeout{};
};

// What surrounds QCAT, as far as the configuration has it watched. What may hang has a worker of its own.
std::vector<WatchProbe> watchProbes(const domain::Config &config, const DataFolder &folder, const OpsEyes &eyes,
                                    OpsWorkers &workers);

} // namespace qcat::runtime
