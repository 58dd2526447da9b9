#include "order_latency.h"

#include <pg_client.h>
#include <postgres_server.h>
#include <real_clock.h>
#include <session_pool.h>
#include <small_disk.h>

#include <qcat/base/log.h>
#include <qcat/runtime/engine_host.h>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <pqxx/transaction_base>
#include <pwd.h>
#include <thread>
#include <unistd.h>

// How long after a market event its orders are with the venue, by the whole engine over a real PostgreSQL: first undisturbed, then while
// the database is hurt, turn by turn for each fault. Usage: qcat_fault_bench [seconds of a half] [turns] [part of a fault's name].
// On a machine with other work only the ratios mean something.

namespace
{

using namespace qcat;
using namespace std::chrono_literals;

constexpr auto kWarmUp = 3s; // caches and pools
constexpr auto kMended = 3s; // the store's spool is empty again

constexpr int kEventsPerSecond = 500;

struct Options {
    std::chrono::seconds half{10};
    int turns = 3;
    std::string_view only;
};

// The engine as the daemon runs it, in a folder of its own.
class MeasuredEngine
{
public:
    explicit MeasuredEngine(const domain::DatabaseConfig &database)
    {
        domain::Config config;
        config.app.dataDir = m_temp.filePath(QStringLiteral("data")).toStdString();
        config.database = database;
        config.market.eventsPerSecond = kEventsPerSecond;
        // a market maker that follows every tick: orders enough for a quantile
        config.strategy.instances.resize(1);
        config.strategy.instances[0].parameters = {{"requote_ticks", "1"}, {"min_quote_life_ms", "10"}};
        config.risk.maxOrdersPerSecond = 1'000;
        auto folder = runtime::DataFolder::open(config.app.dataDir);
        if (!folder)
            fail(folder.error());
        m_folder = std::make_unique<runtime::DataFolder>(std::move(folder).value());
        m_host = std::make_unique<runtime::EngineHost>(runtime::HostOptions{config, "bench", QCAT_RESOURCES}, *m_folder, m_clock);
        m_host->onOrdersSent = [this](base::Duration took) {
            if (OrderLatency *const figures = m_figures)
                figures->add(took);
        };
        if (const auto started = m_host->start(); !started)
            fail(started.error());
    }
    ~MeasuredEngine() { m_host->stop(); }

    // What is measured in that time goes into `figures`.
    void during(std::chrono::seconds time, OrderLatency &figures)
    {
        m_figures = &figures;
        std::this_thread::sleep_for(time);
        m_figures = nullptr;
    }

private:
    [[noreturn]] static void fail(const base::Error &error)
    {
        fmt::print(stderr, "{}\n", error.message);
        std::exit(1);
    }

