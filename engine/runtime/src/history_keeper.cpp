#include "history_keeper.h"

#include "exception_text.h"
#include "history_figures.h"

#include <qcat/base/log.h>
#include <qcat/history_store/sqlite_history_store.h>

namespace qcat::runtime
{

namespace
{

constexpr std::size_t kQueue = 256; // questions
const history::HistoryBook::Limits kLimits;
constexpr std::int64_t kShareWhenShed = 16; // of the budget: half an hour of all series instead of six

void logException(const std::exception_ptr &exception)
{
    log::error("history", "a bug in the history of figures: {}", textOf(exception));
}

} // namespace

HistoryKeeper::HistoryKeeper(std::filesystem::path file, Newest newest, std::shared_ptr<base::MemoryLedger> ledger, const base::Clock &clock)
    : m_file(std::move(file)), m_newest(std::move(newest)), m_ledger(std::move(ledger)), m_memory(m_ledger->holder("charts")), m_clock(clock), m_thread("history", kQueue, logException)
{
}

HistoryKeeper::~HistoryKeeper()
{
    stop();
}

void HistoryKeeper::start()
{
    m_thread.post([this] {
        open();
        fitIntoMemory();
        beat();
    });
    m_memory.whenAsked([this] { m_thread.post([this] { fitIntoMemory(); }); });
}

void HistoryKeeper::open()
{
    auto store = history_store::SqliteHistoryStore::open(m_file);
    if (store)
        m_store = std::move(store).value();
    else
        log::warning("history", "charts reach back to the start of the engine only: {}", store.error().message);
    m_book = std::make_unique<history::HistoryBook>(kLimits, m_store.get());
}

void HistoryKeeper::beat()
{
    const auto kept = m_book->add(historyFigures(*m_newest()), m_clock.wallNow());
    if (!kept && !m_storeFails)
        log::warning("history", "figures are kept in memory only: {}", kept.error().message);
    m_storeFails = !kept;
    m_memory.holds(m_book->bytes());
    m_thread.postAfter(kLimits.interval, [this] { beat(); });
}

void HistoryKeeper::fitIntoMemory()
{
    const auto budget = m_memory.budget() > 0 ? m_memory.budget() : std::numeric_limits<std::int64_t>::max();
    m_book->limitTo(m_memory.isShed() ? budget / kShareWhenShed : budget);
    m_memory.holds(m_book->bytes());
}

void HistoryKeeper::answer(api::HistoryQuery query, api::HistoryPromise promise)
{
    const auto busy = base::Error{"history.busy", "too many questions for history wait for their answer"};
    if (!m_thread.tryPost([this, query = std::move(query), promise] {
            if (m_book)
                promise.give(m_book->answer(query));
        }))
        promise.give(busy);
}

void HistoryKeeper::stop()
{
    m_memory.whenAsked(nullptr);
    m_thread.post([this] { // what belongs to the thread ends on it
        m_book.reset();
        m_store.reset();
    });
    m_thread.stop();
}

} // namespace qcat::runtime
