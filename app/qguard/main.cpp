#include "alarm.h"
#include "watched_config.h"

#include <qcat/notify_channels/send.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <fmt/format.h>

#include <chrono>

namespace
{

using namespace qcat;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kRepeat = 5min;

base::WallTime wallTimeOf(Clock::time_point at)
{
    const auto wall = std::chrono::system_clock::now() - (Clock::now() - at);
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(wall.time_since_epoch()).count()};
}

// Looks at qcat again and again; raises the alarm when it has been silent for long enough.
class Watch
{
public:
    Watch(qguard::WatchedConfig config, int port, std::chrono::seconds patience) : m_config(std::move(config)), m_port(port), m_patience(patience) {}

    void look()
    {
        m_config.look();
        if (!m_config.lastGood())
            return; // nobody knows whom to call, nor where qcat would be
        const auto &config = *m_config.lastGood();
        const int port = m_port > 0 ? m_port : config.server.port;
        const auto answered = notify_channels::answers(fmt::format("http://127.0.0.1:{}/health", port), 2s);
        const auto now = Clock::now();
        if (answered) {
            m_silentSince = now;
            if (alarm().isRaised())
                alarm().clear(config);
            return;
        }
        const auto why = m_config.mistake().empty() ? answered.error().message : "its configuration is refused: " + m_config.mistake();
        if (!alarm().isRaised() && now - m_silentSince >= m_patience) {
            alarm().raise(config, why, wallTimeOf(m_silentSince));
            m_calledAt = now;
        } else if (alarm().isRaised() && now - m_calledAt >= kRepeat) {
            alarm().repeat(config, why);
            m_calledAt = now;
        }
    }

private:
    qguard::Alarm &alarm()
    {
        if (!m_alarm)
            m_alarm = std::make_unique<qguard::Alarm>(m_config.dataDir());
        return *m_alarm;
    }

    qguard::WatchedConfig m_config;
    const int m_port;
    const std::chrono::seconds m_patience;
    std::unique_ptr<qguard::Alarm> m_alarm;
    Clock::time_point m_silentSince = Clock::now();
    Clock::time_point m_calledAt;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Watches a running qcat from outside, and calls people when it is dead, stopped or refuses its configuration."));
    parser.addHelpOption();
    parser.addOption({QStringLiteral("config"), QStringLiteral("The configuration of qcat."), QStringLiteral("FILE"), QStringLiteral("/etc/qcat/config.yaml")});
    parser.addOption({QStringLiteral("data-dir"), QStringLiteral("Its data folder; else what the configuration says."), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("port"), QStringLiteral("Its port; else what the configuration says."), QStringLiteral("PORT")});
    parser.addOption({QStringLiteral("after"), QStringLiteral("Seconds of silence that are an alarm."), QStringLiteral("SECONDS"), QStringLiteral("10")});
    parser.addOption({QStringLiteral("every"), QStringLiteral("Seconds between two looks."), QStringLiteral("SECONDS"), QStringLiteral("2")});
    parser.process(app);
    const int after = parser.value(QStringLiteral("after")).toInt();
    const int every = parser.value(QStringLiteral("every")).toInt();
    if (after < 1 || after > 3600 || every < 1 || every > 600 || !parser.positionalArguments().isEmpty()) {
        fmt::print(stderr, "--after takes 1 to 3600 seconds, --every 1 to 600; see --help\n");
        return 2;
    }
    Watch watch({parser.value(QStringLiteral("config")).toStdString(), parser.value(QStringLiteral("data-dir")).toStdString()},
                parser.value(QStringLiteral("port")).toInt(), std::chrono::seconds(after));
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &app, [&] { watch.look(); });
    timer.start(std::chrono::seconds(every));
    watch.look();
    return QCoreApplication::exec();
}