    QTemporaryDir m_temp;
    RealClock m_clock;
    std::atomic<OrderLatency *> m_figures = nullptr;
    std::unique_ptr<runtime::DataFolder> m_folder;
    std::unique_ptr<runtime::EngineHost> m_host;
};

// Hurts the server while it lives, mends it when it goes.
using Hurt = std::function<std::shared_ptr<void>(PostgresServer &)>;

std::shared_ptr<void> undone(std::function<void()> mend)
{
    struct Mending {
        explicit Mending(std::function<void()> work) : mend(std::move(work)) {}
        ~Mending() { mend(); }
        const std::function<void()> mend;
    };
    return std::make_shared<Mending>(std::move(mend));
}

// Killed, and back in the middle of the measured time.
std::shared_ptr<void> kill(PostgresServer &server, std::chrono::seconds half)
{
    (void)server.stopImmediate();
    auto back = std::make_shared<std::jthread>([&server, half] {
        std::this_thread::sleep_for(half / 2);
        (void)server.start();
    });
    return back;
}

std::shared_ptr<void> freeze(PostgresServer &server)
{
    server.pause();
    return undone([&server] { server.resume(); });
}

std::shared_ptr<void> lockTable(PostgresServer &server)
{
    auto holder = std::make_shared<PgClient>(server.config(), "bench-lock");
    holder->ask("BEGIN");
    holder->ask("LOCK TABLE orders");
    return holder;
}

// Two hundred threads at a pool of five, each asking again and again.
std::shared_ptr<void> exhaustPool(PostgresServer &server)
{
    auto config = server.config();
    config.maxOpenConns = config.maxIdleConns = 5;
    auto pool = sessionPool(config);
    auto threads = std::make_shared<std::vector<std::jthread>>();
    for (int i = 0; i < 200; ++i)
        threads->emplace_back([pool](const std::stop_token &stop) {
            while (!stop.stop_requested())
                (void)pool->transact({.timeout = 2s, .purpose = "bench"}, [](pqxx::transaction_base &transaction) {
                    transaction.exec1("SELECT pg_sleep(0.01)");
                    return base::Status();
                });
        });
    return threads;
}

std::shared_ptr<void> fillDisk(PostgresServer &server)
{
    const auto folder = server.dataDir().parent_path() / "tiny";
    auto disk = std::make_shared<SmallDisk>(folder.string());
    const passwd *const owner = ::getpwnam("postgres");
    if (!disk->isMounted() || !owner || ::chown(disk->path().c_str(), owner->pw_uid, owner->pw_gid) != 0)
        return nullptr;
    (void)server.sql("CREATE TABLESPACE tiny LOCATION '" + disk->path() + "'", "postgres");
    (void)server.sql("ALTER TABLE orders SET (fillfactor = 10); ALTER TABLE orders SET TABLESPACE tiny");
    disk->fill();
    return undone([disk, &server] {
        disk->empty();
        (void)server.sql("ALTER TABLE orders SET TABLESPACE pg_default");
    });
}

// The halves take turns: what the machine does beside us, and what the engine's day does to it, falls on both.
void measure(const char *name, const Hurt &hurt, const Options &options)
{
    if (std::string_view(name).find(options.only) == std::string_view::npos)
        return;
    PostgresServer server;
    if (const auto started = server.start(); !started) {
        fmt::print(stderr, "{}\n", started.error().message);
        return;
    }
    MeasuredEngine engine(server.config());
    std::this_thread::sleep_for(kWarmUp);
    OrderLatency quiet, hurtOnes;
    for (int turn = 0; turn < options.turns; ++turn) {
        engine.during(options.half, quiet);
        auto hurting = hurt(server);
        if (!hurting) {
            fmt::print("{:<22} not permitted on this machine\n", name);
            return;
        }
        engine.during(options.half, hurtOnes);
        hurting.reset();
        std::this_thread::sleep_for(kMended); // what was left undone is caught up with
    }
    const auto before = quiet.take();
    const auto during = hurtOnes.take();
    fmt::print("{:<22} {:>7} {:>8.0f} {:>8.0f} {:>8.0f}   {:>7} {:>8.0f} {:>8.0f} {:>8.0f}   {:>5.2f}\n", name, before.count, before.p50,
               before.p99, before.p999, during.count, during.p50, during.p99, during.p999, during.p99 / before.p99);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    SmallDisk::leaveTheMachine(); // before there is a second thread
    const QCoreApplication app(argc, argv);
    if (const auto why = PostgresServer::unavailable(); !why.empty()) {
        fmt::print("{}\n", why);
        return 0;
    }
    log::installSink([](auto...) {});
    Options options;
    if (argc > 1)
        options.half = std::chrono::seconds(std::max(1, std::atoi(argv[1])));
    if (argc > 2)
        options.turns = std::max(1, std::atoi(argv[2]));
    if (argc > 3)
        options.only = argv[3];
    fmt::print("from a market event to its orders at the venue, in us, {} events a second\n{:<22} {:^34}   {:^34}   {}\n", kEventsPerSecond,
               "", "quiet", "hurt", "p99");
    fmt::print("{:<22} {:>7} {:>8} {:>8} {:>8}   {:>7} {:>8} {:>8} {:>8}   ratio\n", "fault", "orders", "p50", "p99", "p99.9", "orders", "p50",
               "p99", "p99.9");
    measure("none", [](PostgresServer &) { return undone([] {}); }, options);
    measure("killed and back", [&](PostgresServer &server) { return kill(server, options.half); }, options);
    measure("frozen (SIGSTOP)", freeze, options);
    measure("table locked", lockTable, options);
    measure("disk full", fillDisk, options);
    measure("200 threads, pool of 5", exhaustPool, options);
    return 0;
}
