#pragma once

#include "access.h"
#include "exchange.h"

#include <qcat/api/engine.h>
#include <qcat/wire/messages.h>

#include <QDeadlineTimer>

#include <map>
#include <optional>
#include <string>

namespace qcat::http_api
{

// Hands commands to the engine and keeps who waits for which answer. With kMostWaiting unanswered, further ones are
// refused (503) before they reach the engine. Those that reduce risk never are: they have kReservedForSafety places more,
// and beyond them are handed over and told at once that the answer comes as an event (202), which then bears no tag.
class CommandDesk
{
public:
    explicit CommandDesk(base::Duration timeout) : m_timeout(timeout) {}

    static constexpr std::size_t kMostWaiting = 256;
    static constexpr std::size_t kReservedForSafety = 64;

    // As the engine's client speaks: a command of engine/wire, answered with a CommandReply.
    void submit(const HttpRequest &request, const Caller &caller, Exchange exchange, api::Engine &engine);
    // As a script speaks: the answer is {"id": …} or the error, with the status that fits it.
    void submit(api::Command command, const Caller &caller, Exchange exchange, api::Engine &engine);
    // What the server itself says in somebody's name; answered with a CommandReply.
    void submitAs(wire::CommandRequest request, const Caller &caller, Exchange exchange, api::Engine &engine);
    // For whom it was found good already.
    void submit(wire::CommandRequest request, Exchange exchange, api::Engine &engine);
    // Tells who waits; gives the tag of the command that was answered.
    std::string takeAnswer(const api::CommandAnswered &answer);
    // Those who have waited too long are told that the answer comes as an event (202).
    void checkDeadlines();
    void releaseAll();

private:
    struct Waiting {
        std::optional<Exchange> exchange; // empty: told to wait for the event
        std::string tag;
        QDeadlineTimer deadline;
        bool isPlain = false; // answered for a script
    };

    void submit(wire::CommandRequest request, bool isPlain, const Caller &caller, Exchange exchange, api::Engine &engine);
    void handOver(wire::CommandRequest request, bool isPlain, Exchange exchange, api::Engine &engine);
    bool isFullFor(const api::CommandBody &body) const;
    static void sayAccepted(api::CommandId command, Exchange &exchange);

    const base::Duration m_timeout;
    std::map<api::CommandId, Waiting> m_waiting;
};

} // namespace qcat::http_api
