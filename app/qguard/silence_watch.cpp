#include "silence_watch.h"

#include <utility>

namespace qcat::qguard
{

SilenceWatch::Word SilenceWatch::look(bool hasAnswered, bool isPlanned, base::SteadyTime now)
{
    if (hasAnswered) {
        m_heard = now;
        if (m_answersSince == base::SteadyTime())
            m_answersSince = now;
        if (!m_isRaised || now - m_answersSince < m_timing.settled)
            return Word::Nothing;
        m_isRaised = false;
        return Word::Clear;
    }
    m_answersSince = {};
    if (isPlanned || (!m_isRaised && now - m_heard < m_timing.patience) || (m_isRaised && now - m_said < m_timing.repeat))
        return Word::Nothing;
    m_said = now;
    return std::exchange(m_isRaised, true) ? Word::Repeat : Word::Raise;
}

} // namespace qcat::qguard
