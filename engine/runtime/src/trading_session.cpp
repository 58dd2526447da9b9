#include <qcat/runtime/trading_session.h>

#include <algorithm>

namespace qcat::runtime
{

using namespace std::chrono_literals;
using domain::OrderStage;
using trading::KernelInput;

namespace
{

constexpr base::Duration kTick = 1s; // event time between two timer ticks

bool isDenied(const trading::KernelOutput::Row &row)
{
    const auto *const order = std::get_if<trading::OrderRow>(&row);
    return order && order->order.state == domain::OrderState::Denied;
}

} // namespace

TradingSession::TradingSession(Parts parts, Sink sink)
    : m_kernel(std::move(parts.kernel)), m_feed(std::move(parts.feed)), m_venue(*parts.venue),
      m_journal(std::move(parts.journal)), m_sink(std::move(sink))
{
}

base::Result<TradingSession::Step> TradingSession::advance()
{
    if (auto status = relivePastCommands(); !status)
        return status.error();
    const auto step = m_feed->next(m_market);
    if (!step)
        return step.error();
    mark(OrderStage::Feed);
    if (*step == trading::MarketFeed::Step::End)
        return Step::End;
    if (auto status = market(); !status)
        return status.error();
    return Step::Event;
}

base::Status TradingSession::handle(const KernelInput &input)
{
    QCAT_ASSERT(!isReliving());
    return apply(0, input);
}

base::Status TradingSession::takeReports()
{
    m_reports.clear();
    m_venue.takeReports(m_reports);
    m_reports.insert(m_reports.end(), m_heldBack.begin(), m_heldBack.end());
    m_heldBack.clear();
    m_funding.clear();
    m_venue.takeFunding(m_funding);
    return reports().andThen([this] { return funding(); });
}

void TradingSession::describe(api::TradingSnapshot &into, trading::Picture picture) const
{
    m_kernel->describe(into, picture);
    for (auto &view : into.workingOrders)
        view.queueAhead = m_venue.queueAhead(view.order.request.clientId);
}

base::Status TradingSession::market()
{
    if (auto status = tickUpTo(m_market.eventTime); !status)
        return status;
    m_venue.onMarket(m_market);
    mark(OrderStage::Market);
    if (auto status = apply(m_feed->position(), m_market); !status)
        return status;
    ++m_events;
    return takeReports();
}

base::Status TradingSession::tickUpTo(base::WallTime eventTime)
{
    if (m_nextTick.isValid() && eventTime < m_nextTick)
        return {};
    const auto ns = kTick.count();
    const base::WallTime tick{eventTime.ns / ns * ns};
    m_nextTick = tick + kTick;
    return apply(0, trading::TimerTick{tick});
}

base::Status TradingSession::reports()
{
    for (const auto &report : m_reports) {
        if (m_guardActed && isReliving())
            continue; // relived from the journal instead
        if (m_watch)
            m_watch->answered(report.clientId, report.time);
        if (auto status = apply(0, report); !status)
            return status;
    }
    return {};
}

base::Status TradingSession::funding()
{
    for (const auto &payment : m_funding) {
        if (m_guardActed && isReliving())
            continue; // as with reports
        if (auto status = apply(0, payment); !status)
            return status;
    }
    return {};
}

base::Status TradingSession::relivePastCommands()
{
    while (const auto *record = m_journal->next()) {
        const auto *input = std::get_if<KernelInput>(&record->body);
        if (!input || std::holds_alternative<domain::MarketEvent>(*input) ||
            std::holds_alternative<trading::TimerTick>(*input))
            return {};
        if (std::holds_alternative<domain::VenueReport>(*input))
            m_guardActed = true; // a report that no replayed event explains
        if (auto status = apply(record->sourcePosition, KernelInput(*input)); !status)
            return status;
    }
    return {};
}

void TradingSession::settleAfterRecovery()
{
    if (m_guardActed)
        m_venue.seed(m_kernel->workingOrders(), m_kernel->positions());
    m_guardActed = false;
}

base::Status TradingSession::apply(std::uint64_t sourcePosition, const KernelInput &input)
{
    if (auto status = m_journal->record(sourcePosition, input); !status)
        return status;
    if (const auto *report = std::get_if<domain::VenueReport>(&input))
        m_digest.add(*report);
    else if (const auto *payment = std::get_if<domain::FundingPayment>(&input))
        m_digest.add(*payment);
    mark(OrderStage::Record);
    m_output.clear();
    m_kernel->handle(input, m_output);
    mark(OrderStage::Decide);
    auto status = sendIntents();
    publish();
    mark(OrderStage::Decide);
    return status;
}

base::Status TradingSession::sendIntents()
{
    if (m_output.intents.empty())
        return {};
    if (auto status = m_journal->record(m_output.intents); !status)
        return status; // not durable: not sent
    mark(OrderStage::Durable);
    for (const auto &intent : m_output.intents) {
        m_digest.add(intent);
        if (!isHeldBack(intent))
            send(intent);
        ++m_intents;
    }
    mark(OrderStage::Send);
    if (m_watch)
        m_watch->ordered();
    return {};
}

void TradingSession::send(const trading::OrderIntent &intent)
{
    m_venue.send(intent);
    if (const auto *const order = std::get_if<domain::OrderRequest>(&intent); m_watch && order)
        m_watch->sent(order->clientId, m_market.eventTime);
}

void TradingSession::mark(OrderStage stage)
{
    if (m_watch)
        m_watch->mark(stage);
}

// What takes risk away is never held back.
bool TradingSession::isHeldBack(const trading::OrderIntent &intent)
{
    const auto *const order = std::get_if<domain::OrderRequest>(&intent);
    if (!m_sink.mayEnter || !order || order->purpose != domain::OrderPurpose::Entry || m_sink.mayEnter())
        return false;
    domain::VenueReport refused;
    refused.kind = domain::ReportKind::Rejected;
    refused.clientId = order->clientId;
    refused.position = order->position;
    refused.side = order->side;
    refused.time = m_market.eventTime;
    refused.reasonCode = "venue.shared_budget_spent";
    refused.reason = "the orders a second that all nodes share are spent";
    m_heldBack.push_back(std::move(refused));
    return true;
}

void TradingSession::publish()
{
    for (auto &event : m_output.events) {
        watchBooks(event);
        m_sink.event(std::move(event));
    }
    // Denied orders are in no journal: behind the others, so that recovery counts those as they were counted here.
    std::stable_partition(m_output.rows.begin(), m_output.rows.end(), [](const auto &row) { return !isDenied(row); });
    for (auto &row : m_output.rows)
        m_sink.row(m_journal->sequence(), std::move(row));
}

void TradingSession::watchBooks(const api::EventBody &event)
{
    const auto *const notice = std::get_if<api::Notice>(&event);
    if (!notice)
        return;
    if (notice->what.code == "market.book_live")
        m_brokenBook.reset();
    else if (notice->what.code == "market.book_stale")
        m_brokenBook = BrokenBook{m_feed->position(), notice->what.text};
}

} // namespace qcat::runtime
