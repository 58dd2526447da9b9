#include <qcat/actions/service_action.h>

#include <qcat/actions/codes.h>

#include <fmt/format.h>

namespace qcat::actions
{

namespace
{

using domain::Health;

base::Result<std::shared_ptr<ops::ServiceControl>> serviceOf(const Services &services,
                                                             const ops::ActionRequest &request)
{
    const auto input = request.inputs.find("service");
    const auto name = input == request.inputs.end() ? std::string() : input->second;
    const auto service = services.find(name);
    if (service != services.end())
        return service->second;
    return base::Error{
        std::string(code::kNotConfigured),
        fmt::format("{}: no unit and no control commands are configured for \"{}\"", request.action, name)}
        .with("action", request.action)
        .with("name", name);
}

domain::Finding stateFinding(std::string_view code, Health health, const std::string &target,
                             const ops::ServiceStatus &status)
{
    const auto pid = status.mainPid > 0 ? fmt::format(", process {}", status.mainPid) : std::string();
    return {std::string(code),
            fmt::format("{} is {}{}", target, status.state, pid),
            {{"target", target}, {"state", status.state}, {"pid", std::to_string(status.mainPid)}},
            health};
}

} // namespace

void ServiceStatusAction::plan(const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done)
{
    done(base::Error{std::string(code::kNeedsNoPlan), "service.status changes nothing and needs no plan"}.with("action",
                                                                                                               name()));
}

void ServiceStatusAction::run(const ops::ActionRequest &request, const base::CallLimits &limits,
                              std::function<void(std::string)>, base::Done<ops::ActionOutcome> done)
{
    auto service = serviceOf(m_services, request);
    if (!service)
        return done(service.error());
    (*service)->status(
        limits, [done = std::move(done), target = (*service)->target()](base::Result<ops::ServiceStatus> status) {
            if (!status)
                return done(status.error());
            const auto code = status->running ? code::kServiceRunning : code::kServiceNotRunning;
            done(ops::ActionOutcome{stateFinding(code, status->running ? Health::Ok : Health::Crit, target, *status),
                                    status->output});
        });
}

std::string ServiceChangeAction::name() const
{
    switch (m_verb) {
    case ops::ServiceVerb::Start:
        return "service.start";
    case ops::ServiceVerb::Restart:
        return "service.restart";
    case ops::ServiceVerb::ResetFailed:
        return "service.reset_failed";
    }
    return {};
}

void ServiceChangeAction::plan(const ops::ActionRequest &request, const base::CallLimits &limits,
                               base::Done<ops::ActionPlan> done)
{
    auto service = serviceOf(m_services, request);
    if (!service)
        return done(service.error());
    auto call = (*service)->describe(m_verb);
    if (!call)
        return done(call.error());
    (*service)->status(limits, [done = std::move(done), call = *call,
                                target = (*service)->target()](base::Result<ops::ServiceStatus> status) {
        if (!status)
            return done(status.error());
        done(ops::ActionPlan{call, target, {stateFinding(code::kServiceControllable, Health::Ok, target, *status)}});
    });
}

void ServiceChangeAction::run(const ops::ActionRequest &request, const base::CallLimits &limits,
                              std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done)
{
    auto service = serviceOf(m_services, request);
    if (!service)
        return done(service.error());
    const auto code = m_verb == ops::ServiceVerb::Start     ? code::kServiceStarted
                      : m_verb == ops::ServiceVerb::Restart ? code::kServiceRestarted
                                                            : code::kServiceReset;
    (*service)->act(
        m_verb, limits, std::move(progress),
        [done = std::move(done), code, target = (*service)->target()](base::Result<ops::ServiceStatus> status) {
            if (!status)
                return done(status.error());
            done(ops::ActionOutcome{stateFinding(code, Health::Ok, target, *status), status->output});
        });
}

} // namespace qcat::actions
