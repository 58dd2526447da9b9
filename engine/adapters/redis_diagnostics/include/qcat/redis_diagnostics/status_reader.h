#pragma once

#include <qcat/base/clock.h>
#include <qcat/domain/config.h>
#include <qcat/domain/redis_status.h>

#include <memory>

namespace qcat::redis_diagnostics
{

struct Intervals {
    base::Duration often = std::chrono::seconds(5);
    base::Duration sometimes = std::chrono::seconds(30);
    base::Duration afterRefusedLogin = std::chrono::seconds(30); // a wrong password is not hammered
    base::Duration sampling = std::chrono::milliseconds(20);     // of the server's time, for big keys in one turn
    base::Duration slowPing = std::chrono::milliseconds(10);     // the server has enough to do: no sampling now
};

// Looks into one Redis over a standing connection outside every pool. Writes nothing, asks nothing whose cost grows
// with the data (no KEYS, no MONITOR) but by small steps, and keeps no argument of a command. Used by one thread.
class StatusReader
{
public:
    StatusReader(domain::RedisConfig config, Intervals intervals, const base::Clock &clock);
    ~StatusReader();

    // Asks what is due and returns by `timeout`. To be called every `often`. A server that is gone, hangs or refuses is
    // a status that says so.
    const domain::RedisStatus &look(base::Duration timeout);
    // Begins a pass over the keys anew, or ends the one that is under way.
    void sampleKeys(bool on);
    // Goes on with that pass for a little and returns by `timeout`; bigKeys.data.running says whether more is to do. To
    // be called some times a second between the looks. Waits for its next turn while the server answers slowly, and
    // ends with an error.
    const domain::RedisStatus &measureKeys(base::Duration timeout);

private:
    class Impl;
    const std::unique_ptr<Impl> m_impl;
};

} // namespace qcat::redis_diagnostics
