#include "record_keeper.h"

#include "attachment_folder.h"
#include "exception_text.h"

#include <qcat/base/log.h>
#include <qcat/ops_store/incident_archive.h>

namespace qcat::runtime
{

namespace
{

constexpr std::size_t kQueue = 64; // questions

base::Error tooMany()
{
    return {"records.busy", "too many questions for incidents wait for their answer"};
}

void logException(const std::exception_ptr &exception)
{
    log::error("records", "a bug in the record of incidents: {}", textOf(exception));
}

} // namespace

RecordKeeper::RecordKeeper(std::filesystem::path store, std::filesystem::path attachments)
    : m_store(std::move(store)), m_attachments(std::move(attachments)), m_thread("records", kQueue, logException)
{
}

RecordKeeper::~RecordKeeper()
{
    stop();
}

void RecordKeeper::stop()
{
    m_thread.post([this] { m_archive.reset(); }); // what belongs to the thread ends on it
    m_thread.stop();
}

template <typename T>
void RecordKeeper::ask(std::function<base::Result<T>(ops_store::IncidentArchive &)> question, api::RecordsPromise<T> promise)
{
    const bool taken = m_thread.tryPost([this, question = std::move(question), promise] {
        if (!m_archive) {
            auto opened = ops_store::IncidentArchive::open(m_store.string());
            if (!opened)
                return promise.give(opened.error());
            m_archive = std::move(opened).value();
        }
        auto answer = question(*m_archive);
        if (!answer)
            m_archive.reset(); // the file may have been put aside: looked for anew next time
        promise.give(std::move(answer));
    });
    if (!taken)
        promise.give(tooMany());
}

void RecordKeeper::answer(std::string sha256, api::AttachmentPromise promise)
{
    const bool taken = m_thread.tryPost([this, sha256 = std::move(sha256), promise] {
        promise.give(AttachmentFolder::read(m_attachments, sha256).map([](std::string bytes) { return api::FileContent{std::move(bytes)}; }));
    });
    if (!taken)
        promise.give(tooMany());
}

void RecordKeeper::answer(domain::IncidentQuery query, api::IncidentsPromise promise)
{
    ask<domain::IncidentPage>([query = std::move(query)](auto &archive) { return archive.incidents(query); }, std::move(promise));
}

void RecordKeeper::answer(api::StatisticsQuery query, api::StatisticsPromise promise)
{
    ask<domain::IncidentStatistics>([query](auto &archive) { return archive.statistics(query.from, query.to); }, std::move(promise));
}

} // namespace qcat::runtime
