#include <qcat/report/filter_export.h>

#include <algorithm>

namespace qcat::report
{

namespace
{

constexpr int kPage = 100; // records with their runs: a few megabytes

base::Error cancelled()
{
    return base::Error{"report.cancelled", "cancelled: nothing was written"};
}

} // namespace

std::shared_ptr<FilterExport> FilterExport::start(api::Engine &engine, base::Executor &executor, domain::IncidentQuery filter, const QString &path,
                                                  IncidentExport::Options options, Told told)
{
    std::shared_ptr<FilterExport> job(new FilterExport(engine, executor, std::move(filter), std::move(told)));
    if (!job->m_query.to.isValid() || options.generatedAt < job->m_query.to)
        job->m_query.to = options.generatedAt;
    executor.post([job, path, options = std::move(options)] { job->begin(path, options); });
    return job;
}

FilterExport::FilterExport(api::Engine &engine, base::Executor &executor, domain::IncidentQuery filter, Told told)
    : m_engine(engine), m_executor(executor), m_query(std::move(filter)), m_told(std::move(told))
{
    m_query.order = domain::IncidentOrder::Opened;
    m_query.ascending = true;
    m_query.withRecords = true;
    m_query.offset = 0;
    m_query.most = kPage;
}

void FilterExport::begin(const QString &path, IncidentExport::Options options)
{
    auto file = IncidentExport::begin(path, std::move(options));
    if (!file)
        return end(file.error());
    m_file = std::move(file).value();
    ask();
}

void FilterExport::ask()
{
    if (m_isCancelled)
        return end(cancelled());
    m_engine.incidents(m_query, [self = shared_from_this()](const auto &page) { self->take(page); }, m_executor);
}

void FilterExport::take(const base::Result<domain::IncidentPage> &page)
{
    if (!page)
        return end(page.error());
    if (auto written = write(*page); !written)
        return end(written.error());
    if (m_progress.written == 0 && !m_isCancelled)
        return end(base::Error{"report.nothing", "no stored incident fits the filter: nothing was written"});
    if (page->incidents.size() < std::size_t(kPage)) {
        const auto finished = m_isCancelled ? base::Status(cancelled()) : m_file->finish();
        return end(finished ? base::Result<std::int64_t>(m_progress.written) : finished.error());
    }
    m_told.progress(m_progress);
    // From the time of the last one on, behind those of that time that are written: one that leaves the filter meanwhile moves no other.
    const auto last = page->incidents.back().openedAt;
    int written = m_query.from == last ? m_query.offset : 0;
    for (const auto &incident : page->incidents)
        written += incident.openedAt == last;
    m_query.from = last;
    m_query.offset = written;
    ask();
}

base::Status FilterExport::write(const domain::IncidentPage &page)
{
    m_progress.total = std::max(m_progress.total, page.total);
    for (std::size_t i = 0; i < page.incidents.size() && !m_isCancelled; ++i) {
        if (auto written = m_file->add(page.incidents[i], i < page.records.size() ? page.records[i] : domain::IncidentRecord()); !written)
            return written;
        ++m_progress.written;
    }
    return {};
}

void FilterExport::end(base::Result<std::int64_t> result)
{
    m_file.reset(); // what is not finished leaves nothing behind
    m_told.ended(std::move(result));
}

} // namespace qcat::report
