#include "cross_checks.h"

#include "remarks.h"

#include <qcat/domain/database_servers.h>

#include <qcat/domain/config_text.h>

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace qcat::config_yaml
{

namespace
{

void checkEnvironment(const domain::Config &config, ReadContext &context)
{
    if (config.app.environment == domain::Environment::Live)
        context.mistakes.add(
            context.placeOf("app.environment"),
            "app.environment: this version trades on the paper venue only, there is no adapter for a real "
            "venue; allowed: paper");
}

void checkPool(std::string_view section, std::string_view idleKey, int idle, std::string_view openKey, int open,
               ReadContext &context)
{
    if (idle > open)
        context.mistakes.add(context.placeOf(fmt::format("{}.{}", section, idleKey)),
                             fmt::format("{0}.{1} is {2}, above {0}.{3}, which is {4}; allowed: at most {4}", section,
                                         idleKey, idle, openKey, open));
}

void checkPassword(std::string_view section, const std::string &password, const std::string &file, ReadContext &context)
{
    if (!password.empty() && !file.empty())
        context.mistakes.add(context.placeOf(fmt::format("{}.password_file", section)),
                             fmt::format("{0}.password and {0}.password_file are both set; keep one of them", section));
}

void checkRedis(const domain::RedisConfig &redis, ReadContext &context)
{
    if (redis.tlsCertFile.empty() != redis.tlsKeyFile.empty())
        context.mistakes.add(context.placeOf(redis.tlsKeyFile.empty() ? "redis.tls_cert_file" : "redis.tls_key_file"),
                             "redis.tls_cert_file and redis.tls_key_file belong together; set both or neither");
    if (!redis.diagPassword.empty() && !redis.diagPasswordFile.empty())
        context.mistakes.add(context.placeOf("redis.diag_password_file"),
                             "redis.diag_password and redis.diag_password_file are both set; keep one of them");
    if (redis.sharedOrdersPerSecond > 0 && redis.ownOrdersPerSecond > redis.sharedOrdersPerSecond)
        context.mistakes.add(context.placeOf("redis.own_orders_per_second"),
                             fmt::format("redis.own_orders_per_second is {}, above redis.shared_orders_per_second, "
                                         "which is {}; it is a share of that",
                                         redis.ownOrdersPerSecond, redis.sharedOrdersPerSecond));
}

void checkServers(const domain::DatabaseConfig &database, ReadContext &context)
{
    if (const auto servers = domain::databaseServers(database); !servers)
        context.mistakes.add(context.placeOf("database.host"), "database.host: " + servers.error().message);
}

void checkControl(const std::string &section, const domain::ControlConfig &control, ReadContext &context)
{
    for (const auto &field : domain::configFields<domain::ControlConfig>()) {
        const auto argv = field.get(control);
        if (argv.empty() || argv.front().starts_with('/'))
            continue;
        const std::string path = section + ".control." + field.key;
        context.mistakes.add(
            context.placeOf(path),
            fmt::format("{}: the program {} must be an absolute path, like /usr/bin/pg_ctl; no shell looks it up", path,
                        quoted(argv.front())));
    }
}

void checkMarket(const domain::Config &config, ReadContext &context)
{
    std::set<std::string> seen;
    for (const auto &symbol : config.market.symbols)
        if (!seen.insert(symbol).second)
            context.mistakes.add(context.placeOf("market.symbols"),
                                 fmt::format("market.symbols: {} stands twice", quoted(symbol)));
    if (config.market.source == domain::MarketSource::Replay && config.market.recording.empty())
        context.mistakes.add(context.placeOf("market.source"),
                             "market.source is replay, but market.recording is empty; name the recording to replay");
}

void checkAccounts(const domain::Config &config, ReadContext &context)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < config.exchange.accounts.size(); ++i)
        if (const auto &name = config.exchange.accounts[i].name; !seen.insert(name).second)
            context.mistakes.add(context.placeOf(fmt::format("exchange.accounts[{}].name", i)),
                                 fmt::format("account {} stands twice; names must differ", quoted(name)));
}

std::vector<std::string> accountNames(const domain::Config &config)
{
    std::vector<std::string> names;
    for (const auto &account : config.exchange.accounts)
        names.push_back(account.name);
    return names;
}

void checkStrategies(const domain::Config &config, const ConfigSources &sources, ReadContext &context)
{
    const auto refuseUnless = [&](const std::vector<std::string> &known, const std::string &word,
                                  const std::string &path, std::string_view source) {
        if (std::find(known.begin(), known.end(), word) == known.end())
            context.mistakes.add(context.placeOf(path), fmt::format("{}: {} is not in {}; allowed: {}", path,
                                                                    quoted(word), source, fmt::join(known, ", ")));
    };
    std::set<std::string> ids;
    const auto accounts = accountNames(config);
    for (std::size_t i = 0; i < config.strategy.instances.size(); ++i) {
        const auto &instance = config.strategy.instances[i];
        const std::string path = fmt::format("strategy.instances[{}]", i);
        if (!ids.insert(instance.id).second)
            context.mistakes.add(context.placeOf(path + ".id"),
                                 fmt::format("strategy {} stands twice; ids must differ", quoted(instance.id)));
        refuseUnless(config.market.symbols, instance.symbol, path + ".symbol", "market.symbols");
        refuseUnless(accounts, instance.account, path + ".account", "exchange.accounts");
        if (!sources.checkStrategy)
            continue;
        if (const auto known = sources.checkStrategy(instance); !known)
            context.mistakes.add(context.placeOf(path + (known.error().code == "strategy.unknown_kind" ? ".kind" : ".parameters")),
                                 fmt::format("{}: {}", path, known.error().message));
    }
}

