#pragma once

#include <qcat/domain/cache_status.h>
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
using LatencyEventsModel = KeyedModel<domain::redis::LatencyEvent>;
using ReplicasModel = KeyedModel<domain::redis::Replica>;
using NodeIncidentsModel = KeyedModel<domain::NodeIncident>;

std::unique_ptr<SlowLogModel> makeSlowLogModel();
std::unique_ptr<CommandRatesModel> makeCommandRatesModel();
std::unique_ptr<RedisClientsModel> makeRedisClientsModel();
std::unique_ptr<KeyspaceModel> makeKeyspaceModel();
std::unique_ptr<BigKeysModel> makeBigKeysModel();
std::unique_ptr<LatencyEventsModel> makeLatencyEventsModel();
std::unique_ptr<ReplicasModel> makeReplicasModel();
std::unique_ptr<NodeIncidentsModel> makeNodeIncidentsModel();

std::vector<Keyed<domain::redis::SlowCommand>> rowsOf(const std::vector<domain::redis::SlowCommand> &commands);
std::vector<Keyed<domain::redis::CommandRate>> rowsOf(const std::vector<domain::redis::CommandRate> &rates);
std::vector<Keyed<domain::redis::Client>> rowsOf(const std::vector<domain::redis::Client> &clients);
std::vector<Keyed<domain::redis::Database>> rowsOf(const std::vector<domain::redis::Database> &databases);
std::vector<Keyed<domain::redis::BigKey>> rowsOf(const std::vector<domain::redis::BigKey> &keys);
std::vector<Keyed<domain::redis::LatencyEvent>> rowsOf(const std::vector<domain::redis::LatencyEvent> &events);
std::vector<Keyed<domain::redis::Replica>> rowsOf(const std::vector<domain::redis::Replica> &replicas);
std::vector<Keyed<domain::NodeIncident>> rowsOf(const std::vector<domain::NodeIncident> &incidents);

} // namespace qcat::ui
