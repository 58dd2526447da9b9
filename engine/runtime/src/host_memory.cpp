// What the host holds that it can do without.
#include "host_parts.h"

#include <algorithm>

namespace qcat::runtime
{

namespace
{

bool isAtStake(const api::TradingSnapshot &trading, const std::string &symbol)
{
    const auto concerns = [&](const auto &view) { return view.symbol == symbol; };
    return std::ranges::any_of(trading.positions, concerns) || std::ranges::any_of(trading.workingOrders, concerns);
}

} // namespace

void EngineHost::Parts::startMemory()
{
    m_options.memoryLedger->holder("symbols").whenAsked([this] {
        trading->setPicture(m_options.memoryLedger->holder("symbols").isShed() ? trading::Picture::Lean : trading::Picture::Whole);
    });
    m_memory = std::make_unique<MemoryKeeper>(m_options.memory, *m_options.memoryLedger, m_clock);
    m_memory->start();
}

// One picture of them; readers hold a few at a time. Counted here and not where it is made: the engine thread has better things to do.
void EngineHost::Parts::countSymbols(const api::TradingSnapshot &picture)
{
    std::size_t bytes = 0;
    for (const auto &book : picture.books)
        if (!isAtStake(picture, book.symbol))
            bytes += sizeof(book) + (book.bids.capacity() + book.asks.capacity()) * sizeof(domain::Level);
    for (const auto &series : picture.candles)
        if (!isAtStake(picture, series.symbol))
            bytes += sizeof(series) + series.candles.capacity() * sizeof(api::Candle);
    m_options.memoryLedger->holder("symbols").holds(std::int64_t(bytes));
}

} // namespace qcat::runtime
