#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/desk/incident_desk.h>
#include <qcat/notify/pager.h>
#include <qcat/ops_ports/exposure_source.h>
#include <qcat/ops_ports/outbox_store.h>

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace qcat::runtime
{

// The desk's side of qguard, which watches from a process of its own and writes into a store of its own. Every second this takes up what is
// new there: after a start what happened while there was no qcat, after a hang what happened meanwhile. And it leaves the exposure where
// qguard finds it. Lives on the ops thread; desk and pager outlive it.
class WatcherRecord
{
public:
    WatcherRecord(const std::filesystem::path &dataFolder, ops::OutboxStore &notes, notify::Pager &pager, ops::IncidentDesk &desk,
                  const ops::ExposureSource &exposure, const base::Clock &clock, base::Executor &executor);
    void start();
    void stop() { m_alive.reset(); }

private:
    void look();
    bool isChanged();
    base::Status takeUp();
    void leaveExposure();

    const std::filesystem::path m_store;
    const std::filesystem::path m_exposureFile;
    ops::OutboxStore &m_notes;
    notify::Pager &m_pager;
    ops::IncidentDesk &m_desk;
    const ops::ExposureSource &m_exposure;
    const base::Clock &m_clock;
    base::Executor &m_executor;
    std::array<std::filesystem::file_time_type, 2> m_seen{}; // the store's files as they were at the last look
    std::map<std::string, std::string> m_taken; // notes: of each incident, how many lines of it the desk has
    base::SteadyTime m_exposureAt;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace qcat::runtime
