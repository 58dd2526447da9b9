#pragma once

#include <qcat/api/command.h>
#include <qcat/api/event.h>
#include <qcat/api/history.h>
#include <qcat/api/incident_records.h>
#include <qcat/api/snapshot.h>
#include <qcat/base/executor.h>
#include <qcat/base/subscription.h>

#include <functional>
#include <memory>

namespace qcat::api
{

enum class LinkState : std::uint8_t { Connecting, Connected, Lost };

struct EngineObserver
{
    // Coalesced: a slow observer gets the newest only.
    std::function<void(std::shared_ptr<const Snapshot>)> onSnapshot;
    // All of them, in order.
    std::function<void(const Event &)> onEvent;
    // An attached engine's connection; an engine in process is always Connected.
    std::function<void(LinkState, const domain::Finding &why)> onLink;
};

// The engine seen from outside: values in, values out. EngineHost (in process) and EngineClient (over HTTP) are the two kinds; both
// pass tests/support/engine_contract. All calls are thread-safe and return at once.
class Engine
{
public:
    virtual ~Engine() = default;

    // The answer comes as a CommandAnswered event with the id that is returned here, exactly once, also when the engine is stopping.
    virtual CommandId submit(Command command) = 0;
    // The observer's functions run on `executor`, which must outlive the subscription. The newest snapshot is delivered first.
    virtual base::Subscription subscribe(EngineObserver observer, base::Executor &executor) = 0;
    // Newest; never null.
    virtual std::shared_ptr<const Snapshot> snapshot() const = 0;
    // What a figure was. Answered exactly once on `executor`, which outlives the answer, also when the engine is stopping.
    virtual void history(HistoryQuery query, HistoryAnswer answer, base::Executor &executor) = 0;
    // The stored incidents, however many there are, and how long they took. Answered as history is.
    virtual void incidents(domain::IncidentQuery query, IncidentsAnswer answer, base::Executor &executor) = 0;
    virtual void statistics(StatisticsQuery query, StatisticsAnswer answer, base::Executor &executor) = 0;
    // What a file that was attached to an incident holds, by its hash. Answered as history is.
    virtual void attachment(std::string sha256, AttachmentAnswer answer, base::Executor &executor) = 0;
};

} // namespace qcat::api
