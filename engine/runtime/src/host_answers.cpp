// How people answer who hold no token: what comes to the door goes on to the desk.
#include "host_parts.h"

#include <qcat/notify_channels/key_report.h>

#include <algorithm>

namespace qcat::runtime
{

namespace
{

base::Error notAccepting()
{
    return base::Error{"engine.not_accepting", "the engine is starting or stopping: nothing was done"};
}

} // namespace

void EngineHost::Parts::look(std::string word, ViewPromise promise)
{
    if (m_accepting)
        m_ops->look(std::move(word), [promise](api::AnswerView view) { promise.give(std::move(view)); });
}

void EngineHost::Parts::acknowledge(std::string word, ViewPromise promise)
{
    if (m_accepting)
        m_ops->acknowledgeBy(std::move(word), api::AnswerBy::Link, [promise](api::AnswerView view) { promise.give(std::move(view)); });
}

void EngineHost::Parts::takeKeys(const api::KeyReport &report, KeysPromise promise)
{
    const auto &channels = m_options.config.alerting.channels;
    const auto channel = std::ranges::find(channels, report.channel, &domain::ChannelConfig::name);
    if (channel == channels.end() || !channel->asksForKey())
        return promise.give(base::Error{"calls.unknown_channel", "no channel of this name asks for keys"}.with("channel", report.channel));
    auto words = notify_channels::acknowledgedBy(*channel, report.timestamp, report.signature, report.body, m_clock.wallNow());
    if (!words)
        return promise.give(words.error());
    if (!m_accepting)
        return;
    const auto done = std::make_shared<std::vector<domain::IncidentId>>(); // ops thread
    for (auto &word : *words)
        m_ops->acknowledgeBy(std::move(word), api::AnswerBy::Key, [done](const api::AnswerView &view) {
            if (view.state == api::AnswerState::Done)
                done->push_back(view.incident);
        });
    m_ops->look({}, [done, promise](const api::AnswerView &) { promise.give(*done); }); // behind them
}

void EngineHost::look(std::string word, api::AnswerViewed answer, base::Executor &executor)
{
    m_parts->look(std::move(word), {std::move(answer), executor, notAccepting()});
}

void EngineHost::acknowledge(std::string word, api::AnswerViewed answer, base::Executor &executor)
{
    m_parts->acknowledge(std::move(word), {std::move(answer), executor, notAccepting()});
}

void EngineHost::takeKeys(api::KeyReport report, api::KeysTaken answer, base::Executor &executor)
{
    m_parts->takeKeys(report, {std::move(answer), executor, notAccepting()});
}

} // namespace qcat::runtime
