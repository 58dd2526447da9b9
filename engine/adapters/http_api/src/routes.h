#pragma once

#include "access.h"
#include "command_desk.h"
#include "event_hub.h"
#include "request_budget.h"

#include <qcat/http_api/access_use.h>
#include <qcat/http_api/http_server.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::http_api
{

// What each path answers. Lives on the server's thread, and speaks to the engine while one is attached.
class Routes
{
public:
    Routes(const HttpOptions &options, HttpHooks hooks, bool listensOnLoopback, const base::Clock &clock);

    void handle(const HttpRequest &request, Exchange exchange);
    // Files are brought by those who may work on incidents only: nobody else makes the server hold as much.
    std::uint64_t bodyLimit(const HttpRequest &head) const;

    // The executor is that of the server's thread.
    void attach(api::Engine &engine, api::AnswerDoor *answers, base::Executor &executor);
    void detach();
    void takeSnapshot(std::shared_ptr<const api::Snapshot> snapshot);
    void takeEvent(const api::Event &event);
    void checkDeadlines() { m_commands.checkDeadlines(); }
    void closeStreams() { m_events.closeAll(); }

private:
    using Answer = void (Routes::*)(const HttpRequest &, Exchange);
    struct Route {
        std::string path; // a part "{id}" stands for any one
        std::string method;
        Access access;
        bool needsEngine;
        Answer answer;
        bool takesFiles = false;
    };

    static const std::vector<Route> &table();
    // The route of the method, or else one of the path with another.
    static const Route *find(const std::string &path, const std::string &method);
    static std::string methodsOf(const std::string &path);
    void answerHealth(const HttpRequest &, Exchange exchange);
    void answerMetrics(const HttpRequest &, Exchange exchange);
    void answerSnapshot(const HttpRequest &, Exchange exchange);
    void answerDataPlane(const HttpRequest &, Exchange exchange);
    void answerHistory(const HttpRequest &request, Exchange exchange);
    void answerIncidents(const HttpRequest &request, Exchange exchange);
    void answerIncidentPage(const HttpRequest &request, Exchange exchange);
    void answerStatistics(const HttpRequest &request, Exchange exchange);
    void answerSilences(const HttpRequest &, Exchange exchange);
    void answerIncident(const HttpRequest &request, Exchange exchange);
    void command(const HttpRequest &request, Exchange exchange, api::CommandBody defaults);
    void acknowledge(const HttpRequest &request, Exchange exchange);
    void resolve(const HttpRequest &request, Exchange exchange);
    void close(const HttpRequest &request, Exchange exchange);
    void addNote(const HttpRequest &request, Exchange exchange);
    void assign(const HttpRequest &request, Exchange exchange);
    void merge(const HttpRequest &request, Exchange exchange);
    void attach(const HttpRequest &request, Exchange exchange);
    void answerAttachment(const HttpRequest &request, Exchange exchange);
    void addSilence(const HttpRequest &request, Exchange exchange);
    void approveSilence(const HttpRequest &request, Exchange exchange);
    void endSilence(const HttpRequest &request, Exchange exchange);
    void answerChannels(const HttpRequest &, Exchange exchange);
    void answerOnCall(const HttpRequest &, Exchange exchange);
    void openEvents(const HttpRequest &request, Exchange exchange);
    void submitCommand(const HttpRequest &request, Exchange exchange);
    // Alerts of others; without the token they are tests. alert_routes.cpp
    void answerAlerts(const HttpRequest &request, Exchange exchange);
    void takeAlert(const HttpRequest &request, Exchange exchange);
    void takeAlertmanager(const HttpRequest &request, Exchange exchange);
    void report(std::vector<domain::ExternalAlert> alerts, const HttpRequest &request, Exchange exchange);
    // As the manual prints them, without a token from this machine. performance_routes.cpp
    void answerBaselines(const HttpRequest &, Exchange exchange);
    void resetBaselines(const HttpRequest &request, Exchange exchange);
    // Who holds no token: a personal link, what a telephone service reports. answer_routes.cpp
    void showLink(const HttpRequest &request, Exchange exchange);
    void useLink(const HttpRequest &request, Exchange exchange);
    void takeKeys(const HttpRequest &request, Exchange exchange);
    bool mayAsk(Exchange &exchange);
    std::optional<HttpResponse> refusal(const Route *route, const HttpRequest &request, bool fromLoopback);
    void noteUse(const HttpRequest &request, const std::optional<Caller> &caller);

    const std::string m_version;
    const HttpHooks m_hooks;
    const AccessRules m_access;
    const base::Clock &m_clock;
    AccessUseKeeper m_use;
    EventHub m_events;
    CommandDesk m_commands;
    RequestBudget m_personalRequests;
    api::Engine *m_engine = nullptr;
    api::AnswerDoor *m_answers = nullptr;
    base::Executor *m_executor = nullptr; // while there is an engine
    std::string m_statusWithoutEngine = "starting";
};

} // namespace qcat::http_api
