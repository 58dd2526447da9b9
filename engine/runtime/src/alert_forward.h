#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>

#include <mutex>
#include <optional>
#include <string>

namespace qcat::runtime
{

// Sends the incidents of this engine to an Alertmanager, again and again while they are open, so that one that comes up
// later has them as well. Alerts that came from others are not sent back. On a thread of its own: an Alertmanager that
// hangs holds up nobody.
class AlertForward
{
public:
    AlertForward(std::string url, const base::Clock &clock);
    ~AlertForward();

    // Called for every snapshot of the desk; sends where something has changed or a repetition is due.
    void take(const api::OpsSnapshot &ops);
    // Why the last sending did not succeed; any thread.
    std::optional<base::Error> failure() const;

private:
    void send(const std::string &body);

    const std::string m_url;
    const base::Clock &m_clock;
    std::string m_sent; // which incidents in which state, as last sent
    base::SteadyTime m_sentAt;
    mutable std::mutex m_mutex;
    std::optional<base::Error> m_failure;
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
