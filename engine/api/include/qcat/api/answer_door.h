#pragma once

#include <qcat/base/executor.h>
#include <qcat/base/result.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/domain/health.h>
#include <qcat/domain/ids.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace qcat::api
{

// What becomes of a word that somebody holds. Taken: somebody has acknowledged already. Done: acknowledged by it just now.
enum class AnswerState : std::uint8_t { Unknown, Expired, Used, Over, Taken, Open, Done };
// By what it came; written into the record.
enum class AnswerBy : std::uint8_t { Link, Key };

struct AnswerView
{
    AnswerState state = AnswerState::Unknown;
    domain::MessageLanguage language = domain::MessageLanguage::En;
    domain::IncidentId incident;
    std::string contact; // who acknowledges by it
    domain::Severity severity = domain::Severity::P3;
    domain::LocalText title; // empty for one that is over
    std::string where;
    domain::LocalText text;  // as the messages say it
    bool operator==(const AnswerView &) const = default;
};
using AnswerViewed = std::function<void(base::Result<AnswerView>)>;

// What a telephone service reports of its calls, as it came.
struct KeyReport
{
    std::string channel;
    std::string timestamp; // of the signature
    std::string signature;
    std::string body;
};
using KeysTaken = std::function<void(base::Result<std::vector<domain::IncidentId>>)>; // those that were acknowledged by it

// How people answer who hold no token of the API: by a word that was given to one of them for one incident. Every question is answered
// once on `executor`, which outlives the answer; error "engine.not_accepting" while the engine starts or stops. Thread-safe.
class AnswerDoor
{
public:
    virtual ~AnswerDoor() = default;
    // Changes nothing.
    virtual void look(std::string word, AnswerViewed answer, base::Executor &executor) = 0;
    virtual void acknowledge(std::string word, AnswerViewed answer, base::Executor &executor) = 0;
    // Errors: "calls.unknown_channel", "calls.bad_signature", "calls.bad_report".
    virtual void takeKeys(KeyReport report, KeysTaken answer, base::Executor &executor) = 0;
};

} // namespace qcat::api
