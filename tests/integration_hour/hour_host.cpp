// The whole engine in a process of its own, in virtual time: goes on where the process before it died, to the end of the hour.
// Usage: qcat_hour_host DATA_FOLDER RECORD_FILE WEBHOOK_URL
#include "hour_plan.h"
#include "virtual_time.h"

#include <qcat/base/log.h>
#include <qcat/runtime/engine_host.h>

#include <QCoreApplication>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

domain::Config configFor(const std::string &folder, const std::string &url)
{
    domain::Config config;
    config.app.dataDir = folder;
    config.app.environment = domain::Environment::Paper;
    config.market.eventsPerSecond = 1; // it is the desk's hour
    for (const auto *name : hour::kChannels) {
        domain::ChannelConfig hook;
        hook.name = name;
        hook.kind = domain::ChannelKind::Webhook;
        hook.url = url;
        hook.privateHosts = true;
        hook.perMinute = 6000;
        config.alerting.channels.push_back(hook);
    }
    domain::EscalationConfig urgent;
    urgent.name = "urgent";
    urgent.severities = {"P0"};
    urgent.repeats = 0;
    for (const auto &step : hour::kSteps) {
        config.alerting.contacts.push_back({step.contact, "", "", {hour::kChannels.begin(), hour::kChannels.end()}});
        urgent.steps.push_back({step.after, {std::string("contact:") + step.contact}});
    }
    domain::EscalationConfig calm;
    calm.name = "calm";
    calm.severities = {"P1", "P2", "P3"};
    calm.repeats = 0;
    calm.steps = {{0s, {"contact:alice"}}};
    config.alerting.escalations = {urgent, calm};
    config.alerting.testEvery = 0s;
    config.alerting.groupWithin = 0s; // each message by itself, so that it can be counted
    return config;
}

// Those outside: a watcher that reports what is broken, and again and again, and people who acknowledge when it is time, again after a
// crash that swallowed it.
class Outside
{
public:
    Outside(api::Engine &engine, const VirtualTime &time) : m_engine(engine), m_time(time), m_thread("outside", 64, [](const std::exception_ptr &) { std::abort(); })
    {
        m_thread.post([this] { beat(); });
    }

private:
    void beat()
    {
        const auto now = int(m_time.elapsed() / 1s);
        api::ReportAlerts report;
        for (const auto &trouble : hour::kTroubles)
            if (now >= trouble.from && now < trouble.until + 60)
                report.alerts.push_back({std::string("Trouble ") + trouble.name, trouble.name, "watcher", "as planned", trouble.severity, now < trouble.until});
        if (!report.alerts.empty())
            m_engine.submit({"watcher", std::move(report)});
        acknowledge(now);
        m_thread.postAfter(1s, [this] { beat(); });
    }
    void acknowledge(int now)
    {
        const auto snapshot = m_engine.snapshot();
        for (const auto &incident : snapshot->ops->incidents)
            for (const auto &trouble : hour::kTroubles)
                if (incident.state == domain::IncidentState::Open && trouble.acknowledged > 0 && now >= trouble.acknowledged &&
                    incident.instance.ends_with(trouble.name))
                    m_engine.submit({"ann", api::AcknowledgeIncident{incident.id}});
    }

    api::Engine &m_engine;
    const VirtualTime &m_time;
    base::LoopThread m_thread;
};

int live(const char *folder, const char *record, const char *url)
{
    const int file = ::open(record, O_RDWR | O_CLOEXEC);
    void *memory = ::mmap(nullptr, sizeof(HourRecord), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file < 0 || memory == MAP_FAILED)
        return 2;
    VirtualTime time(*static_cast<HourRecord *>(memory));
    if (!std::getenv("QCAT_HOUR_LOG"))
        log::installSink([](log::Level, std::string_view, std::string_view) {});
    auto data = runtime::DataFolder::open(folder);
    if (!data)
        return 3;
    runtime::EngineHost host({configFor(folder, url), "test", QCAT_RESOURCES}, *data, time);
    if (const auto started = host.start(); !started) {
        std::fprintf(stderr, "%s\n", started.error().message.c_str());
        return 4;
    }
    Outside outside(host, time);
    time.runUntil(hour::kLength);
    ::_exit(0); // in the midst of it, as the others
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return argc == 4 ? live(argv[1], argv[2], argv[3]) : 2;
}
