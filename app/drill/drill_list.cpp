#include "drill_list.h"

#include "scenario.h"

#include <qcat/runtime/data_folder.h>

#include <set>

namespace qcat::app::drill
{

std::vector<std::string> pendingFaults(const catalog_yaml::Catalog &catalog)
{
    std::set<std::string> faults;
    for (const auto &fault : catalog.faults)
        if (!fault.runbook.empty() && !isDrilled(fault.id.value))
            faults.insert(fault.id.value);
    return {faults.begin(), faults.end()};
}

std::filesystem::path reportFolder(const domain::AppConfig &app)
{
    return runtime::DataFolder::pathFor(app) / "drills";
}

} // namespace qcat::app::drill
