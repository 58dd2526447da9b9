#pragma once

#include <qcat/base/executor.h>
#include <qcat/ops_ports/action.h>
#include <qcat/ops_ports/check.h>

#include <map>
#include <string>

namespace qcat::actions
{

// A check as a diagnosis step ("pg.connect", "disk.space"): changes nothing, runs on `worker`, answers on `desk`.
class CheckAction : public ops::Action
{
public:
    CheckAction(std::string name, ops::Check check, base::Executor &worker, base::Executor &desk);
    // One check of several, chosen by an input of the step ("log.tail": log = postgresql).
    CheckAction(std::string name, std::string input, std::map<std::string, ops::Check> checks, base::Executor &worker,
                base::Executor &desk);

    std::string name() const override { return m_name; }
    domain::StepMode mode() const override { return domain::StepMode::Read; }
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits,
              base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits,
             std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done) override;

private:
    const std::string m_name;
    const std::string m_input; // empty: there is only one check
    const std::map<std::string, ops::Check> m_checks;
    base::Executor &m_worker;
    base::Executor &m_desk;
};

// Repeats a check until it is Ok ("store.caught_up"); gives its last finding when the time is over.
class WaitAction : public ops::Action
{
public:
    WaitAction(std::string name, ops::Check check, base::Duration interval, base::Executor &worker,
               base::Executor &desk);

    std::string name() const override { return m_name; }
    domain::StepMode mode() const override { return domain::StepMode::Read; }
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits,
              base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits,
             std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done) override;

private:
    const std::string m_name;
    const ops::Check m_check;
    const base::Duration m_interval;
    base::Executor &m_worker;
    base::Executor &m_desk;
};

} // namespace qcat::actions
