#include "cache_feed.h"

#include "node_incidents.h"

#include <qcat/domain/names.h>

#include <fmt/format.h>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kMarketEvery = 1s;
constexpr base::Duration kOpenAgainEvery = 1min;
constexpr base::Duration kMarketLives = 10s; // then nobody takes it for the market any more

std::string best(const std::vector<domain::Level> &side)
{
    return side.empty() ? "null" : fmt::format(R"({{"price":"{}","quantity":"{}"}})", side.front().price.toString(), side.front().quantity.toString());
}

} // namespace

void CacheFeed::take(const api::Snapshot &snapshot)
{
    market(*snapshot.trading);
    state(*snapshot.trading);
    alerts(*snapshot.ops);
}

void CacheFeed::market(const api::TradingSnapshot &trading)
{
    if (trading.at - m_marketAt < kMarketEvery)
        return;
    m_marketAt = trading.at;
    for (const auto &book : trading.books)
        if (book.state == api::BookState::Live) // a stale price is worse than none
            m_cache.put(fmt::format("market:{}", book.symbol),
                         fmt::format(R"({{"time_ns":{},"last":"{}","bid":{},"ask":{}}})", book.eventTime.ns,
                                     book.lastPrice.toString(), best(book.bids), best(book.asks)),
                         kMarketLives);
}

void CacheFeed::state(const api::TradingSnapshot &trading)
{
    auto text = fmt::format(R"({{"state":"{}","why":"{}","epoch":{}}})", domain::name(trading.state), trading.stateWhy.code, trading.epoch);
    // an engine that only reads leaves the word to the one that commands the account
    if (text == m_state || trading.state == domain::TradingState::ReadOnly)
        return;
    for (const auto &account : trading.accounts)
        m_cache.putState(fmt::format("trading:{}:{}", account.venue, account.name), text);
    if (!trading.accounts.empty())
        m_state = std::move(text);
}

void CacheFeed::alerts(const api::OpsSnapshot &ops)
{
    const bool toldAgain = ops.at - m_toldAllAt >= kOpenAgainEvery;
    if (toldAgain)
        m_toldAllAt = ops.at;
    std::map<std::string, domain::IncidentState> now;
    for (const auto &incident : ops.incidents) {
        if (incident.id.value.empty())
            continue; // suspected: nothing to tell others yet
        now.emplace(incident.id.value, incident.state);
        const auto before = m_incidents.find(incident.id.value);
        const bool isNews = before == m_incidents.end() ? incident.isShown() : before->second != incident.state;
        if (isNews || (toldAgain && incident.isOpen()))
            m_cache.publish(kAlertsChannel, messageOf(incident, m_node));
    }
    m_incidents = std::move(now);
}

} // namespace qcat::runtime
