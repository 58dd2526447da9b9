#pragma once

#include "alarm.h"
#include "silence_watch.h"
#include "watched_config.h"

#include <qcat/service_notify/service_notifier.h>

#include <string>

namespace qcat::qguard
{

// Looks at qcat again and again, and raises the alarm when it has been silent for long enough and nobody has announced that.
class Watch
{
public:
    // `port`: on this machine; 0: what the configuration says.
    Watch(WatchedConfig config, int port, SilenceWatch::Timing timing);

    // False, with the reason in the journal and for systemctl status: nobody is known who could be called.
    bool canCall() const;
    void look();

private:
    std::string healthUrl(const domain::ServerConfig &server) const;
    std::string whyNot(const std::string &detail) const;
    bool isPlanned();
    void tellStanding();

    WatchedConfig m_config;
    const int m_port;
    Alarm m_alarm;
    SilenceWatch m_silence;
    std::string m_plan;     // as it was said last
    std::string m_standing; // as systemd was told last
    service_notify::ServiceNotifier m_systemd;
};

} // namespace qcat::qguard
