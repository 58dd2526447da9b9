#include "channel_test.h"

#include <qcat/actions/codes.h>
#include <qcat/actions/function_action.h>
#include <qcat/ops_ports/found.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::runtime
{

namespace
{

base::Result<api::ChannelView> channelOf(const notify::Pager &pager, const ops::ActionRequest &request)
{
    api::OpsSnapshot calling;
    pager.describe(calling);
    const auto name = actions::inputOf(request, "channel");
    const auto channel = std::ranges::find(calling.channels, name, &api::ChannelView::name);
    if (channel != calling.channels.end())
        return *channel;
    return base::Error{std::string(actions::code::kNotConfigured), fmt::format("there is no alert channel \"{}\"", name)}
        .with("action", request.action)
        .with("name", name);
}

} // namespace

std::unique_ptr<ops::Action> channelTest(notify::Pager &pager)
{
    const auto plan = [&pager](const ops::ActionRequest &request, const base::CallLimits &, base::Done<ops::ActionPlan> done) {
        const auto channel = channelOf(pager, request);
        if (!channel)
            return done(channel.error());
        done(ops::ActionPlan{"send a message marked TEST", fmt::format("{} {}", channel->name, channel->where), {}});
    };
    const auto run = [&pager](const ops::ActionRequest &request, const base::CallLimits &, const auto &, base::Done<ops::ActionOutcome> done) {
        const auto channel = channelOf(pager, request);
        if (!channel)
            return done(channel.error());
        pager.handle({"runbook", api::TestChannel{channel->name}},
                     [done = std::move(done), name = channel->name](const base::Result<std::string> &answer) {
                         if (!answer)
                             return done(answer.error());
                         done(ops::ActionOutcome{ops::found("channel.test_taken", domain::Health::Ok,
                                                            fmt::format("the provider of {} took the test message", name), {{"channel", name}}),
                                                 {}});
                     });
    };
    return std::make_unique<actions::FunctionAction>("channel.test", plan, run);
}

} // namespace qcat::runtime