void checkRisk(const domain::RiskConfig &risk, ReadContext &context)
{
    if (risk.spoolHaltedAt <= risk.spoolReducingAt)
        context.mistakes.add(
            context.placeOf("risk.spool_halted_at"),
            fmt::format("risk.spool_halted_at is {}; it must be above risk.spool_reducing_at, which is {}",
                        risk.spoolHaltedAt, risk.spoolReducingAt));
}

void checkMemory(const domain::MemoryConfig &memory, ReadContext &context)
{
    static const auto known = domain::MemoryConfig().shedOrder;
    std::set<std::string> seen;
    for (const auto &holder : memory.shedOrder) {
        if (std::ranges::find(known, holder) == known.end())
            context.mistakes.add(context.placeOf("memory.shed_order"),
                                 fmt::format("memory.shed_order: {} is not known; allowed: {}", quoted(holder), fmt::join(known, ", ")));
        if (!seen.insert(holder).second)
            context.mistakes.add(context.placeOf("memory.shed_order"), fmt::format("memory.shed_order: {} stands twice", quoted(holder)));
    }
    if (memory.giveBackBelow >= memory.shedAt)
        context.mistakes.add(context.placeOf("memory.give_back_below"),
                             fmt::format("memory.give_back_below is {}; it must be below memory.shed_at, which is {}", memory.giveBackBelow, memory.shedAt));
}

bool isHostAndPort(const std::string &text)
{
    const auto colon = text.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt : domain::parseInteger(text.substr(colon + 1));
    return port && colon > 0 && *port >= 1 && *port <= 65535;
}

void checkUrl(const std::string &path, const std::string &url, ReadContext &context)
{
    if (!url.starts_with("http://") && !url.starts_with("https://"))
        context.mistakes.add(context.placeOf(path),
                             fmt::format("{}: {} is not a URL that begins with http:// or https://", path, quoted(url)));
}

void checkIncidents(const domain::IncidentsConfig &incidents, ReadContext &context)
{
    static const std::vector<std::string> days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (const auto &day : incidents.workDays)
        if (std::ranges::find(days, day) == days.end())
            context.mistakes.add(context.placeOf("incidents.work_days"),
                                 fmt::format("incidents.work_days: {} is no day; allowed: {}", quoted(day), fmt::join(days, ", ")));
    if (incidents.workTo <= incidents.workFrom)
        context.mistakes.add(context.placeOf("incidents.work_to"), "incidents.work_to is not after incidents.work_from");
}

void checkHealth(const domain::HealthConfig &health, ReadContext &context)
{
    if (health.probeTimeout > health.probeInterval)
        context.mistakes.add(context.placeOf("health.probe_timeout"),
                             "health.probe_timeout is longer than health.probe_interval; allowed: at most that");
    if (health.watchTimeout > health.watchInterval)
        context.mistakes.add(context.placeOf("health.watch_timeout"),
                             "health.watch_timeout is longer than health.watch_interval; allowed: at most that");
    if (health.clockOffsetWarn > health.clockOffsetCrit)
        context.mistakes.add(context.placeOf("health.clock_offset_warn"),
                             "health.clock_offset_warn is above health.clock_offset_crit; allowed: at most that");
    if (health.certificateCrit > health.certificateWarn)
        context.mistakes.add(context.placeOf("health.certificate_crit"),
                             "health.certificate_crit is above health.certificate_warn; allowed: at most that");
    for (const auto &port : health.ports)
        if (!isHostAndPort(port))
            context.mistakes.add(context.placeOf("health.ports"),
                                 fmt::format("health.ports: {} is not host:port, like 127.0.0.1:5432", quoted(port)));
    for (const auto &url : health.urls)
        checkUrl("health.urls", url, context);
}

void checkMonitoring(const domain::MonitoringConfig &monitoring, ReadContext &context)
{
    for (const auto &field : domain::configFields<domain::MonitoringConfig>())
        if (const auto words = field.get(monitoring); field.key != "forward_incidents" && !words.front().empty())
            checkUrl("monitoring." + field.key, words.front(), context);
}

void checkAlerting(const domain::Config &config, const ConfigSources &sources, ReadContext &context)
{
    if (!sources.checkAlerting)
        return;
    for (const auto &[place, text] : told(sources.checkAlerting(config.alerting, config.app.environment), context))
        context.mistakes.add(place, text);
}

} // namespace

void crossCheck(const domain::ProcessConfig &config, const ConfigSources &sources, ReadContext &context)
{
    checkEnvironment(config, context);
    checkPool("database", "max_idle_conns", config.database.maxIdleConns, "max_open_conns",
              config.database.maxOpenConns, context);
    checkPool("database", "min_idle_conns", config.database.minIdleConns, "max_idle_conns",
              config.database.maxIdleConns, context);
    checkPool("redis", "min_idle_conns", config.redis.minIdleConns, "pool_size", config.redis.poolSize, context);
    checkServers(config.database, context);
    checkPassword("database", config.database.password, config.database.passwordFile, context);
    checkPassword("redis", config.redis.password, config.redis.passwordFile, context);
    checkRedis(config.redis, context);
    checkControl("database", config.database.control, context);
    checkControl("redis", config.redis.control, context);
    checkMarket(config, context);
    checkAccounts(config, context);
    checkStrategies(config, sources, context);
    checkRisk(config.risk, context);
    checkMemory(config.memory, context);
    checkHealth(config.health, context);
    checkIncidents(config.incidents, context);
    checkMonitoring(config.monitoring, context);
    checkAlerting(config, sources, context);
}

} // namespace qcat::config_yaml
