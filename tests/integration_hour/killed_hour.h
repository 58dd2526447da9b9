#pragma once

#include "http_peer.h"
#include "memory_folder.h"
#include "virtual_time.h"

#include <qcat/base/time.h>

#include <sys/types.h>

#include <deque>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

// A message as it reached the provider.
struct Sent {
    std::string call; // whose trouble, which step and who: the message's id but the incident's number, which a crash may skip, and its channel
    std::string channel;
    std::string contact;
    char trouble = 0;
    bool isResolved = false;
    qcat::base::Duration at{}; // since the hour began
};

// When the process dies: as so many messages have been sent, or as it begins so manyth a piece of work.
struct Deaths {
    std::deque<std::size_t> messages; // ordinals, ascending
    std::deque<std::int64_t> steps;
};
// A few more than `kills`, which is also the seed: deaths may fall together, or behind the end.
Deaths plannedDeaths(int kills, std::size_t messages);

// The hour, lived by one process after the other, and what reached the provider.
class KilledHour
{
public:
    explicit KilledHour(Deaths deaths);
    ~KilledHour();

    // How often it died; negative: it ended by itself as it must not.
    int live();
    const std::vector<Sent> &sent() const { return m_sent; }
    std::int64_t steps() const { return m_record->steps; } // that were begun

private:
    void armSteps();
    int runOnce(const std::string &data);
    std::string take(const HttpPeer::Request &request);
    void dieIfPlanned();

    MemoryFolder m_folder;
    std::string m_recordFile;
    HourRecord *m_record = nullptr;
    Deaths m_deaths;
    std::optional<std::int64_t> m_armed; // the step that the process lives up to
    std::mt19937 m_random{20261123};
    std::mutex m_mutex;
    pid_t m_process = 0;
    std::vector<Sent> m_sent;
    HttpPeer m_peer;
};
