#pragma once

#include <qcat/api/alerting.h>
#include <qcat/api/upkeep.h>
#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/desk/live_licence.h>
#include <qcat/desk/upkeep_book.h>
#include <qcat/domain/config.h>
#include <qcat/runtime/data_folder.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace qcat::runtime
{

// The files whose age is that of a key.
std::vector<std::string> keyFiles(const domain::Config &config, const DataFolder &folder);

// What this configuration asks for.
std::vector<ops::UpkeepBook::Asked> upkeepAsked(const domain::Config &config);

// Reads every little while, on a worker, what lies where backups and reports of drills are and how old the keys are, and tells the calendar
// what it sees. Lives on the ops thread, as `book` does, which outlives it.
class KeepingWatch
{
public:
    using Channels = std::function<std::vector<api::ChannelView>()>; // asked on the ops thread

    KeepingWatch(const domain::Config &config, const DataFolder &folder, Channels channels, ops::UpkeepBook &book, const base::Clock &clock,
                 base::Executor &worker, base::Executor &executor);
    void start() { look(); }
    void stop() { m_alive.reset(); }

    const api::BackupsView &backups() const { return m_backups; }
    const std::vector<ops::DrillResult> &drills() const { return m_drills; }

private:
    struct Places {
        std::string backups; // empty: none
        std::string drills;
        std::vector<std::string> keys;
    };
    struct Seen {
        api::BackupsView backups;
        std::vector<ops::DrillResult> drills;
        base::WallTime oldestKey; // invalid: there is none
    };
    static Seen read(const Places &places, const base::Clock &clock);
    void look();
    void take(Seen seen);

    const Places m_places;
    const base::Duration m_every;
    const Channels m_channels;
    ops::UpkeepBook &m_book;
    const base::Clock &m_clock;
    base::Executor &m_worker;
    base::Executor &m_executor;
    api::BackupsView m_backups;
    std::vector<ops::DrillResult> m_drills;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace qcat::runtime
