#include <qcat/domain/config_fields.h>

#include "config_field_kinds.h"

namespace qcat::domain
{

using base::Decimal;
using namespace fields;

namespace
{

constexpr auto kPasswordFile =
    "File, mode 0600, that holds the password instead; read at each login, so that a new one needs no restart";

} // namespace

template <>
const std::vector<ConfigField<AppConfig>> &configFields()
{
    static const std::vector<ConfigField<AppConfig>> table = {
        text("name", &AppConfig::name, "Name of this installation, shown in the window and in exports", Empty::Refused),
        enumeration("environment", &AppConfig::environment, {"paper", "live"},
                    "What is traded with: paper or live money"),
        text("operator_name", &AppConfig::operatorName,
             "Who acts, in timelines and audits: from the command line with the system's user beside it; operator: that user alone", Empty::Refused),
        text("data_dir", &AppConfig::dataDir,
             "Journal, stores and token; empty: /var/lib/qcat, or ~/.local/share/qcat on a desktop"),
    };
    return table;
}

template <>
const std::vector<ConfigField<ServerConfig>> &configFields()
{
    static const std::vector<ConfigField<ServerConfig>> table = {
        text("host", &ServerConfig::host, "Address to listen on", Empty::Refused),
        integer("port", &ServerConfig::port, 1, 65535, "Port of /health, /metrics and /api/v1"),
        duration("read_timeout", &ServerConfig::readTimeout, 100ms, 5min,
                 "A request must be complete within this time"),
        duration("write_timeout", &ServerConfig::writeTimeout, 100ms, 5min, "An answer must be taken within this time"),
    };
    return table;
}

template <>
const std::vector<ConfigField<ControlConfig>> &configFields()
{
    static const std::vector<ConfigField<ControlConfig>> table = {
        list("start", &ControlConfig::start, 1, 64,
             "Program and arguments that start a private instance; never a shell line"),
        list("stop", &ControlConfig::stop, 1, 64, "The same, to stop it"),
        list("restart", &ControlConfig::restart, 1, 64, "The same, to restart it"),
        list("status", &ControlConfig::status, 1, 64, "The same, to ask how it is"),
    };
    return table;
}

template <>
const std::vector<ConfigField<DatabaseConfig>> &configFields()
{
    static const std::vector<ConfigField<DatabaseConfig>> table = {
        text("host", &DatabaseConfig::host, "PostgreSQL server, or a primary and its standbys: db1,db2:5433; empty: the embedded SQLite store"),
        integer("port", &DatabaseConfig::port, 1, 65535, "Its port"),
        text("user", &DatabaseConfig::user, "Role to connect as", Empty::Refused),
        secretText("password", &DatabaseConfig::password, "Better from the environment: \"${QCAT_DB_PASSWORD}\""),
        text("password_file", &DatabaseConfig::passwordFile, kPasswordFile),
        text("name", &DatabaseConfig::name, "Database", Empty::Refused),
        choice("ssl_mode", &DatabaseConfig::sslMode,
               {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"},
               "How the connection is encrypted, in libpq's words"),
        integer("max_open_conns", &DatabaseConfig::maxOpenConns, 1, 1000, "Connections at most"),
        integer("max_idle_conns", &DatabaseConfig::maxIdleConns, 0, 1000, "Of them kept open while idle"),
        integer("min_idle_conns", &DatabaseConfig::minIdleConns, 0, 1000, "Idle connections kept ready, dialled ahead"),
        integer("max_waiting", &DatabaseConfig::maxWaiting, 1, 100'000,
                "Who asks for a connection while so many wait is refused at once"),
        duration("conn_max_lifetime", &DatabaseConfig::connMaxLifetime, 1s, 24h,
                 "A connection is renewed after this time"),
        duration("conn_max_idle_time", &DatabaseConfig::connMaxIdleTime, 1s, 24h,
                 "An idle connection is closed after this time"),
        duration("leak_after", &DatabaseConfig::leakAfter, 0s, 24h,
                 "A connection lent for longer is reported as a leak; 0s: never"),
        duration("connect_timeout", &DatabaseConfig::connectTimeout, 100ms, 1min,
                 "A connection must stand within this time"),
        text("unit", &DatabaseConfig::unit, "Its systemd unit, for the runbooks: postgresql@15-main.service"),
    };
    return table;
}

template <>
const std::vector<ConfigField<RedisConfig>> &configFields()
{
    static const std::vector<ConfigField<RedisConfig>> table = {
        flag("enabled", &RedisConfig::enabled, "false: the cache in process"),
        text("addr", &RedisConfig::addr, "Server as host:port; rediss://host:port goes over TLS", Empty::Refused),
        text("user", &RedisConfig::user, "User of the server's ACL; empty: its default user"),
        secretText("password", &RedisConfig::password, "Better from the environment: \"${QCAT_CACHE_PASSWORD:-}\""),
        text("password_file", &RedisConfig::passwordFile, kPasswordFile),
        text("diag_user", &RedisConfig::diagUser, "Another user, who may look into the server; empty: the one above does"),
        secretText("diag_password", &RedisConfig::diagPassword, "Of that user"),
        text("diag_password_file", &RedisConfig::diagPasswordFile, kPasswordFile),
        text("tls_ca_file", &RedisConfig::tlsCaFile, "With rediss: who may have signed the server's certificate, PEM; empty: whom the system trusts"),
        text("tls_cert_file", &RedisConfig::tlsCertFile, "With rediss: our certificate, PEM, where the server asks for one"),
        text("tls_key_file", &RedisConfig::tlsKeyFile, "Its private key, PEM, mode 0600"),
        integer("db", &RedisConfig::db, 0, 15, "Number of the database"),
        integer("pool_size", &RedisConfig::poolSize, 1, 1000, "Connections at most"),
        integer("min_idle_conns", &RedisConfig::minIdleConns, 0, 1000, "Of them kept open while idle"),
        duration("dial_timeout", &RedisConfig::dialTimeout, 100ms, 1min, "A connection must stand within this time"),
        duration("read_timeout", &RedisConfig::readTimeout, 10ms, 1min, "An answer must come within this time"),
        duration("write_timeout", &RedisConfig::writeTimeout, 10ms, 1min, "A request must be taken within this time"),
        integer("max_retries", &RedisConfig::maxRetries, 0, 10, "Further tries of what can be said twice, when a connection failed"),
        text("node", &RedisConfig::node, "What other nodes call this one; empty: host name and port of its API"),
        integer("shared_orders_per_second", &RedisConfig::sharedOrdersPerSecond, 0, 10'000, "Orders that all nodes may send together; 0: no limit of that kind"),
        integer("own_orders_per_second", &RedisConfig::ownOrdersPerSecond, 1, 10'000, "Of them this node's, while Redis is away"),
        text("unit", &RedisConfig::unit, "Its systemd unit, for the runbooks"),
    };
    return table;
}

template <>
const std::vector<ConfigField<AccountConfig>> &configFields()
{
    static const std::vector<ConfigField<AccountConfig>> table = {
        text("name", &AccountConfig::name, "Name that strategies refer to", Empty::Refused),
        choice("venue", &AccountConfig::venue, {"paper"}, "Where it trades"),
        decimal("start_balance", &AccountConfig::startBalance, Decimal::fromInt(1), Decimal::fromInt(1'000'000'000),
                "Paper money at the first start, quote asset"),
    };
    return table;
}

template <>
const std::vector<ConfigField<ExchangeConfig>> &configFields()
{
    static const std::vector<ConfigField<ExchangeConfig>> table = {
        duration("latency", &ExchangeConfig::latency, 0s, 10s, "Paper venue: order to acknowledgement"),
        enumeration("on_stop", &ExchangeConfig::onStop, {"leave", "flatten"},
                    "Positions at an orderly stop: left to their stops at the venue, or closed at market and verified"),
    };
    return table;
}

template <>
const std::vector<ConfigField<MarketConfig>> &configFields()
{
    static const std::vector<ConfigField<MarketConfig>> table = {
        enumeration("source", &MarketConfig::source, {"synthetic", "replay"}, "Where market data comes from"),
        list("symbols", &MarketConfig::symbols, 1, 64, "Instruments"),
        integer("seed", &MarketConfig::seed, 0, INT64_MAX, "Synthetic market: the same seed gives the same market"),
        integer("events_per_second", &MarketConfig::eventsPerSecond, 1, 10'000, "Synthetic market: of each instrument"),
        text("recording", &MarketConfig::recording, "Replay: the recording, .gz or plain"),
        fraction("speed", &MarketConfig::speed, 0, 1000, "Replay: 1 is as it was, 0 as fast as it goes"),
        duration("stale_after", &MarketConfig::staleAfter, 100ms, 10min,
                 "No new orders in a symbol whose data is older"),
    };
    return table;
}

template <>
const std::vector<ConfigField<RiskConfig>> &configFields()
{
    const Decimal least = Decimal::fromRaw(1);
    const Decimal most = Decimal::fromInt(1'000'000'000);
    static const std::vector<ConfigField<RiskConfig>> table = {
        decimal("max_order_quantity", &RiskConfig::maxOrderQuantity, least, most, "Of one order, base asset"),
        decimal("max_order_notional", &RiskConfig::maxOrderNotional, least, most, "Of one order, quote asset"),
        decimal("max_position", &RiskConfig::maxPosition, least, most, "Of each position, base asset"),
        decimal("max_gross_exposure", &RiskConfig::maxGrossExposure, least, most, "Of each account, quote asset"),
        decimal("price_band", &RiskConfig::priceBand, Decimal::fromRaw(10'000), Decimal::fromInt(1),
                "Distance from the mid, 0.05 is 5 %"),
        integer("max_open_orders", &RiskConfig::maxOpenOrders, 1, 10'000, "Of each account and instrument"),
        integer("max_orders_per_second", &RiskConfig::maxOrdersPerSecond, 1, 10'000, "Of each account"),
        decimal("max_daily_loss", &RiskConfig::maxDailyLoss, least, most,
                "Of each account, quote asset; beyond it only reducing orders"),
        fraction("spool_reducing_at", &RiskConfig::spoolReducingAt, 0.01, 0.99,
                 "Database lost: only reducing orders from this share of the spool"),
        fraction("spool_halted_at", &RiskConfig::spoolHaltedAt, 0.02, 1,
                 "Database lost: halted from this share of the spool"),
        duration("outage_reducing_after", &RiskConfig::outageReducingAfter, 1s, 24h,
                 "Database lost that long: only reducing orders"),
        size("spool_bytes", &RiskConfig::spoolBytes, 1ll << 20, 64ll << 30, "What the spool may hold"),
    };
    return table;
}

template <>
const std::vector<ConfigField<StrategyInstanceConfig>> &configFields()
{
    static const std::vector<ConfigField<StrategyInstanceConfig>> table = {
        text("id", &StrategyInstanceConfig::id, "Its name, unique", Empty::Refused),
        choice("kind", &StrategyInstanceConfig::kind, {"market_making", "trend"}, "Its rule"),
        text("account", &StrategyInstanceConfig::account, "One of exchange.accounts", Empty::Refused),
        text("symbol", &StrategyInstanceConfig::symbol, "One of market.symbols", Empty::Refused),
        flag("enabled", &StrategyInstanceConfig::enabled, "false: loaded, but places no orders"),
    };
    return table;
}

// Its instances are a list of structs.
template <>
const std::vector<ConfigField<StrategyConfig>> &configFields()
{
    static const std::vector<ConfigField<StrategyConfig>> table;
    return table;
}

template <>
const std::vector<ConfigField<LoggingConfig>> &configFields()
{
    static const std::vector<ConfigField<LoggingConfig>> table = {
        text("file", &LoggingConfig::file, "Empty: qcat.log in the data folder"),
        choice("level", &LoggingConfig::level, {"debug", "info", "warning", "error"}, "Least level that is written"),
        flag("json", &LoggingConfig::json, "true: one JSON object a line"),
        size("largest_file", &LoggingConfig::largestFile, 1ll << 20, 64ll << 30,
             "A log file above it is not rotated as it should be"),
    };
    return table;
}

template <>
const std::vector<ConfigField<HealthConfig>> &configFields()
{
    static const std::vector<ConfigField<HealthConfig>> table = {
        duration("probe_interval", &HealthConfig::probeInterval, 100ms, 1h, "Between two looks at a component"),
        duration("probe_timeout", &HealthConfig::probeTimeout, 50ms, 1min,
                 "A look without an answer by then has failed"),
        duration("database_for", &HealthConfig::databaseFor, 0s, 1h,
                 "A suspected database failure is an incident after this time"),
        duration("engine_stalled_for", &HealthConfig::engineStalledFor, 100ms, 5min,
                 "The engine counts as stalled after this silence"),
        duration("stability_window", &HealthConfig::stabilityWindow, 0s, 1h,
                 "A repair counts once it has held that long"),
        duration("watch_interval", &HealthConfig::watchInterval, 1s, 1h,
                 "Between two looks at what surrounds QCAT: units, ports, monitoring, backups, clock"),
        duration("watch_timeout", &HealthConfig::watchTimeout, 100ms, 1min, "Such a look without an answer by then has failed"),
        duration("api_slow_after", &HealthConfig::apiSlowAfter, 10ms, 1min, "The own API is slow when an answer takes longer"),
        duration("clock_offset_warn", &HealthConfig::clockOffsetWarn, 1ms, 1min, "Offset of the system clock that is worth a warning"),
        duration("clock_offset_crit", &HealthConfig::clockOffsetCrit, 1ms, 10min, "Offset of the system clock that is a fault"),
        duration("certificate_warn", &HealthConfig::certificateWarn, 1h, 8760h, "A certificate that expires sooner is worth a warning"),
        duration("certificate_crit", &HealthConfig::certificateCrit, 1h, 8760h, "A certificate that expires sooner is a fault"),
        list("units", &HealthConfig::units, 0, 64, "Systemd units that must run, beside database.unit and redis.unit"),
        list("ports", &HealthConfig::ports, 0, 64, "TCP ports that must answer, each as host:port"),
        list("urls", &HealthConfig::urls, 0, 64, "URLs that must answer without an error"),
        list("hosts", &HealthConfig::hosts, 0, 64, "Names that must resolve and have a route"),
        list("certificates", &HealthConfig::certificates, 0, 64,
             "Certificates to watch: a PEM file, or the host:port of a TLS server"),
        text("faults_dir", &HealthConfig::faultsDir, "Folder with own fault files, beside those that ship; empty: none"),
        text("runbooks_dir", &HealthConfig::runbooksDir, "Folder with own runbooks, beside those that ship; empty: runbooks in the data folder"),
    };
    return table;
}

template <>
const std::vector<ConfigField<IncidentsConfig>> &configFields()
{
    using C = IncidentsConfig;
    static const std::vector<ConfigField<C>> table = {
        duration("acknowledge_p0", &C::acknowledgeP0, 10s, 24h, "Somebody must have taken a P0 by then"),
        duration("acknowledge_p1", &C::acknowledgeP1, 10s, 7 * 24h, "… a P1"),
        duration("acknowledge_p2", &C::acknowledgeP2, 10s, 30 * 24h, "… a P2, of working time"),
        duration("acknowledge_p3", &C::acknowledgeP3, 10s, 90 * 24h, "… a P3, of working time"),
        duration("lapse_p0", &C::lapseP0, 1min, 7 * 24h,
                 "A P0 that was acknowledged, but is still open and untouched, is open to all again after this time"),
        duration("lapse_p1", &C::lapseP1, 1min, 30 * 24h, "… a P1"),
        text("time_zone", &C::timeZone, "Of the working time, as Asia/Shanghai; empty: the machine's"),
        list("work_days", &C::workDays, 1, 7, "Days of the working time: mon tue wed thu fri sat sun"),
        duration("work_from", &C::workFrom, 0s, 24h, "Its begin, since midnight"),
        duration("work_to", &C::workTo, 1min, 24h, "Its end, since midnight"),
    };
    return table;
}

template <>
const std::vector<ConfigField<JournalConfig>> &configFields()
{
    static const std::vector<ConfigField<JournalConfig>> table = {
        enumeration("fsync", &JournalConfig::fsync, {"intent", "batch", "never"}, "When the journal is forced to disk"),
        size("segment_bytes", &JournalConfig::segmentBytes, 1ll << 20, 4ll << 30, "Size of one journal file"),
    };
    return table;
}

template <>
const std::vector<ConfigField<MonitoringConfig>> &configFields()
{
    static const std::vector<ConfigField<MonitoringConfig>> table = {
        text("prometheus", &MonitoringConfig::prometheus, "Base URL of Prometheus, http://127.0.0.1:9090; empty: not watched"),
        text("alertmanager", &MonitoringConfig::alertmanager,
             "Base URL of the Alertmanager, http://127.0.0.1:9093; empty: not watched"),
        text("grafana", &MonitoringConfig::grafana, "Base URL of Grafana, http://127.0.0.1:3000; empty: not watched"),
        flag("forward_incidents", &MonitoringConfig::forwardIncidents, "true: incidents are sent to the Alertmanager as alerts"),
    };
    return table;
}

template <>
const std::vector<ConfigField<PerformanceConfig>> &configFields()
{
    static const std::vector<ConfigField<PerformanceConfig>> table = {
        duration("interval", &PerformanceConfig::interval, 1s, 1h, "Over which a figure is taken, and between two looks at what is usual"),
        integer("deviation", &PerformanceConfig::deviation, 3, 100, "A figure so many spreads above what is usual, for two intervals, is a fault"),
        integer("learn_intervals", &PerformanceConfig::learnIntervals, 5, 1000, "Intervals that are seen before anything is called unusual"),
    };
    return table;
}

template <>
const std::vector<ConfigField<BackupConfig>> &configFields()
{
    static const std::vector<ConfigField<BackupConfig>> table = {
        text("directory", &BackupConfig::directory, "Folder of the database's backups; empty: not watched"),
        duration("max_age", &BackupConfig::maxAge, 1min, 8760h, "The newest backup is too old after this time"),
        integer("keep_proven", &BackupConfig::keepProven, 1, 1000, "So many of the newest proven backups are never pruned"),
        duration("keep_for", &BackupConfig::keepFor, 1h, 87600h, "A backup is pruned after this time at the earliest"),
        text("admin_user", &BackupConfig::adminUser,
             "Role that may create databases, for the proof and the restore of a backup; empty: database.user"),
        text("admin_password_file", &BackupConfig::adminPasswordFile, "File, mode 0600, that holds its password"),
    };
    return table;
}

template <>
const std::vector<ConfigField<SecurityConfig>> &configFields()
{
    static const std::vector<ConfigField<SecurityConfig>> table = {
        text("token_file", &SecurityConfig::tokenFile,
             "Token of the API, mode 0600; empty: token in the data folder, made at the first start"),
        duration("rotate_keys_after", &SecurityConfig::rotateKeysAfter, 0s, 87600h,
                 "Tokens and password files that were not changed for longer are overdue; 0s: never"),
        text("tokens_file", &SecurityConfig::tokensFile,
             "Tokens of others, each with a role (qcat token add); empty: tokens in the data folder"),
    };
    return table;
}

} // namespace qcat::domain
