#include "watch_probes.h"

#include "channel_checks.h"
#include "keeping_watch.h"
#include "own_checks.h"
#include "unit_check.h"

#include <qcat/checks/codes.h>
#include <qcat/checks/system_checks.h>
#include <qcat/ops_ports/found.h>
#include <qcat/pg_diagnostics/data_check.h>
#include <qcat/runtime/fault_catalog.h>
#include <qcat/surroundings/machine_checks.h>
#include <qcat/surroundings/network_checks.h>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kDataLook = std::chrono::minutes(1); // it reads the end of every numbered table

constexpr auto kPressure = "/proc/pressure/io";
constexpr int kLooksBetweenCounts = 10;

std::vector<std::string> unitsOf(const domain::Config &config)
{
    auto units = config.health.units;
    for (const auto &own : {config.database.unit, config.redis.unit})
        if (!own.empty() && std::ranges::find(units, own) == units.end())
            units.push_back(own);
    return units;
}

template <typename Make>
ops::Check each(const std::vector<std::string> &targets, Make make)
{
    std::vector<ops::Check> checks;
    for (const auto &target : targets)
        checks.push_back(make(target));
    return surroundings::worstOf(std::move(checks));
}

ops::Check portOf(const std::string &target)
{
    const auto colon = target.rfind(':');
    return checks::tcpPort(target.substr(0, colon), std::atoi(target.c_str() + colon + 1));
}

// Counting every row is work for the database: while the counts were right it is done seldom, and not at all while the
// database is away.
ops::Check recordsCheck(const OpsEyes &eyes, const std::filesystem::path &memory, base::Duration countsEvery)
{
    struct Last {
        ops::CheckResult result;
        std::chrono::steady_clock::time_point at;
    };
    return [count = caughtUpCheck(eyes, memory), eyes, countsEvery, last = std::make_shared<Last>()](const base::CallLimits &limits) {
        if (const auto spool = eyes.spool(); spool.error && !spool.reachable) {
            last->result = {ops::found(checks::code::kCountsUnknown, domain::Health::Unknown, spool.error->message,
                                       {{"detail", spool.error->message}})};
            return last->result;
        }
        const auto now = std::chrono::steady_clock::now();
        const bool isFirst = last->result.finding.code.empty(); // no incident opens before the first looks: it must be quick
        const bool isGood = !isFirst && last->result.finding.health == domain::Health::Ok;
        if (!isGood || now - last->at > countsEvery)
            *last = {count({isFirst ? std::min<base::Duration>(limits.timeout, 1s) : limits.timeout, limits.cancel}), now};
        return last->result;
    };
}

class Gathering
{
public:
    Gathering(const domain::Config &config, OpsWorkers &workers) : m_config(config), m_workers(workers) {}

    // Reads files of this machine.
    void near(const char *kind, ops::Check check) { add(kind, {}, std::move(check), m_workers.machine); }
    // May wait for somebody else.
    void far(const char *kind, const std::string &instance, ops::Check check)
    {
        add(kind, instance, std::move(check), m_workers.watch(kind));
    }
    bool isOn(std::string_view name) const
    {
        return std::ranges::any_of(probeKinds(), [&](const auto &kind) { return kind.name == name && isWatched(kind, m_config); });
    }
    std::vector<WatchProbe> probes;

private:
    void add(const char *kind, const std::string &instance, ops::Check check, base::Executor &worker)
    {
        probes.push_back({kind, instance, std::move(check), &worker, m_config.health.watchInterval, m_config.health.watchTimeout});
    }

    const domain::Config &m_config;
    OpsWorkers &m_workers;
};

