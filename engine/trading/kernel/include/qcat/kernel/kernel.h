#pragma once

#include <qcat/api/event.h>
#include <qcat/api/snapshot.h>
#include <qcat/base/result.h>
#include <qcat/domain/config.h>
#include <qcat/trading_ports/journal.h>
#include <qcat/trading_ports/kernel_input.h>
#include <qcat/trading_ports/trading_store.h>

#include <memory>
#include <string>
#include <vector>

namespace qcat::trading
{

struct KernelConfig
{
    domain::Universe universe;
    domain::Epoch epoch; // stands in every client order id
    domain::RiskConfig risk;
    std::vector<domain::StrategyInstanceConfig> strategies;
    base::Duration marketStaleAfter = std::chrono::seconds(5);
    std::uint32_t recordSet = 1; // JournalHeader::recordSet of the journal that the inputs go to
};

// What one input led to. The caller clears it, journals and sends the intents in their order, and publishes the rest.
struct KernelOutput
{
    std::vector<OrderIntent> intents;
    std::vector<api::EventBody> events;  // OrderChanged, FillBooked, OrderDenied, TradingStateChanged, Notice
    using Row = decltype(StoreRecord::row);
    std::vector<Row> rows;               // for the SQL store
    void clear()
    {
        intents.clear();
        events.clear();
        rows.clear();
    }
};

// How much of the market a description shows. Lean: of symbols without a position and without an order only the best prices, no depth
// and no candles, for when memory is scarce. What the kernel knows and does is the same.
enum class Picture { Whole, Lean };

// The deterministic heart: books, order states, risk, positions, strategies. Single-threaded, no clock, no I/O: time comes with the
// inputs, and the same inputs give the same outputs, bit for bit. Starts in TradingState::Starting until a StateCommand says otherwise.
class Kernel
{
public:
    // Refuses a strategy of unknown kind, an unknown or malformed parameter, a symbol or account that is not in the universe.
    static base::Result<std::unique_ptr<Kernel>> create(KernelConfig config);
    ~Kernel();

    // Appends to `out`.
    void handle(const KernelInput &input, KernelOutput &out);

    // Fills what the kernel knows: all but wall time, steady time and the replay fields.
    void describe(api::TradingSnapshot &into, Picture picture = Picture::Whole) const;
    // All but its times.
    domain::Exposure exposure() const;
    domain::TradingState state() const;
    std::vector<domain::Order> workingOrders() const;
    std::vector<domain::Position> positions() const; // not flat ones

    // For the journal's header; refused as by create().
    static base::Result<std::vector<StrategyRegistration>> strategies(const KernelConfig &config);

    // Canonical text of everything that decides the order stream (universe, risk, strategies with all parameters): its digest is the
    // journal's subject. Excludes the epoch.
    static std::string subject(const KernelConfig &config);

private:
    struct Parts;
    explicit Kernel(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::trading
