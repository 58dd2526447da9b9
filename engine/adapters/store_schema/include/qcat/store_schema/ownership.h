#pragma once

#include <qcat/base/error.h>
#include <qcat/domain/ids.h>

#include <cstdint>
#include <string>

namespace qcat::store_schema
{

// "store.stale_epoch": another engine commands the account now, with a higher epoch than ours.
base::Error staleEpoch(const std::string &venue, const std::string &account, domain::Epoch ours, std::int64_t standing);

} // namespace qcat::store_schema
