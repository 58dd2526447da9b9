#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/domain/instrument.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace qcat::domain
{

using namespace std::chrono_literals;

// The configuration: one struct a section, defaults beside the members. The field tables that load, validate, save and document it are
// in config_fields.h. Sizes in bytes, ratios 0..1.

enum class Environment { Paper, Live };

struct AppConfig
{
    std::string name = "qcat";
    Environment environment = Environment::Paper;
    std::string operatorName = "operator";
    std::string dataDir; // empty: /var/lib/qcat for root and the service, ~/.local/share/qcat for a desktop user
};

struct ServerConfig
{
    std::string host = "127.0.0.1";
    int port = 8082;
    base::Duration readTimeout = 10s;
    base::Duration writeTimeout = 10s;
};

// argv lists for private instances without systemd; never a shell line. Empty: not available.
struct ControlConfig
{
    std::vector<std::string> start;
    std::vector<std::string> stop;
    std::vector<std::string> restart;
    std::vector<std::string> status;
};

struct DatabaseConfig
{
    std::string host; // empty: the embedded SQLite store
    int port = 5432;
    std::string user = "qcat_user";
    std::string password;
    std::string passwordFile; // read at each login; then `password` is empty
    std::string name = "qcat";
    std::string sslMode = "prefer";
    int maxOpenConns = 10;
    int maxIdleConns = 4;
    int minIdleConns = 0;
    int maxWaiting = 1000;
    base::Duration connMaxLifetime = 30min;
    base::Duration connMaxIdleTime = 5min;
    base::Duration leakAfter = 30s;
    base::Duration connectTimeout = 2s;
    std::string unit; // systemd unit, e.g. postgresql@15-main.service
    ControlConfig control;

    bool isEmbedded() const { return host.empty(); }
};

struct RedisConfig
{
    bool enabled = false;
    std::string addr = "127.0.0.1:6379"; // rediss://host:port: over TLS
    std::string user; // of the server's ACL; empty: its default user
    std::string password;
    std::string passwordFile; // as of the database
    std::string diagUser; // looks into the server; empty: the one above does
    std::string diagPassword;
    std::string diagPasswordFile;
    std::string tlsCaFile; // PEM; empty: the system's
    std::string tlsCertFile; // of ours, where the server asks for one
    std::string tlsKeyFile;
    int db = 0;
    int poolSize = 10;
    int minIdleConns = 2;
    base::Duration dialTimeout = 2s;
    base::Duration readTimeout = 1s;
    base::Duration writeTimeout = 1s;
    int maxRetries = 2;
    std::string node;              // what other nodes call this one; empty: host and port of its API
    int sharedOrdersPerSecond = 0; // of all nodes together; 0: no shared budget
    int ownOrdersPerSecond = 1;    // of it, while Redis is away
    std::string unit;
    ControlConfig control;
};

struct AccountConfig
{
    std::string name = "main";
    std::string venue = "paper";
    base::Decimal startBalance = base::Decimal::fromInt(100'000);
};

// What an orderly stop does with positions. Entries are cancelled either way; a flatten that cannot be proven leaves the stops.
enum class OnStop { Leave, Flatten };

struct ExchangeConfig
{
    std::vector<AccountConfig> accounts = {AccountConfig{}};
    base::Duration latency = 5ms; // paper venue: order to acknowledgement, event time
    OnStop onStop = OnStop::Leave;
};

enum class MarketSource { Synthetic, Replay };

struct MarketConfig
{
    MarketSource source = MarketSource::Synthetic;
    std::vector<std::string> symbols = {"BTCUSDT"};
    std::uint64_t seed = 1;        // synthetic
    int eventsPerSecond = 50;      // synthetic, each instrument
    std::string recording;         // replay
    double speed = 1;              // replay; 0: as fast as it goes
    base::Duration staleAfter = 5s;
};

struct RiskConfig
{
    base::Decimal maxOrderQuantity = base::Decimal::fromInt(1);
    base::Decimal maxOrderNotional = base::Decimal::fromInt(100'000);
    base::Decimal maxPosition = base::Decimal::fromInt(2);           // base asset, each position key
    base::Decimal maxGrossExposure = base::Decimal::fromInt(200'000); // quote asset, each account
    base::Decimal priceBand = base::Decimal::fromRaw(5'000'000);      // 0.05 from the mid
    int maxOpenOrders = 20;                                           // each account and instrument
    int maxOrdersPerSecond = 50;
    base::Decimal maxDailyLoss = base::Decimal::fromInt(5'000);
    double spoolReducingAt = 0.20;
    double spoolHaltedAt = 0.80;
    base::Duration outageReducingAfter = 5min;
    std::int64_t spoolBytes = 256ll << 20;
};

struct StrategyInstanceConfig
{
    std::string id = "mm-btc";
    std::string kind = "market_making"; // or "trend"
    std::string account = "main";
    std::string symbol = "BTCUSDT";
    bool enabled = true;
    std::map<std::string, std::string> parameters; // known to the strategy's kind, validated there
    bool operator==(const StrategyInstanceConfig &) const = default;
};

struct StrategyConfig
{
    std::vector<StrategyInstanceConfig> instances = {StrategyInstanceConfig{},
                                                     StrategyInstanceConfig{"trend-btc", "trend", "main", "BTCUSDT", true, {}}};
};

struct LoggingConfig
{
    std::string file;   // empty: <data>/qcat.log
    std::string level = "info";
    bool json = false;
    std::int64_t largestFile = 1ll << 30; // beyond it the log is not rotated as it should be
};

struct HealthConfig
{
    base::Duration probeInterval = 1s;
    base::Duration probeTimeout = 900ms;
    base::Duration databaseFor = 10s; // suspected → open
    base::Duration engineStalledFor = 2s;
    base::Duration stabilityWindow = 3s; // what "stays healthy" means for a verify step
    // What surrounds QCAT changes slower than what it is made of, and answers slower.
    base::Duration watchInterval = 10s;
    base::Duration watchTimeout = 5s;
    base::Duration apiSlowAfter = 5s;        // the own API needs longer for an answer
    base::Duration clockOffsetWarn = 50ms;   // of the system clock, as the kernel's discipline knows it
    base::Duration clockOffsetCrit = 500ms;
    base::Duration certificateWarn = 720h;   // left until it expires
    base::Duration certificateCrit = 168h;
    // Further things to watch. Empty: not watched, and not shown as healthy either.
    std::vector<std::string> units;        // systemd units that must run, beside database.unit and redis.unit
    std::vector<std::string> ports;        // host:port
    std::vector<std::string> urls;
    std::vector<std::string> hosts;        // names that must resolve and have a route
    std::vector<std::string> certificates; // a PEM file, or the host:port of a TLS server
    std::string faultsDir;                 // own fault files, beside those that ship
    std::string runbooksDir;               // own runbooks; empty: "runbooks" in the data folder
};

// Base URLs of the monitoring beside QCAT; empty: not watched.
struct MonitoringConfig
{
    std::string prometheus;
    std::string alertmanager;
    std::string grafana;
    bool forwardIncidents = true; // to the Alertmanager
};

// backup.offsite
struct OffsiteConfig
{
    std::string url; // sftp://user@host:port/path; empty: no copy elsewhere
    std::string keyFile;
    std::string knownHostsFile;
};

// backup.encryption
struct EncryptionConfig
{
    std::string keyFile; // empty: backups are not encrypted
};

// What is usual is learned; what is far from it for two intervals is a fault.
struct PerformanceConfig
{
    base::Duration interval = 1min;
    int deviation = 6;      // spreads above what is usual
    int learnIntervals = 30; // before anything is called unusual
};

struct BackupConfig
{
    std::string directory; // empty: not watched
    base::Duration maxAge = 26h; // of the newest one: a day and its own duration
    int keepProven = 7;          // the newest so many that were restored and compared stay, however old
    base::Duration keepFor = 24h * 30;
    std::string adminUser; // may create databases; empty: database.user does
    std::string adminPasswordFile;
    OffsiteConfig offsite;
    EncryptionConfig encryption;
};

// How often upkeep is due. 0s: it is not asked for. The test of the channels is due by alerting.test_every, keys by security.rotate_keys_after.
struct UpkeepConfig
{
    base::Duration restoreTestEvery = 168h;
    base::Duration offsiteCopyEvery = 48h;
    base::Duration performanceReportEvery = 720h;
    base::Duration hostUpdatesEvery = 720h;
    base::Duration accessAuditEvery = 2160h;
};

// How long an incident may wait for somebody who takes it, and when that time counts.
struct IncidentsConfig
{
    base::Duration acknowledgeP0 = 5min;
    base::Duration acknowledgeP1 = 1h;
    base::Duration acknowledgeP2 = 4h;
    base::Duration acknowledgeP3 = 24h;
    base::Duration lapseP0 = 30min; // an acknowledgement that nothing follows
    base::Duration lapseP1 = 4h;
    std::string timeZone; // IANA; empty: the machine's
    std::vector<std::string> workDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}; // P2 and P3 count then; P0 and P1 always
    base::Duration workFrom = 8h; // since local midnight
    base::Duration workTo = 22h;
};

enum class FsyncPolicy { Intent, Batch, Never };

struct JournalConfig
{
    FsyncPolicy fsync = FsyncPolicy::Intent;
    std::int64_t segmentBytes = 64ll << 20;
};

struct SecurityConfig
{
    std::string tokenFile; // empty: <data>/token, made at start with mode 0600
    base::Duration rotateKeysAfter = 4320h; // 180 days: tokens and password files; 0s: never
    std::string tokensFile; // of others, each with a role; empty: <data>/tokens, if it is there
};

// Sections whose capabilities come with later releases accept their keys from DESIGN §6 and keep them as text.
using OpaqueSection = std::map<std::string, std::string>;

struct Config
{
    AppConfig app;
    ServerConfig server;
    DatabaseConfig database;
    RedisConfig redis;
    ExchangeConfig exchange;
    MarketConfig market;
    RiskConfig risk;
    StrategyConfig strategy;
    LoggingConfig logging;
    HealthConfig health;
    AlertingConfig alerting;
    IncidentsConfig incidents;
    JournalConfig journal;
    MonitoringConfig monitoring;
    PerformanceConfig performance;
    BackupConfig backup;
    UpkeepConfig upkeep;
    SecurityConfig security;
};

} // namespace qcat::domain
