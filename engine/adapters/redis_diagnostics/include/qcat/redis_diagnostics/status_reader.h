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
    base::Duration sampling = std::chrono::milliseconds(20);     // of the server's time, for big keys in one look
};

// Looks into one Redis over a standing connection outside every pool. Writes nothing, asks nothing whose cost grows
// with the data (no KEYS, no MONITOR), and keeps no argument of a command. Used by one thread.
class StatusReader
{
public:
    StatusReader(domain::RedisConfig config, Intervals intervals, const base::Clock &clock);
    ~StatusReader();

    // Asks what is due and returns by `timeout`. To be called every `often`. A server that is gone, hangs or refuses is
    // a status that says so.
    const domain::RedisStatus &look(base::Duration timeout);
    // Big keys are looked for in the looks of the next `duration`: renewed by whoever shows them.
    void watchKeysFor(base::Duration duration);

private:
    class Impl;
    const std::unique_ptr<Impl> m_impl;
};

} // namespace qcat::redis_diagnostics
