#include <qcat/actions/redis_cleanup.h>

#include "prefix_cleanup.h"

#include <qcat/actions/codes.h>

#include <fmt/format.h>

namespace qcat::actions
{

using domain::Finding;
using domain::Health;

namespace
{

std::string prefixOf(const ops::ActionRequest &request)
{
    const auto input = request.inputs.find("prefix");
    return input == request.inputs.end() ? std::string() : input->second;
}

Finding countFinding(const PrefixCleanup::Counts &counts, const std::string &prefix)
{
    const auto number = std::to_string(counts.matched);
    if (counts.isComplete)
        return {std::string(code::kPrefixCounted),
                fmt::format("{} keys begin with {}", number, prefix),
                {{"keys", number}, {"prefix", prefix}},
                Health::Ok};
    return {std::string(code::kPrefixCountedPartly),
            fmt::format("at least {} keys begin with {}, not all were counted", number, prefix),
            {{"keys", number}, {"prefix", prefix}},
            Health::Warn};
}

base::Result<ops::ActionPlan> makePlan(const domain::RedisConfig &config, const std::string &prefix,
                                       const base::CallLimits &limits)
{
    auto cleanup = PrefixCleanup::open(config, prefix, limits);
    if (!cleanup)
        return cleanup.error();
    const auto counts = cleanup->count();
    if (!counts)
        return counts.error();
    ops::ActionPlan plan{fmt::format("SCAN + UNLINK {}*", prefix), cleanup->target(), {countFinding(*counts, prefix)}};
    const auto saving = cleanup->isSaving();
    if (saving && *saving)
        plan.preconditions.push_back(
            {std::string(code::kServerSaves),
             fmt::format("{} is saving to its disk: wait, or it needs more memory", plan.target),
             {{"target", plan.target}},
             Health::Warn});
    return plan;
}

base::Result<ops::ActionOutcome> removeNow(const domain::RedisConfig &config, const std::string &prefix,
                                           const base::CallLimits &limits, const PrefixCleanup::Progress &progress)
{
    auto cleanup = PrefixCleanup::open(config, prefix, limits);
    if (!cleanup)
        return cleanup.error();
    const auto counts = cleanup->remove(progress);
    if (!counts)
        return counts.error();
    const auto code = counts->isComplete ? code::kPrefixRemoved : code::kPrefixRemovedPartly;
    const auto number = std::to_string(counts->removed);
    return ops::ActionOutcome{{std::string(code),
                               fmt::format("{} keys that begin with {} were removed{}", number, prefix,
                                           counts->isComplete ? "" : "; stopped before the end"),
                               {{"keys", number}, {"prefix", prefix}},
                               counts->isComplete ? Health::Ok : Health::Crit},
                              {}};
}

} // namespace

RedisCleanupAction::RedisCleanupAction(domain::RedisConfig config, base::Executor &worker, base::Executor &desk)
    : m_config(std::move(config)), m_worker(worker), m_desk(desk)
{
}

void RedisCleanupAction::plan(const ops::ActionRequest &request, const base::CallLimits &limits,
                              base::Done<ops::ActionPlan> done)
{
    m_worker.post([config = m_config, prefix = prefixOf(request), limits, done = std::move(done), desk = &m_desk] {
        desk->post([done, plan = makePlan(config, prefix, limits)] { done(plan); });
    });
}

void RedisCleanupAction::run(const ops::ActionRequest &request, const base::CallLimits &limits,
                             std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done)
{
    m_worker.post([config = m_config, prefix = prefixOf(request), limits, progress = std::move(progress),
                   done = std::move(done), desk = &m_desk] {
        const auto tell = [&](const PrefixCleanup::Counts &counts) {
            desk->post([progress, line = fmt::format("{} keys removed", counts.removed)] { progress(line); });
        };
        desk->post([done, outcome = removeNow(config, prefix, limits, tell)] { done(outcome); });
    });
}

} // namespace qcat::actions
