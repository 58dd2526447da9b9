#pragma once

#include <qcat/kernel/kernel.h>
#include <qcat/runtime/continued_journal.h>
#include <qcat/runtime/order_stream_digest.h>
#include <qcat/runtime/stage_watch.h>
#include <qcat/trading_ports/market_feed.h>
#include <qcat/venue_paper/paper_venue.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace qcat::runtime
{

// One pass of market data through venue and kernel, in lock-step and in one thread: event → venue → kernel → intents
// (durable) → venue → reports → kernel. The order of steps is the same live, in replay and in recovery, which is why
// they give the same orders.
class TradingSession
{
public:
    struct Parts {
        std::unique_ptr<trading::Kernel> kernel;
        std::unique_ptr<trading::MarketFeed> feed;
        venue_paper::PaperVenue *venue = nullptr; // outlives the session: the guard uses it too
        std::unique_ptr<ContinuedJournal> journal;
    };
    struct Sink {
        std::function<void(api::EventBody)> event;
        // A row for the SQL store with the journal sequence that caused it.
        std::function<void(std::uint64_t sequence, trading::KernelOutput::Row row)> row;
        // Whether an entry order may go to the venue now, where others share its rate; empty: always. One that may not
        // comes back to the kernel as the venue's refusal would, and stands in the journal as that.
        std::function<bool()> mayEnter = {};
    };
    enum class Step { Event, End };

    TradingSession(Parts parts, Sink sink);
    // Times each event from now on; null: none. It outlives the session.
    void setWatch(StageWatch *watch) { m_watch = watch; }

    // Commands of the earlier run that stand next in the journal are relived on the way.
    base::Result<Step> advance();
    // Commands and timers from outside; refused (BrokenInvariant) while the past is relived.
    base::Status handle(const trading::KernelInput &input);
    // Takes what the venue reports without a market event: the guard has acted.
    base::Status takeReports();
    // After the past is relived: a command of an earlier run makes the venue's state differ from what replay rebuilt;
    // this mends it.
    void settleAfterRecovery();

    // What the kernel knows, and where its orders stand in the venue's queue.
    void describe(api::TradingSnapshot &into, trading::Picture picture = trading::Picture::Whole) const;

    // A book that is not live now: since which message of the feed, and why.
    struct BrokenBook
    {
        std::uint64_t position = 0;
        std::string why;
    };
    const std::optional<BrokenBook> &brokenBook() const { return m_brokenBook; }

    bool isReliving() const { return m_journal->isReliving(); }
    const trading::Kernel &kernel() const { return *m_kernel; }
    trading::MarketFeed &feed() { return *m_feed; }
    const OrderStreamDigest &digest() const { return m_digest; }
    std::int64_t events() const { return m_events; }
    std::int64_t intents() const { return m_intents; } // sent to the venue
    base::WallTime eventTime() const { return m_market.eventTime; }

private:
    base::Status market();
    base::Status tickUpTo(base::WallTime eventTime);
    base::Status reports();
    base::Status funding();
    base::Status relivePastCommands();
    base::Status apply(std::uint64_t sourcePosition, const trading::KernelInput &input);
    base::Status sendIntents();
    void send(const trading::OrderIntent &intent);
    bool isHeldBack(const trading::OrderIntent &intent);
    void publish();
    void mark(domain::OrderStage stage);
    void watchBooks(const api::EventBody &event);

    std::unique_ptr<trading::Kernel> m_kernel;
    std::unique_ptr<trading::MarketFeed> m_feed;
    venue_paper::PaperVenue &m_venue;
    std::unique_ptr<ContinuedJournal> m_journal;
    Sink m_sink;
    StageWatch *m_watch = nullptr;
    OrderStreamDigest m_digest;
    trading::KernelOutput m_output;
    domain::MarketEvent m_market;
    std::vector<domain::VenueReport> m_reports;
    std::vector<domain::VenueReport> m_heldBack; // not sent; reported with the next ones
    std::vector<domain::FundingPayment> m_funding;
    base::WallTime m_nextTick;
    std::optional<BrokenBook> m_brokenBook;
    std::int64_t m_events = 0;
    std::int64_t m_intents = 0;
    bool m_guardActed = false; // in the past: the journal's reports count, not the rebuilt venue's
};

} // namespace qcat::runtime
