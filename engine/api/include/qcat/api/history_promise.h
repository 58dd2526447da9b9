#pragma once

#include <qcat/api/answer_promise.h>
#include <qcat/api/history.h>

namespace qcat::api
{

// The answer to a question for history.
class HistoryPromise : public AnswerPromise<HistorySeries>
{
public:
    HistoryPromise(HistoryAnswer answer, base::Executor &executor)
        : AnswerPromise(std::move(answer), executor,
                        base::Error{"history.not_running", "the engine does not answer questions for history any more"})
    {
    }
};

} // namespace qcat::api
