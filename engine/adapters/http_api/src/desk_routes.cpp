// What scripts do at the incident desk: POST below /api/v1/incidents and /api/v1/silences.
#include "routes.h"

#include "query_parameters.h"

#include <qcat/wire/decode.h>

namespace qcat::http_api
{

namespace
{

// "/api/v1/incidents/INC-1/ack" → "INC-1".
std::string subjectOf(const std::string &path)
{
    const auto end = path.rfind('/');
    const auto begin = path.rfind('/', end - 1) + 1;
    return unescaped(path.substr(begin, end - begin));
}

} // namespace

void Routes::command(const HttpRequest &request, Exchange exchange, api::CommandBody defaults)
{
    auto command = wire::decodePlainCommand(request.body, std::move(defaults));
    if (!command)
        return exchange.respond(errorResponse(400, command.error()));
    const auto caller = m_access.callerOf(request.authorization).value_or(Caller{});
    m_commands.submit(std::move(command).value(), caller, std::move(exchange), *m_engine);
}

void Routes::acknowledge(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::AcknowledgeIncident{{subjectOf(request.path)}});
}

void Routes::resolve(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::ResolveIncident{{subjectOf(request.path)}, {}});
}

void Routes::close(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::CloseIncident{{subjectOf(request.path)}});
}

void Routes::addNote(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::AddNote{{subjectOf(request.path)}, {}});
}

void Routes::assign(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::AssignIncident{{subjectOf(request.path)}, {}});
}

void Routes::merge(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::MergeIncident{{subjectOf(request.path)}, {}});
}

// The body is the file as it is, its name a parameter.
void Routes::attach(const HttpRequest &request, Exchange exchange)
{
    const auto name = request.query.find("name");
    const auto caller = m_access.callerOf(request.authorization).value_or(Caller{});
    api::AttachFile file{{subjectOf(request.path)}, name == request.query.end() ? std::string() : name->second, {request.body}};
    m_commands.submit({"api", std::move(file)}, caller, std::move(exchange), *m_engine);
}

void Routes::addSilence(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::AddSilence{});
}

void Routes::approveSilence(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::ApproveSilence{{subjectOf(request.path)}});
}

void Routes::endSilence(const HttpRequest &request, Exchange exchange)
{
    command(request, std::move(exchange), api::EndSilence{{subjectOf(request.path)}});
}

} // namespace qcat::http_api
