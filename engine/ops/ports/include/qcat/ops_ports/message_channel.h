#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>
#include <qcat/domain/notification.h>

#include <functional>
#include <optional>
#include <string>

namespace qcat::ops
{

struct OutgoingMessage {
    std::string id;      // the same in every attempt, so that the receiver can tell a repetition
    std::string thread;  // messages of one incident hang together
    domain::MessageKind kind = domain::MessageKind::Firing;
    domain::Severity severity = domain::Severity::P3;
    std::string email;   // of the contact, empty where there is none
    std::string phone;
    int attempt = 1;
    std::string answerKey; // what a phone's report of a pressed key must bring back; empty: none is asked for
    std::string subject;
    std::string body;
    base::WallTime time; // of this attempt: what it is signed with
};

// Temporary: later it may work. Permanent: the same will be refused again. Throttled: too many, not before `retryAfter`.
enum class SendOutcome { Accepted, Temporary, Permanent, Throttled };

// "Accepted" is the provider's word, nobody has seen the message for that.
struct SendResult {
    SendOutcome outcome = SendOutcome::Temporary;
    domain::Finding what;
    std::optional<base::Duration> retryAfter;
    bool onlyThisAddress = false; // of Throttled: others may be sent to
    std::string receipt = {};     // of Accepted: by this it can be asked whether it arrived; empty: the provider does not tell
};

// A message that the provider took, as it is asked for.
struct ReceiptQuestion {
    std::string receipt;
    std::string phone;
    base::WallTime sentAt;
    base::WallTime now; // what the question is signed with
};

// NotKnown: it is on its way, or the provider did not answer; asked again later.
enum class Arrival { NotKnown, Arrived, Failed };

struct ReceiptAnswer {
    Arrival arrival = Arrival::NotKnown;
    domain::Finding what;
};

// One way to reach people.
class MessageChannel
{
public:
    virtual ~MessageChannel() = default;
    // `done` comes once, on the desk's executor, within the channel's timeout. One send at a time.
    virtual void send(OutgoingMessage message, std::function<void(SendResult)> done) = 0;
    // As send(); only asked of channels whose results carry a receipt.
    virtual void ask(ReceiptQuestion, std::function<void(ReceiptAnswer)> done) { done({}); }
};

} // namespace qcat::ops
