#pragma once

#include <qcat/ops_ports/action.h>
#include <qcat/ops_ports/service_control.h>

#include <map>
#include <memory>
#include <string>

namespace qcat::actions
{

// The services that steps may name, by the word that runbooks use ("postgresql").
using Services = std::map<std::string, std::shared_ptr<ops::ServiceControl>>;

// "service.status": reads, changes nothing.
class ServiceStatusAction : public ops::Action
{
public:
    explicit ServiceStatusAction(Services services) : m_services(std::move(services)) {}

    std::string name() const override { return "service.status"; }
    domain::StepMode mode() const override { return domain::StepMode::Read; }
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits,
              base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits,
             std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done) override;

private:
    const Services m_services;
};

// "service.start", "service.restart" and "service.reset_failed". The plan reads the service's state and shows the exact call.
class ServiceChangeAction : public ops::Action
{
public:
    ServiceChangeAction(ops::ServiceVerb verb, Services services) : m_verb(verb), m_services(std::move(services)) {}

    std::string name() const override;
    domain::StepMode mode() const override { return domain::StepMode::Mutate; }
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits,
              base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits,
             std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done) override;

private:
    const ops::ServiceVerb m_verb;
    const Services m_services;
};

} // namespace qcat::actions
