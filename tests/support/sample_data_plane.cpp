#include "sample_data_plane.h"

#include "sample_performance.h"

#include <cmath>

namespace sample
{

using namespace qcat;
using namespace std::chrono_literals;
using domain::Bounded;
using domain::Counter;

namespace
{

constexpr std::int64_t kMiB = 1 << 20;
constexpr std::int64_t kGiB = 1 << 30;

template <typename T>
Bounded<T> bounded(std::vector<T> rows, std::int64_t total = -1)
{
    const auto count = std::int64_t(rows.size());
    return {std::move(rows), total < 0 ? count : total};
}

domain::Finding hiddenWithout(const char *grant)
{
    return {"pg_diag.hidden", "not visible", {{"grant", grant}, {"role", "qcat_user"}}, domain::Health::Unknown};
}

domain::postgres::Session session(int pid, base::WallTime now, const char *application, const char *state, const char *waitingOn,
                                  base::Duration statement, base::Duration transaction, const char *text)
{
    return {.pid = pid,
            .backendStart = now + -2h,
            .user = "qcat_user",
            .application = application,
            .client = "127.0.0.1",
            .state = state,
            .waitingOn = waitingOn,
            .statementAge = statement,
            .transactionAge = transaction,
            .inState = statement,
            .hasWritten = true,
            .locksHeld = 4,
            .statement = text};
}

void addActivity(domain::PostgresStatus &s, base::WallTime now, base::SteadyTime at)
{
    using namespace domain::postgres;
    s.headroom.show({.maxConnections = 100, .reserved = 3, .used = 89}, at);
    Connections connections;
    connections.byState = bounded<ConnectionState>({{"qcat", "qcat_user", "active", 25, 412s},
                                                    {"qcat", "qcat_user", "idle", 18, 94s},
                                                    {"qcat", "qcat_user", "idle in transaction", 1, 431s},
                                                    {"qcat", "reporting", "", 45, {}}});
    connections.byClient = bounded<ConnectionClient>({{"metabase", "reporting", "", 45, {}, {}, {}},
                                                      {"qcat", "qcat_user", "127.0.0.1", 43, 25, 18, 0},
                                                      {"psql", "qcat_user", "local", 1, 0, 0, 1}});
    connections.waits = bounded<Wait>(
        {{"Lock", "transactionid", 22, 398s}, {"Lock", "relation", 2, 12s}, {"", "", 1, 2ms}, {"IO", "DataFileRead", 1, 14ms}});
    connections.hidden = 45;
    s.connections.showPartly(connections, hiddenWithout("pg_read_all_stats"), at);

    const Session root = session(48211, now, "psql", "idle in transaction", "Client:ClientRead", 428s, 431s,
                                 "UPDATE positions SET quantity = $1 WHERE account = $2");
    const Session writer = session(48307, now, "qcat", "active", "Lock:transactionid", 398s, 398s,
                                   "INSERT INTO positions (account, instrument, quantity) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE");
    const Session migrate = session(48355, now, "qcat", "active", "Lock:relation", 12s, 12s, "ALTER TABLE orders ADD COLUMN venue_fee numeric");
    const Session reader = session(48360, now, "qcat", "active", "Lock:relation", 9s, 9s, "SELECT * FROM orders WHERE client_id = $1");
    const Session second = session(48309, now, "qcat", "active", "Lock:transactionid", 214s, 214s, "UPDATE positions SET mark = $1");
    s.locks.show(bounded<LockSession>(
                     {{root, {}}, {writer, {48211}}, {second, {48211, 48307}}, {migrate, {48309}}, {reader, {48355}}}),
                 at);
    s.activity.show({bounded<Session>({writer, second, migrate}, 24), bounded<Session>({root})}, at);
    s.statements.show(
        {.rows = bounded<Statement>(
             {{11, "qcat_user", "INSERT INTO orders (epoch, client_id, venue_id, state, price, quantity) VALUES ($1, $2, $3, $4, $5, $6)",
               {.calls = 1'284'331, .time = 412s, .rows = 1'284'331, .walBytes = 3 * kGiB},
               StatementUse{.calls = 5'120, .time = 41s, .rows = 5'120, .io = 30ms, .walBytes = 11 * kMiB}, 8ms, 1210ms, 22ms},
              {12, "qcat_user", "SELECT equity, time FROM equity WHERE account = $1 AND time > $2 ORDER BY time",
               {.calls = 90'112, .time = 300s, .rows = 9'120'330},
               StatementUse{.calls = 410, .time = 18s, .rows = 41'002, .io = 4s, .tempBytes = 220 * kMiB, .walBytes = 0}, 44ms, 2s, 30ms},
              {{}, "reporting", "", {.calls = 30'112, .time = 200s, .rows = 120'330},
               StatementUse{.calls = 12, .time = 9s, .rows = 1200, .walBytes = 0}, 750ms, 4s, 400ms}},
             188),
         .window = 15min,
         .sinceReset = now + -72h,
         .evicted = 0,
         .maxEntries = 5000},
        at);
}

void addTraffic(domain::PostgresStatus &s, base::WallTime now, base::SteadyTime at)
{
    using namespace domain::postgres;
    DatabaseCounters counters;
    counters.commits = {91'204'113, 3812};
    counters.rollbacks = {20'113, 41};
    counters.deadlocks = {3, 1};
    counters.conflicts = {0, 0};
    counters.tempFiles = {912, 12};
    counters.tempBytes = {41 * kGiB, 220 * kMiB};
    counters.window = 30s;
    counters.sinceReset = now + -72h;
    s.counters.show(counters, at);

    Cache cache;
    cache.blocksHit = {9'120'334'113, 812'330};
    cache.blocksRead = {31'220'113, 29'114};
    cache.window = 30s;
    cache.tables = bounded<TableCache>({{"market_data", 71'203'331, 11'203'002, 0.8641},
                                        {"orders", 812'330'114, 2'203'331, 0.9973},
                                        {"equity", 9'120'331, 812'330, 0.9182},
                                        {"audit", 0, 0, {}}});
    s.cache.show(cache, at);

    s.replication.showPartly(
        {.standbys = bounded<Standby>({{.pid = 1201,
                                        .application = "standby-b",
                                        .client = "10.0.4.12",
                                        .state = "streaming",
                                        .sync = "async",
                                        .unsentBytes = 0,
                                        .unflushedBytes = 8 * kMiB,
                                        .unreplayedBytes = 412 * kMiB,
                                        .replayLag = 8200ms},
                                       {.pid = 1202, .application = "archive", .client = "", .state = "", .sync = ""}}),
         .slots = bounded<Slot>({{"standby_b", "physical", true, "reserved", 412 * kMiB, {}},
                                 {"old_export", "logical", false, "unreserved", 61 * kGiB, 900 * kMiB}})},
        hiddenWithout("pg_monitor"), at);

    Checkpoints points;
    points.timed = {812, 1};
    points.requested = {96, 2};
    points.walBytes = {912 * kGiB, 310 * kMiB};
    points.window = 30s;
    points.sinceReset = now + -72h;
    points.isArchiving = true;
    points.lastArchived = now + -95s;
    s.checkpoints.showPartly(points, hiddenWithout("pg_monitor"), at);
}

void addStorage(domain::PostgresStatus &s, base::WallTime now, base::SteadyTime at)
{
    using namespace domain::postgres;
    Vacuum vacuum;
    vacuum.tables = bounded<TableVacuum>({{"positions", 412, 1'204'113, 132, now + -26h, now + -26h, false},
                                          {"orders", 12'203'331, 812'004, 2'440'716, now + -3h, now + -2h, false},
                                          {"scratch", 1'000, 41'203, 0, {}, {}, true}});
    vacuum.running = bounded<VacuumProgress>({{5120, "qcat", "orders", "scanning heap", 0.41}});
    vacuum.wraparound =
        bounded<WraparoundAge>({{"qcat", 1'912'330'113, 210'330, 235'153'534}, {"template1", 201'330, 0, 2'147'282'317}});
    vacuum.forcedVacuumAge = 200'000'000;
    vacuum.horizon = bounded<HorizonHolder>({{"backend", "48211", 41'203, "psql, idle in transaction"},
                                             {"slot", "old_export", 12'203'331, "logical, not active"}});
    s.vacuum.show(vacuum, at);

    Indexes indexes;
    indexes.use = bounded<IndexUse>({{"equity", 9'120, 812'330'114, 12, 901'330, 820 * kMiB}});
    indexes.issues = bounded<IndexIssue>({{IndexIssueKind::Invalid, "orders", "orders_venue_id_idx_ccnew", "", 212 * kMiB},
                                          {IndexIssueKind::Duplicate, "fills", "fills_order_idx", "fills_order_id_idx", 390 * kMiB},
                                          {IndexIssueKind::MissingForForeignKey, "fills", "", "order_id", 2 * kGiB},
                                          {IndexIssueKind::Unused, "audit", "audit_kind_idx", "", 44 * kMiB}});
    indexes.sinceReset = now + -72h;
    s.indexes.show(indexes, at);

    s.bloat.showPartly({bounded<TableBloat>({{"positions", 812 * kMiB, 806 * kMiB}, {"orders", 9 * kGiB, kGiB}, {"reports", 2 * kGiB, {}}})},
                       hiddenWithout("pg_read_all_data"), at);

    s.sizes.show({.databases = bounded<DatabaseSize>({{"qcat", 41 * kGiB, 390 * kMiB}, {"reports", {}, {}}}),
                  .tables = bounded<TableSize>({{"market_data", 120'330'114, 18 * kGiB, 7 * kGiB, 0, 310 * kMiB},
                                                {"orders", 12'203'331, 5 * kGiB, 4 * kGiB, 0, 61 * kMiB},
                                                {"fills", 8'120'331, 2 * kGiB, kGiB, 0, 19 * kMiB},
                                                {"audit", -1, 12 * kMiB, 4 * kMiB, 2 * kMiB, {}}},
                                               18),
                  .growthWindow = 1h},
                 at);

    Settings settings;
    const auto advise = [&](const char *setting, const char *current, const char *suggested, const char *code, const char *number,
                            domain::Measured basis, domain::Health health = domain::Health::Warn) {
        settings.advice.rows.push_back(
            {setting,
             current,
             suggested,
             {code, "", {{"setting", setting}, {"current", current}, {"suggested", suggested}, {"number", number}}, health},
             std::move(basis)});
    };
    advise("fsync", "off", "on", "pg_advice.unsafe", "", {"basis", 0, ""}, domain::Health::Crit);
    advise("idle_in_transaction_session_timeout", "0", "5min", "pg_advice.idle_for_ever", "7m11s", {"basis", 431, "s"});
    advise("max_connections", "100", "", "pg_advice.connections_tight", "92 %", {"basis", 92, "%"});
    advise("work_mem", "4 MiB", "", "pg_advice.work_mem_small", "18.3 MiB", {"basis", 18.3 * kMiB, "bytes"});
    advise("log_lock_waits", "off", "on", "pg_advice.lock_waits_unlogged", "", {"basis", 0, ""}, domain::Health::Ok);
    settings.advice.total = std::int64_t(settings.advice.rows.size());
    settings.isRestartPending = true;
    s.settings.show(settings, at);
}

void addKeys(domain::RedisStatus &s, base::SteadyTime at)
{
    using namespace domain::redis;
    s.keyspace.show(bounded<Database>({{0, 812'330, 790'112, 42s}, {3, 41, 0, {}}}), at);
    BigKeys keys;
    keys.largest = bounded<BigKey>({{"qcat:snapshot:BTCUSDT", "string", 41 * kMiB, 5s},
                                    {"report:2025", "hash", 19 * kMiB, {}},
                                    {"session:\\x00\\x01", "zset", 912 * 1024, 3600s}});
    keys.sampled = 41'203;
    keys.keys = 812'371;
    keys.withoutTtl = 2'113;
    s.bigKeys.show(keys, at);
}

void addClients(domain::RedisStatus &s, base::WallTime now, base::SteadyTime at)
{
    using namespace domain::redis;
    s.slowLog.show(bounded<SlowCommand>({{412, now + -41s, 812ms, "KEYS (1 argument)", "127.0.0.1:51234", "report"},
                                         {411, now + -95s, 22ms, "DEL (812 arguments)", "10.0.4.12:40112", ""}},
                                        31),
                   at);
    s.clientList.show(bounded<Client>({{.id = 41,
                                        .address = "10.0.4.12:40112",
                                        .name = "report",
                                        .user = "default",
                                        .command = "keys",
                                        .flags = "N",
                                        .age = 3700s,
                                        .idle = 0s,
                                        .outputBuffer = 61 * kMiB,
                                        .memory = 62 * kMiB},
                                       {.id = 12,
                                        .address = "127.0.0.1:51234",
                                        .name = "qcat",
                                        .user = "qcat",
                                        .command = "blpop",
                                        .flags = "b",
                                        .age = 7200s,
                                        .idle = 12s,
                                        .memory = 20 * 1024,
                                        .blocked = true}}),
                      at);
    s.clients.show({.connected = 84, .blocked = 1, .limit = 100, .pubsubChannels = 3}, at);
}

void addReplicas(domain::RedisStatus &s)
{
    using namespace domain::redis;
    s.replication.data.replicas = bounded<Replica>({{"10.0.4.13:6379", "online", 88'412'007, 1s}, {"10.0.4.14:6379", "wait_bgsave", 0, 4s}});
}

domain::CacheStatus halfHeard(base::WallTime now, base::SteadyTime at)
{
    using domain::IncidentState;
    using domain::Severity;
    domain::CacheStatus c;
    c.target = "127.0.0.1:6379/0";
    c.node = "desk-1:8082";
    c.halts.show({{"qcat:state:halt:paper:second", "paper:second", "anna", "exchange maintenance", now + -95s}}, at);
    c.incidents.show(bounded<domain::NodeIncident>({{"tokyo-1:8082", "INC-20261123-0004", {"Redis failed", "Redis 故障"}, "redis", Severity::P1,
                                                     IncidentState::Open, now + -240s, now + -239s},
                                                    {"tokyo-1:8082", "INC-20261123-0003", {"Disk full", "磁盘已满"}, "disk", Severity::P1,
                                                     IncidentState::Resolved, now + -3700s, now + -900s}}),
                     at);
    c.budget = {.perSecond = 20, .ownShare = 5, .isShared = true, .taken = 4'112, .refused = 3};
    c.written = 88'204;
    c.writing = {"cache.state_may_be_evicted", "", {{"target", c.target}, {"policy", "allkeys-lru"}}, domain::Health::Crit};
    return c;
}

void addAdvice(domain::RedisStatus &s)
{
    using domain::Health;
    s.advice = {{"redis_advice.may_evict_state", "", {{"policy", "allkeys-lru"}}, Health::Crit},
                {"redis_advice.near_limit", "", {{"number", "97"}}, Health::Warn},
                {"redis_advice.evicting", "", {{"number", "4113"}, {"span", "10m"}}, Health::Warn},
                {"redis_advice.monitor_off", "", {}, Health::Ok}};
}

domain::PoolHolder holder(std::uint64_t id, base::WallTime now, base::Duration age, const char *site, const char *purpose, bool leaked)
{
    return {id, site, purpose, "store-writer", now + -age, age, leaked};
}

// Half a wave for calm figures, a steep end for those in trouble.
double shape(double share, double low, double high, bool climbs)
{
    const double wave = 0.5 + 0.5 * std::sin(share * 19) * std::cos(share * 5);
    const double climb = climbs && share > 0.85 ? (share - 0.85) / 0.15 : 0;
    return low + (high - low) * (climbs ? 0.25 * wave + 0.75 * climb : wave);
}

api::HistorySeries series(const char *name, const char *unit, base::WallTime now, double low, double high, bool climbs)
{
    constexpr int kPoints = 360, kGapFrom = 150, kGapTo = 174;
    api::HistorySeries made{name, unit, 10s, {}};
    for (int i = 0; i < kPoints; ++i) {
        if (i >= kGapFrom && i < kGapTo)
            continue;
        const double value = shape(double(i) / kPoints, low, high, climbs);
        const double spread = (high - low) * 0.03;
        made.points.push_back({now + -10s * (kPoints - i), std::max(0.0, value - spread), value, value + spread});
    }
    return made;
}

} // namespace

domain::PostgresStatus postgresInTrouble(base::WallTime now, base::SteadyTime at)
{
    domain::PostgresStatus s;
    s.target = "127.0.0.1:5432/qcat";
    s.often = 5s;
    s.sometimes = 30s;
    s.seldom = 10min;
    s.server.show({.version = "15.18",
                   .versionNumber = 150018,
                   .startedAt = now + -73h,
                   .role = "qcat_user",
                   .database = "qcat",
                   .statStatements = "1.10"},
                  at);
    addActivity(s, now, at);
    addTraffic(s, now, at);
    addStorage(s, now, at);
    return s;
}

domain::RedisStatus redisNearItsLimit(base::WallTime now, base::SteadyTime at)
{
    using namespace domain::redis;
    domain::RedisStatus s;
    s.target = "127.0.0.1:6379/0";
    s.often = 5s;
    s.sometimes = 30s;
    s.server.show({.version = "7.0.15", .mode = "standalone", .runId = "41ab", .user = "qcat", .processId = 912, .uptime = 52h}, at);
    s.memory.show({.used = 248 * kMiB,
                   .rss = 301 * kMiB,
                   .peak = 255 * kMiB,
                   .dataset = 180 * kMiB,
                   .normalClients = 62 * kMiB,
                   .limit = 256 * kMiB,
                   .system = 8 * kGiB,
                   .policy = "allkeys-lru",
                   .fragmentation = 1.21,
                   .allocatorFragmentation = 1.04},
                  at);
    s.windows.show({{.asked = {}, .span = 5s, .commands = 41'203, .hits = 30'112, .misses = 912, .evicted = 41},
                    {.asked = 1min, .span = 1min, .commands = 490'112, .hits = 361'203, .misses = 12'330, .evicted = 502, .errorReplies = 3},
                    {.asked = 10min, .span = 10min, .commands = 4'801'203, .hits = 3'590'112, .misses = 98'330, .evicted = 4113}},
                   at);
    s.commands.show({1min, bounded<CommandRate>({{"keys", 3, 0, 2400ms}, {"get", 373'533, 0, 1800ms}, {"config|set", 2, 2, 41us}})}, at);
    s.latency.show({.ping = 1400us, .median = 210us, .worst = 812ms, .pings = 60, .monitorOn = false, .events = {}}, at);
    s.persistence.show({.appendOnly = true, .lastSaveGood = false, .lastSave = now + -5h, .changesSinceSave = 812'330}, at);
    s.replication.show({.role = "master", .offset = 9'120'331}, at);
    addClients(s, now, at);
    addKeys(s, at);
    addReplicas(s);
    addAdvice(s);
    return s;
}

domain::PoolStatus exhaustedPool(base::WallTime now, base::SteadyTime at)
{
    domain::PoolStatus p;
    p.name = "postgresql";
    p.target = "127.0.0.1:5432/qcat";
    p.settings.maxOpenConns = 8;
    p.open = p.inUse = p.maxOpenEver = 8;
    p.waiting = 14;
    p.maxWaitingEver = 19;
    p.acquired = 1'284'331;
    p.waited = 412;
    p.timedOut = 31;
    p.leaked = 1;
    p.totalWait = 95s;
    for (int i = 0; i < 1200; ++i)
        p.acquireTimes.add(600ns + 4ns * i);
    for (int i = 0; i < 40; ++i)
        p.acquireTimes.add(4ms * (i + 1) * (i + 1));
    p.closed[std::size_t(domain::PoolCloseCause::Lifetime)] = 92;
    p.closed[std::size_t(domain::PoolCloseCause::Broken)] = 2;
    p.dials = {.attempts = 112, .failures = 9, .consecutiveFailures = 0, .lastError = {}, .lastErrorAt = {}, .nextAttemptAt = {}};
    p.load = {.window = 1min, .arrivalsPerSecond = 61.4, .meanHold = 180ms, .meanWait = 8200ms};
    p.holders = bounded<domain::PoolHolder>({holder(91, now, 431s, "equity_writer.cpp:41 flush", "equity writer", true),
                                             holder(92, now, 8200ms, "spool_drain.cpp:88 write", "spool", false),
                                             holder(93, now, 7100ms, "spool_drain.cpp:88 write", "spool", false),
                                             holder(95, now, 412ms, "query.cpp:12 read", "", false)},
                                            8);
    p.serverLimit = domain::PoolServerLimit{100, 3, 46};
    p.at = at;
    p.wallTime = now;
    return p;
}

domain::PoolStatus calmPool(base::WallTime now, base::SteadyTime at)
{
    domain::PoolStatus p;
    p.name = "redis";
    p.target = "127.0.0.1:6379/0";
    p.settings.maxOpenConns = 4;
    p.open = 2;
    p.inUse = 1;
    p.idle = 1;
    p.acquired = 9'120'331;
    for (int i = 0; i < 900; ++i)
        p.acquireTimes.add(200ns + 3ns * i);
    p.load = {.window = 1min, .arrivalsPerSecond = 412, .meanHold = 240us, .meanWait = {}};
    p.holders = bounded<domain::PoolHolder>({holder(3, now, 180us, "cache_writer.cpp:30 put", "", false)});
    p.at = at;
    p.wallTime = now;
    return p;
}

api::DataPlaneSnapshot dataPlane(base::WallTime now, base::SteadyTime at)
{
    return {.wallTime = now,
            .at = at,
            .postgres = std::make_shared<const domain::PostgresStatus>(postgresInTrouble(now, at)),
            .redis = std::make_shared<const domain::RedisStatus>(redisNearItsLimit(now, at)),
            .cache = std::make_shared<const domain::CacheStatus>(halfHeard(now, at)),
            .pools = {exhaustedPool(now, at), calmPool(now, at)},
            .performance = std::make_shared<const domain::PerformanceStatus>(performance(now, at))};
}

std::vector<api::HistorySeries> dataPlaneHistory(base::WallTime now)
{
    return {series("postgresql.connections", "1", now, 41, 89, true),
            series("postgresql.connections_left", "1", now, 8, 56, false),
            series("postgresql.commits", "1/s", now, 90, 160, false),
            series("postgresql.rollbacks", "1/s", now, 0, 3, false),
            series("postgresql.cache_hit_ratio", "ratio", now, 0.962, 0.998, false),
            series("postgresql.lock_sessions", "1", now, 0, 24, true),
            series("postgresql.long_running", "1", now, 0, 24, true),
            series("postgresql.idle_in_transaction", "1", now, 0, 1, true),
            series("redis.memory_used", "bytes", now, 200e6, 260e6, true),
            series("redis.memory_rss", "bytes", now, 290e6, 315e6, false),
            series("redis.commands", "1/s", now, 7000, 8300, false),
            series("redis.evicted", "1/s", now, 0, 60, true),
            series("redis.hit_ratio", "ratio", now, 0.94, 0.985, false),
            series("redis.ping", "s", now, 180e-6, 1.4e-3, true),
            series("pool.postgresql.in_use", "1", now, 1, 8, true),
            series("pool.postgresql.idle", "1", now, 0, 3, false),
            series("pool.postgresql.waiting", "1", now, 0, 14, true),
            series("pool.postgresql.mean_hold", "s", now, 2e-3, 0.18, true),
            series("pool.postgresql.mean_wait", "s", now, 0, 8.2, true),
            series("pool.redis.in_use", "1", now, 0, 2, false),
            series("pool.redis.idle", "1", now, 0, 2, false),
            series("pool.redis.waiting", "1", now, 0, 0, false),
            series("performance.order.durable", "s", now, 1.8e-3, 23e-3, true),
            series("performance.order.durable.usual", "s", now, 1.9e-3, 1.9e-3, false),
            series("performance.order.durable.limit", "s", now, 3.4e-3, 3.4e-3, false)};
}

} // namespace sample