void addMachine(Gathering &all, const domain::Config &config, const DataFolder &folder, const OpsEyes &eyes)
{
    using namespace surroundings;
    const bool isLive = config.app.environment == domain::Environment::Live;
    all.near("process_memory", processMemory(eyes.patience.eventShownFor));
    all.near("process_files", processFiles());
    if (std::filesystem::exists(kPressure))
        all.near("disk_io", diskIo());
    if (isLive || !timeService().empty()) // that nobody keeps the clock is no fault with paper money
        all.near("clock", systemClock({config.health.clockOffsetWarn, config.health.clockOffsetCrit, isLive, eyes.patience.eventShownFor}));
    if (const auto log = eyes.logFile(); !log.empty())
        all.near("log", logWriter(log, config.logging.largestFile));
    if (all.isOn("channel_secrets"))
        all.near("channel_secrets", channelSecretsCheck(config.alerting));
    if (all.isOn("keys"))
        all.near("keys", keyAge(keyFiles(config, folder), config.security.rotateKeysAfter));
    if (all.isOn("backup")) {
        all.far("backup", config.backup.directory, backupFiles(config.backup.directory, config.backup.maxAge));
        all.far("backup_offsite", config.backup.directory, offsiteCopies(config.backup.directory, config.backup.maxAge));
    }
}

void addNetwork(Gathering &all, const domain::Config &config, const OpsEyes &eyes)
{
    using namespace surroundings;
    const auto &health = config.health;
    const auto certificateCheck = [&](const std::string &target) {
        return certificate(target, {health.certificateWarn, health.certificateCrit});
    };
    if (all.isOn("units"))
        all.far("units", {}, unitCheck(unitsOf(config)));
    if (all.isOn("ports"))
        all.far("ports", {}, each(health.ports, portOf));
    if (all.isOn("urls"))
        all.far("urls", {}, each(health.urls, url));
    if (all.isOn("network"))
        all.far("network", {}, namesAndRoutes(health.hosts));
    if (all.isOn("certificates"))
        all.far("certificates", {}, each(health.certificates, certificateCheck));
    if (const int port = eyes.apiPort(); port > 0) {
        const auto host = config.server.host == "0.0.0.0" ? std::string("127.0.0.1") : config.server.host;
        all.far("api", {}, ownApi("http://" + host + ':' + std::to_string(port) + "/health", health.apiSlowAfter));
        all.probes.back().timeout = std::max(health.watchTimeout, health.apiSlowAfter + 1s);
    }
}

// What the Alertmanager sends, and what we send to it.
ops::Check deliveryCheck(const std::string &url, const OpsEyes &eyes)
{
    return [delivery = surroundings::alertDelivery(url), eyes](const base::CallLimits &limits) {
        auto result = delivery(limits);
        if (const auto failure = eyes.alertForwarding(); failure && result.finding.health == domain::Health::Ok)
            result.finding = ops::found("alert_delivery.forward_failed", domain::Health::Crit, failure->message,
                                        {{"detail", failure->message}});
        return result;
    };
}

void addMonitoring(Gathering &all, const domain::MonitoringConfig &monitoring, const OpsEyes &eyes)
{
    using namespace surroundings;
    const int apiPort = eyes.apiPort();
    if (all.isOn("prometheus")) {
        all.far("prometheus", monitoring.prometheus, prometheus(monitoring.prometheus));
        if (apiPort > 0)
            all.far("scrape", monitoring.prometheus, scrape(monitoring.prometheus, apiPort));
    }
    if (all.isOn("alertmanager")) {
        all.far("alertmanager", monitoring.alertmanager, alertmanager(monitoring.alertmanager));
        all.far("alert_delivery", monitoring.alertmanager, deliveryCheck(monitoring.alertmanager, eyes));
    }
    if (all.isOn("grafana"))
        all.far("grafana", monitoring.grafana, grafana(monitoring.grafana));
}

} // namespace

std::vector<WatchProbe> watchProbes(const domain::Config &config, const DataFolder &folder, const OpsEyes &eyes,
                                    OpsWorkers &workers)
{
    Gathering all(config, workers);
    addMachine(all, config, folder, eyes);
    addNetwork(all, config, eyes);
    addMonitoring(all, config.monitoring, eyes);
    all.far("records", {}, recordsCheck(eyes, folder.path() / "records_seen", kLooksBetweenCounts * config.health.watchInterval));
    if (all.isOn("postgresql_data")) {
        all.far("postgresql_data", {}, pg_diagnostics::dataIsWhole(config.database));
        all.probes.back().interval = std::max<base::Duration>(config.health.watchInterval, kDataLook);
    }
    return std::move(all.probes);
}

} // namespace qcat::runtime
