#pragma once

#include <qcat/api/incident_records.h>
#include <qcat/base/loop_thread.h>

#include <filesystem>
#include <functional>
#include <memory>

namespace qcat::ops_store
{
class IncidentArchive;
}

namespace qcat::runtime
{

// The thread that answers questions for the stored incidents, so that a long list holds up neither the desk nor who asks.
class RecordKeeper
{
public:
    RecordKeeper(std::filesystem::path store, std::filesystem::path attachments);
    ~RecordKeeper(); // stop()

    void stop();
    void answer(domain::IncidentQuery query, api::IncidentsPromise promise);
    void answer(api::StatisticsQuery query, api::StatisticsPromise promise);
    void answer(std::string sha256, api::AttachmentPromise promise);

private:
    template <typename T>
    void ask(std::function<base::Result<T>(ops_store::IncidentArchive &)> question, api::RecordsPromise<T> promise);

    const std::filesystem::path m_store;
    const std::filesystem::path m_attachments;
    std::unique_ptr<ops_store::IncidentArchive> m_archive; // this thread's; opened with the first question
    base::LoopThread m_thread;
};

} // namespace qcat::runtime
