#pragma once

#include <qcat/base/executor.h>
#include <qcat/domain/config.h>
#include <qcat/ops_ports/action.h>

namespace qcat::actions
{

// "redis.remove_prefix": removes the keys that begin so, in place of FLUSHDB, which takes what others keep there too
// and stops the server meanwhile. The plan counts first. The removal goes by small steps, waits while the server
// answers slowly, can be cancelled between two steps, and never touches the state that QCAT keeps ("qcat:state:").
// Refused on a replica. Runs on `worker`, answers on `desk`.
class RedisCleanupAction : public ops::Action
{
public:
    RedisCleanupAction(domain::RedisConfig config, base::Executor &worker, base::Executor &desk);

    std::string name() const override { return "redis.remove_prefix"; }
    domain::StepMode mode() const override { return domain::StepMode::Mutate; }
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits,
              base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits,
             std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done) override;

private:
    const domain::RedisConfig m_config;
    base::Executor &m_worker;
    base::Executor &m_desk;
};

} // namespace qcat::actions
