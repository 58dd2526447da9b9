#include <qcat/runtime/record_refill.h>

#include "old_journals.h"

#include <qcat/journal/journal.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/recovered_state.h>
#include <qcat/trading_ports/trading_store.h>

#include <utility>
#include <vector>

namespace qcat::runtime
{

namespace
{

constexpr std::size_t kBatch = 2'000;

// Collects the rows of a journal and hands them to the store by the thousand.
class Batches
{
public:
    Batches(trading::TradingStore &store, base::Duration timeout) : m_store(store), m_timeout(timeout) {}

    // Rows of one journal record are told apart by their order, as the spool does it.
    base::Status add(trading::StoreRecord record)
    {
        const auto stamp = std::pair(record.epoch.value, record.sequence);
        m_ordinal = stamp == m_last ? m_ordinal + 1 : 0;
        m_last = stamp;
        record.ordinal = m_ordinal;
        m_rows.push_back(std::move(record));
        return m_rows.size() < kBatch ? base::Status() : flush();
    }
    base::Status flush()
    {
        if (m_rows.empty())
            return {};
        m_written += std::int64_t(m_rows.size());
        const auto rows = std::exchange(m_rows, {});
        return m_store.write(rows, m_timeout);
    }
    std::int64_t written() const { return m_written; }

private:
    trading::TradingStore &m_store;
    const base::Duration m_timeout;
    std::vector<trading::StoreRecord> m_rows;
    std::pair<std::uint32_t, std::uint64_t> m_last{0, 0};
    std::uint32_t m_ordinal = 0;
    std::int64_t m_written = 0;
};

base::Status refillFrom(const std::filesystem::path &folder, Batches &batches)
{
    auto reader = journal::read(folder);
    if (!reader)
        return reader.error();
    const auto state = recoverState(**reader, (*reader)->header().universe,
                                    [&](trading::StoreRecord record) { return batches.add(std::move(record)); });
    if (!state)
        return state.error();
    return batches.flush();
}

} // namespace

base::Result<Refill> refillRecord(const std::filesystem::path &dataFolder, trading::TradingStore &store, base::Duration timeout,
                                  const std::function<void(const Refill &)> &progress)
{
    const auto journals = allJournals(DataFolder::journalIn(dataFolder));
    Refill refill;
    refill.journalsInAll = std::int64_t(journals.size());
    Batches batches(store, timeout);
    for (const auto &folder : journals) {
        progress(refill);
        if (const auto done = refillFrom(folder, batches); !done)
            return done.error();
        ++refill.journals;
        refill.records = batches.written();
    }
    progress(refill);
    return refill;
}

} // namespace qcat::runtime
