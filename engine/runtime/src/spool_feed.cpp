#include "spool_feed.h"

namespace qcat::runtime
{

SpoolFeed::SpoolFeed(Append append, std::function<void(const base::Error &)> failed, std::size_t mostHeld)
    : m_append(std::move(append)), m_failed(std::move(failed)), m_mostHeld(mostHeld)
{
}

void SpoolFeed::append(trading::StoreRecord record)
{
    if (m_rowsLeft)
        return;
    if (m_held.empty()) {
        const auto appended = m_append(record);
        if (appended)
            return;
        m_held.push_back(std::move(record));
        return fail(appended.error());
    }
    m_rowsLeft = m_held.size() >= m_mostHeld;
    if (!m_rowsLeft)
        m_held.push_back(std::move(record));
}

base::Status SpoolFeed::handOver()
{
    for (; !m_held.empty(); m_held.pop_front())
        if (auto appended = m_append(m_held.front()); !appended) {
            setFailure(appended.error());
            return appended;
        }
    if (m_rowsLeft) {
        const base::Error left{"spool.rows_left", "the spool was away for so long that the rest waits in the journal: restart qcat, which hands it over"};
        setFailure(left);
        return left;
    }
    setFailure(std::nullopt);
    return {};
}

std::optional<base::Error> SpoolFeed::failure() const
{
    std::lock_guard lock(m_mutex);
    return m_failure;
}

void SpoolFeed::fail(const base::Error &error)
{
    setFailure(error);
    m_failed(error);
}

void SpoolFeed::setFailure(std::optional<base::Error> failure)
{
    std::lock_guard lock(m_mutex);
    m_failure = std::move(failure);
}

} // namespace qcat::runtime
