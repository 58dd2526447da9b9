#include "command_desk.h"

#include <qcat/api/signature.h>
#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>

namespace qcat::http_api
{

namespace
{

HttpResponse plainAnswer(const api::CommandAnswered &answer)
{
    if (!answer.error)
        return {200, "application/json", wire::encode(wire::Created{answer.createdId})};
    const auto &code = answer.error->code;
    return errorResponse(code.ends_with(".not_found") ? 404 : code.starts_with("command.") || code.starts_with("attachment.") ? 400 : 409, *answer.error);
}

} // namespace

void CommandDesk::submit(const HttpRequest &request, const Caller &caller, Exchange exchange, api::Engine &engine)
{
    auto decoded = wire::decodeCommand(request.body);
    if (!decoded)
        return exchange.respond(errorResponse(400, decoded.error()));
    submit(std::move(decoded).value(), false, caller, std::move(exchange), engine);
}

void CommandDesk::submit(api::Command command, const Caller &caller, Exchange exchange, api::Engine &engine)
{
    submit({std::move(command), {}}, true, caller, std::move(exchange), engine);
}

void CommandDesk::submitAs(wire::CommandRequest request, const Caller &caller, Exchange exchange, api::Engine &engine)
{
    submit(std::move(request), false, caller, std::move(exchange), engine);
}

void CommandDesk::submit(wire::CommandRequest request, Exchange exchange, api::Engine &engine)
{
    handOver(std::move(request), false, std::move(exchange), engine);
}

void CommandDesk::submit(wire::CommandRequest request, bool isPlain, const Caller &caller, Exchange exchange, api::Engine &engine)
{
    const auto needed = api::neededFor(request.command.body);
    if (!caller.may(needed)) {
        const std::string role(api::kRoleNames[std::size_t(needed)]);
        return exchange.respond(errorResponse(
            403, base::Error{"http.role_needed", fmt::format("this needs a token with the role {}", role)}.with("role", role)));
    }
    auto &actor = request.command.actor;
    actor = caller.name.empty() ? api::signedByWord(actor) : api::signedByToken(caller.name);
    handOver(std::move(request), isPlain, std::move(exchange), engine);
}

void CommandDesk::handOver(wire::CommandRequest request, bool isPlain, Exchange exchange, api::Engine &engine)
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
        m_waiting.emplace(id, Waiting{std::move(exchange), std::move(request.tag), QDeadlineTimer(m_timeout), isPlain});
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
            waiting.isPlain ? plainAnswer(answer)
                            : HttpResponse{200, "application/json", wire::encode(wire::CommandReply{answer.command, answer})});
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
