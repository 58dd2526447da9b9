#include "watch.h"

#include "planned_stop.h"
#include "recipients.h"
#include "wall_clock.h"

#include <qcat/notify_channels/send.h>

#include <filesystem>
#include <utility>

namespace qcat::qguard
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kAnswersWithin = 2s;

WatchedConfig looked(WatchedConfig config)
{
    config.look();
    return config;
}

} // namespace

Watch::Watch(WatchedConfig config, int port, SilenceWatch::Timing timing)
    : m_config(looked(std::move(config))), m_port(port), m_alarm(m_config.file(), m_config.dataDir()), m_silence(timing, steadyNow(), m_alarm.resume())
{
}

bool Watch::canCall() const
{
    if (!m_config.inForce()) {
        const auto why = "NOBODY CAN BE CALLED, and so nothing is watched: the configuration is refused and none was ever good: " + m_config.mistake();
        say(why);
        m_systemd.status(why);
        return false;
    }
    if (recipientsNow(m_config.inForce()->alerting).isNobody())
        say("nobody would be called for a P0: alerting.escalations names nobody; a silence of qcat is only recorded");
    if (!m_config.mistake().empty())
        say("the configuration is refused (" + m_config.mistake() + "); watching with what is known of an earlier one, or can be read of it");
    return true;
}

void Watch::look()
{
    m_config.look();
    tellStanding();
    const auto &config = *m_config.inForce();
    m_alarm.flush();
    const auto answered = notify_channels::answers(healthUrl(config.server), kAnswersWithin);
    const bool isPlanned = !answered && this->isPlanned();
    const auto why = answered ? std::string() : whyNot(answered.error().message);
    const auto now = steadyNow();
    const auto heard = wallNow() + -(now - m_silence.heard());
    switch (m_silence.look(answered.hasValue(), isPlanned, now)) {
    case SilenceWatch::Word::Raise:
        return m_alarm.raise(config, why, heard);
    case SilenceWatch::Word::Repeat:
        return m_alarm.repeat(config, why);
    case SilenceWatch::Word::Clear:
        return m_alarm.clear(config);
    case SilenceWatch::Word::Nothing:
        break;
    }
}

std::string Watch::healthUrl(const domain::ServerConfig &server) const
{
    const bool isAnywhere = server.host.empty() || server.host == "0.0.0.0" || server.host == "::";
    auto host = m_port > 0 || isAnywhere ? std::string("127.0.0.1") : server.host;
    if (host.find(':') != std::string::npos)
        host = '[' + host + ']';
    return fmt::format("http://{}:{}/health", host, m_port > 0 ? m_port : server.port);
}

// An engine that stopped in order takes the file with its address away.
std::string Watch::whyNot(const std::string &detail) const
{
    if (!m_config.mistake().empty())
        return "its configuration is refused: " + m_config.mistake();
    std::error_code ignored;
    return std::filesystem::exists(m_config.dataDir() + "/endpoint", ignored) ? detail : "it was stopped, and not started again: " + detail;
}

// One line for systemctl status: whom a silence would call now. The first one also says that the watcher is up.
void Watch::tellStanding()
{
    const auto recipients = recipientsNow(m_config.inForce()->alerting);
    auto standing = recipients.isNobody() ? std::string("NOBODY WOULD BE CALLED: alerting.escalations has nobody for a P0")
                                          : fmt::format("watching; a silence of qcat now calls {}", namesOf(recipients));
    if (!m_config.mistake().empty())
        standing += fmt::format(" (the configuration is refused: {})", m_config.mistake());
    if (standing != m_standing)
        m_systemd.ready(standing);
    m_standing = std::move(standing);
}

bool Watch::isPlanned()
{
    const auto plan = plannedStop(m_config.dataDir() + "/ops.sqlite").value_or(std::string());
    if (std::exchange(m_plan, plan) != plan && !plan.empty())
        say("qcat does not answer, as announced: " + plan);
    return !plan.empty();
}

} // namespace qcat::qguard
