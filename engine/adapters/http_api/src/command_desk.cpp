#include "command_desk.h"

#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

namespace qcat::http_api
{

namespace
{

constexpr std::size_t kMostWaiting = 256;

} // namespace

void CommandDesk::submit(const HttpRequest &request, Exchange exchange, api::Engine &engine)
{
    auto decoded = wire::decodeCommand(request.body);
    if (!decoded) {
        exchange.respond(errorResponse(400, decoded.error()));
        return;
    }
    if (m_waiting.size() >= kMostWaiting) {
        exchange.respond(
            errorResponse(503, base::Error{"http.too_many_commands", "too many commands wait for their answer"}.with(
                                   "limit", std::to_string(kMostWaiting))));
        return;
    }
    const auto id = engine.submit(std::move(decoded->command));
    m_waiting.emplace(id, Waiting{std::move(exchange), std::move(decoded->tag), QDeadlineTimer(m_timeout)});
}

std::string CommandDesk::takeAnswer(const api::CommandAnswered &answer)
{
    const auto found = m_waiting.extract(answer.command);
    if (found.empty())
        return {}; // another one's command
    Waiting waiting = std::move(found.mapped());
    if (waiting.exchange)
        waiting.exchange->respond(
            {200, "application/json", wire::encode(wire::CommandReply{answer.command, answer}), {}});
    return waiting.tag;
}

void CommandDesk::checkDeadlines()
{
    for (auto &[command, waiting] : m_waiting)
        if (waiting.exchange && waiting.deadline.hasExpired())
            sayAccepted(command, waiting);
}

void CommandDesk::releaseAll()
{
    for (auto &[command, waiting] : m_waiting)
        if (waiting.exchange)
            sayAccepted(command, waiting);
    m_waiting.clear();
}

void CommandDesk::sayAccepted(api::CommandId command, Waiting &waiting)
{
    waiting.exchange->respond({202, "application/json", wire::encode(wire::CommandReply{command, std::nullopt}), {}});
    waiting.exchange.reset();
}

} // namespace qcat::http_api
