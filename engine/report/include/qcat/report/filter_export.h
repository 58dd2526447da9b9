#pragma once

#include <qcat/api/engine.h>
#include <qcat/report/incident_export.h>

#include <atomic>

namespace qcat::report
{

// Exports every stored incident that a filter takes, the oldest first: asks the engine a page at a time and writes it before the next, so
// that memory holds one page. Works on `executor`, which may take its time and outlives the export, as does the engine.
class FilterExport : public std::enable_shared_from_this<FilterExport>
{
public:
    struct Progress {
        std::int64_t written = 0;
        std::int64_t total = 0;
    };
    struct Told {
        std::function<void(Progress)> progress; // on the executor, after every page
        // On the executor, once: how many are in the file; "report.cancelled", "report.nothing", "report.…", "records.…", and then there is no file.
        std::function<void(base::Result<std::int64_t>)> ended;
    };

    // Of the filter its order and bounds are not looked at. What is opened from `options.generatedAt` on is not in the file.
    static std::shared_ptr<FilterExport> start(api::Engine &engine, base::Executor &executor, domain::IncidentQuery filter, const QString &path,
                                               IncidentExport::Options options, Told told);
    // From any thread; the end is told as ever.
    void cancel() { m_isCancelled = true; }

private:
    FilterExport(api::Engine &engine, base::Executor &executor, domain::IncidentQuery filter, Told told);

    void begin(const QString &path, IncidentExport::Options options);
    void ask();
    void take(const base::Result<domain::IncidentPage> &page);
    base::Status write(const domain::IncidentPage &page);
    void end(base::Result<std::int64_t> result);

    api::Engine &m_engine;
    base::Executor &m_executor;
    domain::IncidentQuery m_query; // of the next page
    const Told m_told;
    std::unique_ptr<IncidentExport> m_file;
    Progress m_progress;
    std::atomic_bool m_isCancelled = false;
};

} // namespace qcat::report
