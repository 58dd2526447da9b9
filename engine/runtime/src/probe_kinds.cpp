#include <qcat/runtime/fault_catalog.h>

#include <qcat/baselines/verdict.h>
#include <qcat/checks/codes.h>
#include <qcat/pg_diagnostics/health_codes.h>
#include <qcat/redis_link/redis_error.h>
#include <qcat/surroundings/codes.h>
#include <qcat/trading_ports/store_codes.h>

#include <functional>
#include <map>

namespace qcat::runtime
{

namespace
{

namespace around = surroundings::code;
namespace base_ = checks::code;
namespace pg = pg_diagnostics::health;
namespace redis = redis_link::codes;
namespace usual = baselines::code;
namespace store = trading::store_codes;
using Codes = std::initializer_list<std::string_view>;

ops::ProbeKind kind(std::string name, std::string component, Codes codes, std::string setting = {})
{
    return {std::move(name), std::move(component), {codes.begin(), codes.end()}, std::move(setting)};
}

std::vector<ops::ProbeKind> ofThisProcess()
{
    constexpr auto kChannels = "alerting.channels";
    return {
        kind("engine", "engine", {"engine.running", "engine.starting", "engine.stalled"}),
        kind("recovery", "engine", {"recovery.not_needed", "recovery.replayed", "recovery.settled"}),
        kind("journal", "journal", {"journal.writing"}),
        kind("market_data", "market_data",
             {"market_data.fresh", "market_data.stale", "market_data.book_not_live", "market_data.none_yet", "market_data.not_taken",
              "market_data.replay_ended", "market_data.replay_paused"}),
        kind("venue", "venue", {"venue.paper", "venue.orders_unknown"}),
        kind("orders", "orders", {"orders.ok", "orders.rejected"}),
        kind("positions", "positions", {"positions.ok", "position.near_liquidation"}),
        kind("risk", "risk", {"risk.within_limits", "risk.breaker_tripped", "risk.position_limit"}),
        kind("store", "store", {base_::kSpoolEmpty, base_::kSpoolFilling, base_::kSpoolUnreachable, "store.fenced", "store.rejected", "spool.replaced",
              store::kBusy, store::kLocked, store::kLockedSinceHidden, store::kLockedPrepared, store::kLockTimeout, store::kPoolExhausted,
              store::kStatementTimeout, store::kStatementCancelled, store::kAuth, store::kPermission, store::kFailed}),
        kind("records", "records", {base_::kCaughtUp, base_::kCatchingUp, base_::kCountsDiffer, base_::kCountsUnknown}),
        kind("desk", "desk", {"desk.recording", "desk.store_failed", "desk.store_replaced"}),
        kind("config", "config", {"config.applied", "config.reload_refused", "config.not_usable", "config.restart_needed"}),
        kind("performance", "performance",
             {usual::kLearning, usual::kUsual, usual::kDrifting, usual::kProcessStalls, usual::kDiskSlow, usual::kDatabaseSlow, usual::kRedisSlow,
              usual::kVenueSlow, usual::kMarketDataSlow, usual::kApiSlow, usual::kOrdersSlow}),
        kind("process_memory", "process",
             {around::kProcessOk, around::kMemoryNearLimit, around::kMemoryAtLimit, around::kOomKilled, around::kProcessUnreadable}),
        kind("memory_budget", "memory", {"memory.within_budget", "memory.shedding", "memory.all_shed", "memory.unmeasured"}),
        kind("process_files", "process", {around::kFilesOk, around::kFilesLow, around::kFilesExhausted, around::kProcessUnreadable}),
        kind("api", "api", {around::kApiOk, around::kApiSlow, around::kApiSilent}),
        kind("log", "log", {around::kLogWritten, around::kLogWriterLost, around::kLogTooLarge}),
        kind("channels", "alert_channels", {"channels.ok", "channels.failing", "channels.test_missed"}, kChannels),
        kind("channel_secrets", "alert_channels", {"channels.secrets_ok", "channels.secret_unreadable"}, kChannels),
        kind("keys", "keys", {around::kKeysOk, around::kKeysOverdue}, "security.rotate_keys_after"),
        kind("upkeep", "upkeep",
             {"upkeep.ok", "upkeep.restore_test_overdue", "upkeep.offsite_copy_overdue", "upkeep.performance_report_overdue",
              "upkeep.host_updates_overdue", "upkeep.access_audit_overdue"}),
        kind("external_emergency", "external", {"alert.external"}),
        kind("external_critical", "external", {"alert.external"}),
        kind("external_warning", "external", {"alert.external"}),
        kind("external_info", "external", {"alert.external"}),
        kind("external_test", "external", {"alert.external_test"}),
    };
}

std::vector<ops::ProbeKind> ofServers()
{
    constexpr auto kDatabase = "database.host";
    return {
        kind("account", "account", {"account.commanded", "account.commanded_here", "account.commanded_elsewhere", "account.taken_over", "account.epoch_behind",
              "account.claim_pending", "account.claim_unproven", "account.claim_unusable", "account.claim_asked"}, kDatabase),
        kind("pools", "pools", {"pool.ok", "pool.exhausted", "pool.leaked"}, "database.host or redis.enabled"),
        kind("shared_state", "shared_state", {"cache.switches_clear", "cache.switches_unknown", "cache.state_may_be_evicted"}, "redis.enabled"),
        kind("shared_halts", "shared_state", {"cache.switches_clear", "cache.switches_unknown", "cache.halted_elsewhere"}, "redis.enabled"),
        kind("postgresql", "postgresql",
             {base_::kPostgresOk, base_::kPostgresSlow, base_::kPostgresStandby, base_::kPostgresRefused, base_::kPostgresUnreachable,
              base_::kPostgresTimeout, base_::kPostgresStatementTimeout, base_::kPostgresAuth, base_::kPostgresPasswordFile, base_::kPostgresPermission,
              base_::kPostgresBusy, base_::kPostgresFailed},
             kDatabase),
        kind("postgresql_locks", "postgresql_inside", {pg::kNoLockWaits, pg::kLockWaits}, kDatabase),
        kind("postgresql_transactions", "postgresql_inside", {pg::kNoOpenTransactions, pg::kOpenTransaction}, kDatabase),
        kind("postgresql_wraparound", "postgresql_inside", {pg::kIdsLeft, pg::kIdsRunningOut}, kDatabase),
        kind("postgresql_data", "records", {pg::kDataWhole, pg::kSequenceBehind, pg::kChecksumFailed}, kDatabase),
        kind("postgresql_connections", "postgresql_inside", {pg::kConnectionsLeft, pg::kConnectionsTight}, kDatabase),
        kind("redis", "redis",
             {base_::kRedisOk, base_::kRedisSlow, redis::kRefused, redis::kUnreachable, redis::kTimeout, redis::kAuth, redis::kPermission,
              redis::kLoading, redis::kBusy, redis::kReadOnly, redis::kMemoryFull, redis::kCannotSave, redis::kTooManyClients, redis::kFailed},
             "redis.enabled"),
    };
}

std::vector<ops::ProbeKind> ofTheMachine()
{
    return {
        kind("disk", "disk", {base_::kDiskOk, base_::kDiskLow, base_::kDiskFull, base_::kDiskUnreadable}),
        kind("disk_io", "disk_io", {around::kIoOk, around::kIoSlow, around::kIoStalled, around::kIoUnreadable}),
        kind("memory", "memory", {base_::kMemoryOk, base_::kMemoryLow, base_::kMemoryExhausted, base_::kMemoryUnreadable}),
        kind("clock", "clock",
             {around::kClockOk, around::kClockUnsynchronised, around::kClockNoService, around::kClockDrifting, around::kClockOff,
              around::kClockStepped, around::kClockUnreadable}),
        kind("units", "services", {"units.running", "unit.down", "unit.unknown", "unit.not_asked"}, "health.units"),
        kind("ports", "endpoints", {base_::kPortOpen, base_::kPortRefused, base_::kPortTimeout, base_::kPortUnreachable, base_::kPortHostUnknown},
             "health.ports"),
        kind("urls", "endpoints", {around::kUrlOk, around::kUrlStatus, around::kUrlTimeout, around::kUrlFailed}, "health.urls"),
        kind("network", "network", {around::kNetworkOk, around::kNameUnknown, around::kNoRoute}, "health.hosts"),
        kind("certificates", "certificates",
             {around::kCertificateOk, around::kCertificateExpiring, around::kCertificateSoon, around::kCertificateExpired,
              around::kCertificateUnreadable},
             "health.certificates"),
        kind("backup", "backup",
             {around::kBackupOk, around::kBackupNone, around::kBackupStale, around::kBackupUnproven, around::kBackupDamaged,
              around::kBackupUnreadable},
             "backup.directory"),
        kind("backup_offsite", "backup", {around::kOffsiteOk, around::kOffsiteUnused, around::kOffsiteStale, around::kOffsiteFailed}, "backup.directory"),
        kind("prometheus", "prometheus", {around::kPrometheusOk, around::kPrometheusDown}, "monitoring.prometheus"),
        kind("scrape", "scrape", {around::kScrapeOk, around::kScrapeMissing, around::kScrapeFailing, around::kScrapeUnknown},
             "monitoring.prometheus"),
        kind("alertmanager", "alertmanager", {around::kAlertmanagerOk, around::kAlertmanagerDown}, "monitoring.alertmanager"),
        kind("alert_delivery", "alert_delivery",
             {around::kDeliveryOk, around::kDeliveryFails, around::kDeliveryUnknown, "alert_delivery.forward_failed"},
             "monitoring.alertmanager"),
        kind("grafana", "grafana", {around::kGrafanaOk, around::kGrafanaDown, around::kGrafanaDatabase}, "monitoring.grafana"),
    };
}

} // namespace

const std::vector<ops::ProbeKind> &probeKinds()
{
    static const std::vector<ops::ProbeKind> all = [] {
        auto kinds = ofThisProcess();
        for (auto more : {ofServers(), ofTheMachine()})
            kinds.insert(kinds.end(), more.begin(), more.end());
        return kinds;
    }();
    return all;
}

bool isWatched(const ops::ProbeKind &kind, const domain::Config &config)
{
    using Is = std::function<bool(const domain::Config &)>;
    static const std::map<std::string, Is> settings = {
        {"", [](const domain::Config &) { return true; }},
        {"database.host", [](const domain::Config &c) { return !c.database.isEmbedded(); }},
        {"redis.enabled", [](const domain::Config &c) { return c.redis.enabled; }},
        {"database.host or redis.enabled", [](const domain::Config &c) { return !c.database.isEmbedded() || c.redis.enabled; }},
        {"alerting.channels", [](const domain::Config &c) { return !c.alerting.channels.empty(); }},
        {"security.rotate_keys_after", [](const domain::Config &c) { return c.security.rotateKeysAfter > base::Duration::zero(); }},
        {"health.units", [](const domain::Config &c) { return !c.health.units.empty() || !c.database.unit.empty() || !c.redis.unit.empty(); }},
        {"health.ports", [](const domain::Config &c) { return !c.health.ports.empty(); }},
        {"health.urls", [](const domain::Config &c) { return !c.health.urls.empty(); }},
        {"health.hosts", [](const domain::Config &c) { return !c.health.hosts.empty(); }},
        {"health.certificates", [](const domain::Config &c) { return !c.health.certificates.empty(); }},
        {"backup.directory", [](const domain::Config &c) { return !c.backup.directory.empty(); }},
        {"monitoring.prometheus", [](const domain::Config &c) { return !c.monitoring.prometheus.empty(); }},
        {"monitoring.alertmanager", [](const domain::Config &c) { return !c.monitoring.alertmanager.empty(); }},
        {"monitoring.grafana", [](const domain::Config &c) { return !c.monitoring.grafana.empty(); }},
    };
    return settings.at(kind.setting)(config);
}

} // namespace qcat::runtime
