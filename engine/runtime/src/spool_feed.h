#pragma once

#include <qcat/trading_ports/trading_store.h>

#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace qcat::runtime
{

// The engine's rows on their way into the spool, in their order. What the spool cannot take is held and tried again before anything
// newer: a row that was passed over would count as written and be missing for good. Beyond the bound the rest is left to the next start,
// which hands it over from the journal. Engine thread, but failure().
class SpoolFeed
{
public:
    using Append = std::function<base::Status(trading::StoreRecord)>;
    // `failed` is called when the spool begins to refuse, not for each row.
    SpoolFeed(Append append, std::function<void(const base::Error &)> failed, std::size_t mostHeld = 100'000);

    void append(trading::StoreRecord record);
    // Tries what is held once more. The Error says why the spool still refuses, or "spool.rows_left": only a restart hands over the rest.
    base::Status handOver();
    // While rows are held or left. Any thread.
    std::optional<base::Error> failure() const;

private:
    void fail(const base::Error &error);
    void setFailure(std::optional<base::Error> failure);

    const Append m_append;
    const std::function<void(const base::Error &)> m_failed;
    const std::size_t m_mostHeld;
    std::deque<trading::StoreRecord> m_held;
    bool m_rowsLeft = false;
    mutable std::mutex m_mutex;
    std::optional<base::Error> m_failure;
};

} // namespace qcat::runtime
