#pragma once

#include <qcat/base/id.h>

#include <cstdint>

namespace qcat::domain
{

// Positions of instruments and accounts in the Universe, the list that the configuration gives and the journal's header repeats.
// They are small numbers for the hot path; outside the kernel the keys with names are used.
struct InstrumentId
{
    std::uint16_t value = 0;
    auto operator<=>(const InstrumentId &) const = default;
};

struct AccountId
{
    std::uint16_t value = 0;
    auto operator<=>(const AccountId &) const = default;
};

using ClientOrderId = base::TextId<struct ClientOrderIdTag>; // ours, unique for ever: carries epoch and sequence
using VenueOrderId = base::TextId<struct VenueOrderIdTag>;
using StrategyId = base::TextId<struct StrategyIdTag>;
using IncidentId = base::TextId<struct IncidentIdTag>;     // "INC-20261122-0001"
using SilenceId = base::TextId<struct SilenceIdTag>;       // "SIL-20261122-0001"
using RunbookRunId = base::TextId<struct RunbookRunIdTag>;
using FaultId = base::TextId<struct FaultIdTag>;           // "database.connection_failed"
using ComponentId = base::TextId<struct ComponentIdTag>;   // "postgresql", "venue", "engine": nodes of the dependency graph
using ProbeId = base::TextId<struct ProbeIdTag>;

// Who commanded (venue, account) when: grows with every start of an engine on it; stores and venues refuse a lower one.
struct Epoch
{
    std::uint32_t value = 0;
    auto operator<=>(const Epoch &) const = default;
};

} // namespace qcat::domain
