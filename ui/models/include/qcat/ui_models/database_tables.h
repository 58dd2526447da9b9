#pragma once

#include <qcat/domain/blocking_tree.h>
#include <qcat/domain/postgres_status.h>
#include <qcat/ui_models/keyed_table.h>

#include <memory>

namespace qcat::ui
{

// --- who is connected and what they do

using ConnectionStatesModel = KeyedModel<domain::postgres::ConnectionState>;
using ConnectionClientsModel = KeyedModel<domain::postgres::ConnectionClient>;
using WaitsModel = KeyedModel<domain::postgres::Wait>;
using SessionsModel = KeyedModel<domain::postgres::Session>;
using StatementsModel = KeyedModel<domain::postgres::Statement>;

// A line of the blocking tree: what it waits for stands above it.
struct BlockingLine
{
    domain::postgres::Session session;
    domain::postgres::BlockingRow place;
    int order = 0; // from the top
    bool operator==(const BlockingLine &) const = default;
};
using BlockingModel = KeyedModel<BlockingLine>;

std::unique_ptr<ConnectionStatesModel> makeConnectionStatesModel();
std::unique_ptr<ConnectionClientsModel> makeConnectionClientsModel();
std::unique_ptr<WaitsModel> makeWaitsModel();
std::unique_ptr<SessionsModel> makeSessionsModel();
std::unique_ptr<BlockingModel> makeBlockingModel();
std::unique_ptr<StatementsModel> makeStatementsModel();

std::vector<Keyed<domain::postgres::ConnectionState>> rowsOf(const std::vector<domain::postgres::ConnectionState> &states);
std::vector<Keyed<domain::postgres::ConnectionClient>> rowsOf(const std::vector<domain::postgres::ConnectionClient> &clients);
std::vector<Keyed<domain::postgres::Wait>> rowsOf(const std::vector<domain::postgres::Wait> &waits);
// Long statements and idle transactions in one list, a session once.
std::vector<Keyed<domain::postgres::Session>> rowsOf(const domain::postgres::Activity &activity);
std::vector<Keyed<BlockingLine>> rowsOf(const std::vector<domain::postgres::LockSession> &sessions);
std::vector<Keyed<domain::postgres::Statement>> rowsOf(const std::vector<domain::postgres::Statement> &statements);

// --- what is stored and how well it is kept

using TableSizesModel = KeyedModel<domain::postgres::TableSize>;
using IndexIssuesModel = KeyedModel<domain::postgres::IndexIssue>;
using TableCacheModel = KeyedModel<domain::postgres::TableCache>;
using DatabaseSizesModel = KeyedModel<domain::postgres::DatabaseSize>;
using IndexUseModel = KeyedModel<domain::postgres::IndexUse>;
using RunningVacuumsModel = KeyedModel<domain::postgres::VacuumProgress>;
using HorizonModel = KeyedModel<domain::postgres::HorizonHolder>;
using BloatModel = KeyedModel<domain::postgres::TableBloat>;
using VacuumModel = KeyedModel<domain::postgres::TableVacuum>;
using WraparoundModel = KeyedModel<domain::postgres::WraparoundAge>;
using AdviceModel = KeyedModel<domain::postgres::Advice>;
using StandbysModel = KeyedModel<domain::postgres::Standby>;
using SlotsModel = KeyedModel<domain::postgres::Slot>;

std::unique_ptr<TableSizesModel> makeTableSizesModel();
std::unique_ptr<IndexIssuesModel> makeIndexIssuesModel();
std::unique_ptr<TableCacheModel> makeTableCacheModel();
std::unique_ptr<DatabaseSizesModel> makeDatabaseSizesModel();
std::unique_ptr<IndexUseModel> makeIndexUseModel();
std::unique_ptr<RunningVacuumsModel> makeRunningVacuumsModel();
std::unique_ptr<HorizonModel> makeHorizonModel();
std::unique_ptr<BloatModel> makeBloatModel();
std::unique_ptr<VacuumModel> makeVacuumModel();
std::unique_ptr<WraparoundModel> makeWraparoundModel();
std::unique_ptr<AdviceModel> makeAdviceModel();
std::unique_ptr<StandbysModel> makeStandbysModel();
std::unique_ptr<SlotsModel> makeSlotsModel();

std::vector<Keyed<domain::postgres::TableSize>> rowsOf(const std::vector<domain::postgres::TableSize> &tables);
std::vector<Keyed<domain::postgres::IndexIssue>> rowsOf(const std::vector<domain::postgres::IndexIssue> &issues);
std::vector<Keyed<domain::postgres::TableCache>> rowsOf(const std::vector<domain::postgres::TableCache> &tables);
std::vector<Keyed<domain::postgres::DatabaseSize>> rowsOf(const std::vector<domain::postgres::DatabaseSize> &databases);
std::vector<Keyed<domain::postgres::IndexUse>> rowsOf(const std::vector<domain::postgres::IndexUse> &tables);
std::vector<Keyed<domain::postgres::VacuumProgress>> rowsOf(const std::vector<domain::postgres::VacuumProgress> &vacuums);
std::vector<Keyed<domain::postgres::HorizonHolder>> rowsOf(const std::vector<domain::postgres::HorizonHolder> &holders);
std::vector<Keyed<domain::postgres::TableBloat>> rowsOf(const std::vector<domain::postgres::TableBloat> &tables);
std::vector<Keyed<domain::postgres::TableVacuum>> rowsOf(const std::vector<domain::postgres::TableVacuum> &tables);
std::vector<Keyed<domain::postgres::WraparoundAge>> rowsOf(const std::vector<domain::postgres::WraparoundAge> &ages);
std::vector<Keyed<domain::postgres::Advice>> rowsOf(const std::vector<domain::postgres::Advice> &advice);
std::vector<Keyed<domain::postgres::Standby>> rowsOf(const std::vector<domain::postgres::Standby> &standbys);
std::vector<Keyed<domain::postgres::Slot>> rowsOf(const std::vector<domain::postgres::Slot> &slots);

} // namespace qcat::ui
