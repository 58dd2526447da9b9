#pragma once

#include "ops_thread.h"

#include <qcat/ops_ports/check.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/store_spool/spool_status.h>

#include <filesystem>
#include <functional>

namespace qcat::runtime
{

// What the desk looks at inside this process. All of them thread-safe.
struct OpsEyes
{
    std::function<std::shared_ptr<const api::TradingSnapshot>()> trading;
    std::function<base::SteadyTime()> engineHeartbeat;
    std::function<bool()> engineEnded; // a replay that is over is not stalled
    std::function<store_spool::SpoolStatus()> spool;
    std::function<std::optional<base::Error>()> failure; // what stopped the engine
    const ops::ExposureSource *exposure = nullptr;
};

// Store, catalogue, probes and actions for one configuration. Called on the ops thread.
base::Result<OpsThread::Parts> assembleOps(const domain::Config &config, const DataFolder &folder, const std::filesystem::path &resources,
                                           const OpsEyes &eyes, const base::Clock &clock, base::Executor &executor,
                                           ops::IncidentDesk::Publish publish);

} // namespace qcat::runtime
