#pragma once

#include <qcat/domain/redis_status.h>
#include <qcat/ui_models/keyed_table.h>

#include <memory>

namespace qcat::ui
{

using SlowLogModel = KeyedModel<domain::redis::SlowCommand>;
using CommandRatesModel = KeyedModel<domain::redis::CommandRate>;
using RedisClientsModel = KeyedModel<domain::redis::Client>;
using KeyspaceModel = KeyedModel<domain::redis::Database>;
using BigKeysModel = KeyedModel<domain::redis::BigKey>;

std::unique_ptr<SlowLogModel> makeSlowLogModel();
std::unique_ptr<CommandRatesModel> makeCommandRatesModel();
std::unique_ptr<RedisClientsModel> makeRedisClientsModel();
std::unique_ptr<KeyspaceModel> makeKeyspaceModel();
std::unique_ptr<BigKeysModel> makeBigKeysModel();

std::vector<Keyed<domain::redis::SlowCommand>> rowsOf(const std::vector<domain::redis::SlowCommand> &commands);
std::vector<Keyed<domain::redis::CommandRate>> rowsOf(const std::vector<domain::redis::CommandRate> &rates);
std::vector<Keyed<domain::redis::Client>> rowsOf(const std::vector<domain::redis::Client> &clients);
std::vector<Keyed<domain::redis::Database>> rowsOf(const std::vector<domain::redis::Database> &databases);
std::vector<Keyed<domain::redis::BigKey>> rowsOf(const std::vector<domain::redis::BigKey> &keys);

} // namespace qcat::ui
