#pragma once

#include <qcat/base/time.h>

#include <chrono>

namespace qcat::qguard
{

// When to raise the alarm, to say it again, and to say that it is over. A qcat that comes and goes is one alarm: it is over when it has
// answered for a while.
class SilenceWatch
{
public:
    struct Timing
    {
        base::Duration patience = std::chrono::seconds(10); // of silence that are an alarm
        base::Duration settled = std::chrono::seconds(60);  // of answers that end it
        base::Duration repeat = std::chrono::minutes(5);
    };
    enum class Word { Nothing, Raise, Repeat, Clear };

    // `isRaised`: by an earlier run of this watcher.
    SilenceWatch(Timing timing, base::SteadyTime now, bool isRaised) : m_timing(timing), m_isRaised(isRaised), m_heard(now), m_said(now) {}

    // After each look. `isPlanned`: a silence now is one that somebody announced, and no alarm.
    Word look(bool hasAnswered, bool isPlanned, base::SteadyTime now);
    // When it answered last.
    base::SteadyTime heard() const { return m_heard; }

private:
    const Timing m_timing;
    bool m_isRaised;
    base::SteadyTime m_heard;
    base::SteadyTime m_answersSince; // without a gap; empty: it is silent
    base::SteadyTime m_said;
};

} // namespace qcat::qguard
