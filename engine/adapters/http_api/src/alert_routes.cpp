#include "routes.h"

#include <qcat/wire/alerts.h>

namespace qcat::http_api
{

void Routes::answerAlerts(const HttpRequest &, Exchange exchange)
{
    exchange.respond({200, "application/json", wire::encodeAlerts(m_engine->snapshot()->ops->incidents), {}});
}

void Routes::takeAlert(const HttpRequest &request, Exchange exchange)
{
    auto alert = wire::decodePostedAlert(request.body);
    if (!alert)
        return exchange.respond(errorResponse(400, alert.error()));
    report({std::move(alert).value()}, request, std::move(exchange));
}

void Routes::takeAlertmanager(const HttpRequest &request, Exchange exchange)
{
    auto alerts = wire::decodeAlertmanagerWebhook(request.body);
    if (!alerts)
        return exchange.respond(errorResponse(400, alerts.error()));
    report(std::move(alerts).value(), request, std::move(exchange));
}

void Routes::report(std::vector<domain::ExternalAlert> alerts, const HttpRequest &request, Exchange exchange)
{
    const auto caller = m_access.callerOf(request.authorization);
    if (!caller || !caller->may(api::Role::Operator))
        for (auto &alert : alerts)
            alert.test = true;
    wire::CommandRequest command;
    command.command.actor = alerts.empty() ? "api" : alerts.front().source;
    command.command.body = api::ReportAlerts{std::move(alerts)};
    m_commands.submit(std::move(command), std::move(exchange), *m_engine);
}

} // namespace qcat::http_api
