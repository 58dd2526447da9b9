#pragma once

#include <qcat/domain/pool_status.h>
#include <qcat/ui_models/keyed_table.h>

#include <memory>

namespace qcat::ui
{

using PoolsModel = KeyedModel<domain::PoolStatus>;
using HoldersModel = KeyedModel<domain::PoolHolder>;

std::unique_ptr<PoolsModel> makePoolsModel();
std::unique_ptr<HoldersModel> makeHoldersModel();

std::vector<Keyed<domain::PoolStatus>> rowsOf(const std::vector<domain::PoolStatus> &pools);
std::vector<Keyed<domain::PoolHolder>> rowsOf(const std::vector<domain::PoolHolder> &holders);

} // namespace qcat::ui
