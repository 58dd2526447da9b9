#pragma once

#include "trading_thread.h"

#include <qcat/guard/guard.h>

#include <functional>
#include <string>

namespace qcat::runtime
{

// Halt, cancel entries, flatten, resume: the guard acts at the venue at once, on its own thread; the kernel is told beside it and follows
// when it comes by. Answers say what was verified at the venue. Thread-safe.
class EmergencyControls
{
public:
    using Answer = guard::Guard::Answer;
    // May trading go on? On the engine thread; the Error says what stands in the way.
    using MayResume = std::function<base::Status(const trading::Kernel &)>;

    EmergencyControls(guard::Guard &guard, base::Executor &guardThread, TradingThread &trading, MayResume mayResume);

    void halt(const std::string &actor, const std::string &reason, Answer answer);
    // Halts as well: strategies would place new entries before the answer is read.
    void cancelEntries(const std::string &actor, Answer answer);
    void flatten(const std::string &actor, Answer answer);
    void resume(const std::string &actor, Answer answer);
    // The product's own decision: no answer is waited for.
    void haltBecause(const domain::Finding &why);

private:
    void tellKernel(domain::TradingState state, std::string code, std::string text, const std::string &actor);
    // The answer, after the engine was told to fetch what the guard has caused.
    Answer thenTakeReports(Answer answer);
    void openTheDoor(const std::string &actor, Answer answer);

    guard::Guard &m_guard;
    base::Executor &m_guardThread;
    TradingThread &m_trading;
    const MayResume m_mayResume;
};

} // namespace qcat::runtime
