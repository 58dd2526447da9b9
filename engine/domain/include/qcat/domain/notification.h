#pragma once

#include <qcat/domain/health.h>
#include <qcat/domain/ids.h>

#include <cstdint>
#include <string>

namespace qcat::domain
{

using DeliveryId = base::TextId<struct DeliveryIdTag>;

// Digest: what was too much for single messages, in one.
enum class MessageKind : std::uint8_t { Firing, Escalated, Resolved, Digest, Test, Handover };

// Accepted: the provider took it; nobody has seen it for that. Delivered: the provider says that it reached the phone; whether somebody
// has seen it is not said. Superseded: what it said is said by another message (a digest) or is no longer true (acknowledged before it
// went out).
enum class DeliveryState : std::uint8_t { Waiting, Sending, Accepted, Failed, Superseded, Delivered };
// The provider has it: it is not sent again.
constexpr bool isTaken(DeliveryState state)
{
    return state == DeliveryState::Accepted || state == DeliveryState::Delivered;
}

// One message to one contact by one channel; kept in the outbox until it has an end.
struct Delivery
{
    DeliveryId id; // what it is for: the same message is never put in twice
    IncidentId incident;
    MessageKind kind = MessageKind::Firing;
    Severity severity = Severity::P3;
    std::string contact; // empty: the channel's own audience
    std::string channel;
    DeliveryState state = DeliveryState::Waiting;
    int attempts = 0;
    int uncertain = 0;        // attempts of which nobody knows what came of them: this process died meanwhile
    base::WallTime createdAt;
    base::WallTime nextAt;    // of a waiting one
    base::WallTime endedAt;
    Finding result;           // what came of the newest attempt
    std::string subject;
    std::string body;
    std::string receipt; // by what the provider is asked whether it arrived; empty: it does not tell
    bool operator==(const Delivery &) const = default;
};

} // namespace qcat::domain
