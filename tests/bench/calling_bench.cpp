#include <http_peer.h>
#include <real_clock.h>

#include <qcat/base/log.h>
#include <qcat/base/loop_thread.h>
#include <qcat/runtime/engine_host.h>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

// How quickly people are called, by the whole engine over a webhook on loopback: from the end of a fault's `for` to the first send of its
// P0; from the answer to an acknowledgement to the last page; and all of it while 10,000 alerts come in within 10 s.
// Usage: qcat_calling_bench [incidents]. Minutes; run by hand.

namespace
{

using namespace qcat;
using namespace std::chrono_literals;

[[noreturn]] void fail(const std::string &why)
{
    fmt::print(stderr, "{}\n", why);
    std::exit(1);
}

struct Figures {
    double p50, p99, worst; // ms
};

Figures figuresOf(std::vector<base::Duration> times)
{
    if (times.empty())
        fail("nothing was measured");
    std::ranges::sort(times);
    const auto at = [&](double share) { return double(times[std::size_t(share * double(times.size() - 1))].count()) / 1e6; };
    return {at(0.5), at(0.99), at(1)};
}

void say(const char *what, std::size_t count, const Figures &figures)
{
    fmt::print("{:<46} {:>6} {:>9.1f} {:>9.1f} {:>9.1f}\n", what, count, figures.p50, figures.p99, figures.worst);
    std::fflush(stdout);
}

double residentMiB()
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:"))
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

// What the webhook was sent of each incident, and when.
class Pages
{
public:
    explicit Pages(const base::Clock &clock) : m_clock(clock) {}

    void take(const std::string &body)
    {
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
        const std::lock_guard lock(m_mutex);
        ++m_total;
        auto &seen = m_seen[json[QLatin1String("incident")].toString().toStdString()];
        const auto now = m_clock.wallNow();
        if (!seen.first.isValid())
            seen.first = now;
        if (json[QLatin1String("kind")].toString() != QLatin1String("resolved"))
            seen.last = now;
        m_arrived.notify_all();
    }
    struct Seen {
        base::WallTime first, last;
    };
    std::optional<Seen> waitFor(const std::string &incident, std::chrono::seconds patience)
    {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(lock, patience, [&] { return m_seen.contains(incident); }))
            return std::nullopt;
        return m_seen.at(incident);
    }
    Seen of(const std::string &incident)
    {
        const std::lock_guard lock(m_mutex);
        return m_seen[incident];
    }
    std::size_t total() const
    {
        const std::lock_guard lock(m_mutex);
        return m_total;
    }

private:
    const base::Clock &m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::map<std::string, Seen> m_seen;
    std::size_t m_total = 0;
};

// The engine as the daemon runs it. A P0 is said again every moment until it is acknowledged, so that the last page can be found.
class CallingEngine
{
public:
    CallingEngine() : m_pages(m_clock), m_peer([this](const HttpPeer::Request &request) {
        m_pages.take(request.body);
        return HttpPeer::ok("{}");
    })
    {
        domain::Config config;
        config.app.dataDir = m_temp.filePath(QStringLiteral("data")).toStdString();
        domain::ChannelConfig hook;
        hook.name = "hook";
        hook.kind = domain::ChannelKind::Webhook;
        hook.url = m_peer.url();
        hook.privateHosts = true;
        hook.perMinute = 6000;
        config.alerting.channels = {hook};
        config.alerting.contacts = {{"alice", "", "", {"hook"}}};
        config.alerting.publicUrl = "http://127.0.0.1";
        config.alerting.escalations = {{"urgent", {"P0"}, 100ms, 1000, {{0s, {"contact:alice"}}}},
                                       {"calm", {"P1", "P2", "P3"}, 15min, 0, {{0s, {"contact:alice"}}}}};
        auto folder = runtime::DataFolder::open(config.app.dataDir);
        if (!folder)
            fail(folder.error().message);
        m_folder = std::make_unique<runtime::DataFolder>(std::move(folder).value());
        m_host = std::make_unique<runtime::EngineHost>(runtime::HostOptions{config, "bench", QCAT_RESOURCES}, *m_folder, m_clock);
        m_events = m_host->subscribe({{}, [this](const api::Event &event) { take(event); }, {}}, m_thread);
        if (const auto started = m_host->start(); !started)
            fail(started.error().message);
    }
    ~CallingEngine()
    {
        m_host->stop();
        m_events.reset();
        m_thread.stop();
    }

