#pragma once

#include <qcat/api/answer_promise.h>
#include <qcat/api/command.h>
#include <qcat/domain/incident_query.h>

namespace qcat::api
{

struct StatisticsQuery
{
    base::WallTime from;
    base::WallTime to; // not included
    bool operator==(const StatisticsQuery &) const = default;
};

// "records.bad_query", "records.failed", "records.not_running"; of an attachment "attachment.unknown", "attachment.damaged".
using IncidentsAnswer = std::function<void(base::Result<domain::IncidentPage>)>;
using StatisticsAnswer = std::function<void(base::Result<domain::IncidentStatistics>)>;
using AttachmentAnswer = std::function<void(base::Result<FileContent>)>;

// The answer to a question for the record of incidents.
template <typename T>
class RecordsPromise : public AnswerPromise<T>
{
public:
    RecordsPromise(std::function<void(base::Result<T>)> answer, base::Executor &executor)
        : AnswerPromise<T>(std::move(answer), executor,
                           base::Error{"records.not_running", "the engine does not answer questions for incidents any more"})
    {
    }
};
using IncidentsPromise = RecordsPromise<domain::IncidentPage>;
using StatisticsPromise = RecordsPromise<domain::IncidentStatistics>;
using AttachmentPromise = RecordsPromise<FileContent>;

} // namespace qcat::api
