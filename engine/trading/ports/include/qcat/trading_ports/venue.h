#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/exposure.h>
#include <qcat/domain/order.h>
#include <qcat/trading_ports/kernel_input.h>

#include <vector>

namespace qcat::trading
{

// The engine's side of a venue: intents out, reports in. Driven by the engine thread.
class VenueGateway
{
public:
    virtual ~VenueGateway() = default;
    virtual void send(const OrderIntent &intent) = 0;
    // What has arrived since the last call, in order. Appends to `into`.
    virtual void takeReports(std::vector<domain::VenueReport> &into) = 0;
    // The same for what was paid or received at settlements of funding.
    virtual void takeFunding(std::vector<domain::FundingPayment> &into) = 0;
};

struct VenuePosition
{
    domain::PositionKey key;
    base::Decimal quantity;
    base::Decimal entryPrice;
};

// What a venue says rests and stands there, read back from the venue itself and never from our own state.
struct VenueTruth
{
    base::WallTime time;
    std::vector<domain::OrderRequest> entries;
    std::vector<domain::OrderRequest> exits;
    std::vector<domain::OrderRequest> conditionals;
    std::vector<VenuePosition> positions; // not flat ones
};

// The guard's side of a venue: a way of its own, used on the guard's thread while the engine may be blocked. Each call has a deadline
// and says "unknown" (an Error) rather than hang.
class VenueControl
{
public:
    virtual ~VenueControl() = default;
    // No order that opens or adds is accepted from the engine from now on, whatever it still sends.
    virtual base::Status blockEntries(bool blocked, base::Duration timeout) = 0;
    virtual base::Status cancelEntries(base::Duration timeout) = 0;
    virtual base::Status cancelExits(base::Duration timeout) = 0;
    virtual base::Status cancelConditionals(base::Duration timeout) = 0;
    // Reduce-only market orders for every position.
    virtual base::Status reduceAll(base::Duration timeout) = 0;
    virtual base::Result<VenueTruth> truth(base::Duration timeout) = 0;
};

} // namespace qcat::trading