    // The incident; empty when the engine is too busy to take it.
    std::string report(const std::string &name, domain::Severity severity, int count = 1)
    {
        std::vector<domain::ExternalAlert> alerts;
        for (int i = 0; i < count; ++i)
            alerts.push_back({count == 1 ? name : fmt::format("{} {}", name, i), {}, "bench", "as asked for", severity});
        return run(api::ReportAlerts{std::move(alerts)});
    }
    void acknowledge(const std::string &incident) { (void)run(api::AcknowledgeIncident{{incident}}); }
    std::optional<domain::Incident> incident(const std::string &id) const
    {
        const auto now = m_host->snapshot();
        const auto at = std::ranges::find(now->ops->incidents, id, [](const auto &i) { return i.id.value; });
        return at == now->ops->incidents.end() ? std::nullopt : std::optional(*at);
    }
    Pages &pages() { return m_pages; }
    const base::Clock &clock() const { return m_clock; }

private:
    std::string run(api::CommandBody body)
    {
        std::unique_lock lock(m_mutex);
        const auto id = m_host->submit({"bench", std::move(body)});
        m_answered.wait(lock, [&] { return m_answers.contains(id); });
        const auto answer = m_answers.extract(id).mapped();
        return answer.error ? std::string() : answer.createdId;
    }
    void take(const api::Event &event)
    {
        if (const auto *answer = std::get_if<api::CommandAnswered>(&event.body)) {
            const std::lock_guard lock(m_mutex);
            m_answers[answer->command] = *answer;
            m_answered.notify_all();
        }
    }

    QTemporaryDir m_temp;
    RealClock m_clock;
    Pages m_pages;
    HttpPeer m_peer;
    base::LoopThread m_thread{"bench", 100'000, [](const std::exception_ptr &) {}};
    std::mutex m_mutex;
    std::condition_variable m_answered;
    std::map<api::CommandId, api::CommandAnswered> m_answers;
    std::unique_ptr<runtime::DataFolder> m_folder;
    std::unique_ptr<runtime::EngineHost> m_host;
    base::Subscription m_events;
};

struct Times {
    std::vector<base::Duration> firstSend; // from the end of `for`, which these faults have none of: from when it was reported
    std::vector<base::Duration> lastPage;  // from the answer to the acknowledgement; zero where none came after it
};

// One P0 after the other: reported, called for again and again, acknowledged.
void callOnce(CallingEngine &engine, const std::string &name, Times &times)
{
    const auto reported = engine.clock().wallNow();
    const auto incident = engine.report(name, domain::Severity::P0);
    const auto seen = incident.empty() ? std::nullopt : engine.pages().waitFor(incident, 60s);
    if (!seen)
        fail("a P0 was not called for: " + name);
    times.firstSend.push_back(seen->first - reported);
    std::this_thread::sleep_for(300ms); // it is said again meanwhile
    engine.acknowledge(incident);
    const auto answered = engine.clock().wallNow();
    std::this_thread::sleep_for(500ms);
    times.lastPage.push_back(std::max(base::Duration::zero(), engine.pages().of(incident).last - answered));
}

void quiet(CallingEngine &engine, int incidents)
{
    Times times;
    for (int i = 0; i < incidents; ++i)
        callOnce(engine, fmt::format("quiet {}", i), times);
    say("end of for -> first send of a P0", times.firstSend.size(), figuresOf(times.firstSend));
    say("acknowledged -> last page", times.lastPage.size(), figuresOf(times.lastPage));
}

void storm(CallingEngine &engine)
{
    constexpr int kBatches = 200;
    constexpr int kEach = 50;
    const double before = residentMiB();
    const auto sentBefore = engine.pages().total();
    std::atomic_int refused = 0;
    std::atomic<double> took = 0;
    std::jthread flood([&] {
        const auto began = std::chrono::steady_clock::now();
        for (int batch = 0; batch < kBatches; ++batch) {
            std::this_thread::sleep_until(began + batch * 50ms);
            refused += engine.report(fmt::format("storm {}", batch), domain::Severity::P2, kEach).empty();
        }
        took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    });
    Times times;
    for (int i = 0; i < 10; ++i)
        callOnce(engine, fmt::format("in the storm {}", i), times);
    flood.join();
    std::this_thread::sleep_for(35s); // what came together goes out together
    fmt::print("{} alerts in {:.1f} s: {} of {} batches without an incident, {:.0f} MiB before, {:.0f} MiB after, {} messages\n", kBatches * kEach, took.load(),
               refused.load(), kBatches, before, residentMiB(), engine.pages().total() - sentBefore);
    say("  meanwhile: end of for -> first send of a P0", times.firstSend.size(), figuresOf(times.firstSend));
    say("  meanwhile: acknowledged -> last page", times.lastPage.size(), figuresOf(times.lastPage));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    log::installSink([](auto...) {});
    CallingEngine engine;
    for (int tries = 0; engine.report("warm up", domain::Severity::P3).empty(); ++tries) { // incidents open once everything was looked at
        if (tries == 600)
            fail("the desk opens nothing");
        std::this_thread::sleep_for(100ms);
    }
    fmt::print("{:<46} {:>6} {:>9} {:>9} {:>9}\n", "in ms", "count", "p50", "p99", "worst");
    quiet(engine, argc > 1 ? std::max(1, std::atoi(argv[1])) : 100);
    storm(engine);
    return 0;
}
