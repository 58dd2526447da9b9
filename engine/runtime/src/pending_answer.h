#pragma once

#include "event_hub.h"

#include <atomic>

namespace qcat::runtime
{

// The one answer of a command, on its way behind other work. Published by whoever comes first, and at the latest when the last of them
// has dropped it: a thread that stops answers too. Thread-safe; the hub outlives it.
class PendingAnswer
{
public:
    PendingAnswer(EventHub &hub, api::CommandAnswered answer) : m_hub(hub), m_answer(std::move(answer)) {}
    ~PendingAnswer() { publish(); }
    PendingAnswer(const PendingAnswer &) = delete;
    PendingAnswer &operator=(const PendingAnswer &) = delete;

    void publish()
    {
        if (!m_published.exchange(true))
            m_hub.publish(api::EventBody(m_answer));
    }

private:
    EventHub &m_hub;
    const api::CommandAnswered m_answer;
    std::atomic_bool m_published = false;
};

} // namespace qcat::runtime
