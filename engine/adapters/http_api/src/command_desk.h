#pragma once

#include "exchange.h"

#include <qcat/api/engine.h>

#include <QDeadlineTimer>

#include <map>
#include <optional>
#include <string>

namespace qcat::http_api
{

// Hands commands to the engine and keeps who waits for which answer.
class CommandDesk
{
public:
    explicit CommandDesk(base::Duration timeout) : m_timeout(timeout) {}

    void submit(const HttpRequest &request, Exchange exchange, api::Engine &engine);
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
    };

    static void sayAccepted(api::CommandId command, Waiting &waiting);

    const base::Duration m_timeout;
    std::map<api::CommandId, Waiting> m_waiting;
};

} // namespace qcat::http_api
