#include "routes.h"

#include <qcat/wire/encode.h>

namespace qcat::http_api
{

namespace
{

// Nothing is lost by it: a copy is kept, and it is learned again. So the path itself is the confirm.
constexpr const char *kScript = "a script of this machine";

} // namespace

void Routes::answerBaselines(const HttpRequest &, Exchange exchange)
{
    exchange.respond({200, "application/json", wire::encode(*m_engine->snapshot()->data->performance, m_clock.steadyNow()), {}});
}

void Routes::resetBaselines(const HttpRequest &request, Exchange exchange)
{
    const auto caller = m_access.callerOf(request.authorization).value_or(Caller{api::Role::Operator, {}});
    wire::CommandRequest command;
    command.command.actor = kScript;
    command.command.body = api::ResetBaselines{std::string(api::kResetBaselinesPhrase)};
    m_commands.submitAs(std::move(command), caller, std::move(exchange), *m_engine);
}

} // namespace qcat::http_api
