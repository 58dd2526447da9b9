#include "command_desk.h"

#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>

namespace qcat::http_api
{

void CommandDesk::submit(const HttpRequest &request, Exchange exchange, api::Engine &engine)
{
    auto decoded = wire::decodeCommand(request.body);
    if (!decoded) {
        exchange.respond(errorResponse(400, decoded.error()));
        return;
    }
    submit(std::move(decoded).value(), std::move(exchange), engine);
}

void CommandDesk::submit(wire::CommandRequest request, Exchange exchange, api::Engine &engine)
{
    const bool isFull = isFullFor(request.command.body);
    if (isFull && !api::reducesRisk(request.command.body)) {
        exchange.respond(errorResponse(
            503, base::Error{"http.too_many_commands",
                             fmt::format("{} commands wait for their answer: this one was not given to the engine. Try again "
                                         "later; halt, cancel-entries and flatten are always taken",
                                         kMostWaiting)}
                     .with("limit", std::to_string(kMostWaiting))));
        return;
    }
    const auto id = engine.submit(std::move(request.command));
    if (isFull)
        sayAccepted(id, exchange);
    else
        m_waiting.emplace(id, Waiting{std::move(exchange), std::move(request.tag), QDeadlineTimer(m_timeout)});
}

bool CommandDesk::isFullFor(const api::CommandBody &body) const
{
    return m_waiting.size() >= kMostWaiting + (api::reducesRisk(body) ? kReservedForSafety : 0);
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
        if (waiting.exchange && waiting.deadline.hasExpired()) {
            sayAccepted(command, *waiting.exchange);
            waiting.exchange.reset();
        }
}

void CommandDesk::releaseAll()
{
    for (auto &[command, waiting] : m_waiting)
        if (waiting.exchange)
            sayAccepted(command, *waiting.exchange);
    m_waiting.clear();
}

void CommandDesk::sayAccepted(api::CommandId command, Exchange &exchange)
{
    exchange.respond({202, "application/json", wire::encode(wire::CommandReply{command, std::nullopt}), {}});
}

} // namespace qcat::http_api
