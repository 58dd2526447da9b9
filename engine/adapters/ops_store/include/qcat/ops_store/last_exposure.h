#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/exposure.h>

#include <string>

namespace qcat::ops_store
{

// In the data folder.
inline constexpr auto kLastExposureFile = "exposure.json";
inline constexpr auto kWatcherStoreFile = "qguard.sqlite"; // a SqliteOpsStore that qguard alone writes

// What was at stake when the engine last said so, in a small file of its own: for the watcher that has to say it when the engine cannot.
// Replaced as a whole; a crash of the machine may lose the newest one, which costs some seconds of age.
base::Status writeLastExposure(const std::string &file, const domain::Exposure &exposure);
// `known` is false, as of every figure that nobody vouches for now; `wallTime` says from when it is. "ops_store.failed".
base::Result<domain::Exposure> readLastExposure(const std::string &file);

} // namespace qcat::ops_store
