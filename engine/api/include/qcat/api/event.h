#pragma once

#include <qcat/api/command.h>
#include <qcat/domain/health.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/order.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/domain/trading_state.h>

#include <optional>
#include <variant>

namespace qcat::api
{

// The answer to a command: exactly one for each. `verified` says in words what was proven at the venue ("flat: 0 positions, …").
struct CommandAnswered
{
    CommandId command;
    std::optional<base::Error> error; // empty: done
    domain::Finding verified;
    std::string createdId;            // of StartRunbook: the run; of AddSilence: the silence; of AttachFile: its hash
};

struct TradingStateChanged { domain::TradingState state; domain::Finding why; };
struct OrderChanged { std::string account; std::string symbol; domain::Order order; };
struct FillBooked { std::string account; std::string symbol; domain::Fill fill; };
struct OrderDenied { std::string account; std::string symbol; domain::Order order; }; // request with reasonCode and reason
struct IncidentChanged { domain::Incident incident; };
struct RunbookChanged { domain::RunbookRun run; };
// For the tray line: what happened, newest last. Health says how bad.
struct Notice { domain::Finding what; };
struct EngineStopped { domain::Finding why; };

using EventBody = std::variant<CommandAnswered, TradingStateChanged, OrderChanged, FillBooked, OrderDenied, IncidentChanged,
                               RunbookChanged, Notice, EngineStopped>;

// Never dropped, never merged; `sequence` grows by one from the engine's start, so that a gap can be seen.
struct Event
{
    std::uint64_t sequence = 0;
    base::WallTime time;
    EventBody body;
};

} // namespace qcat::api
