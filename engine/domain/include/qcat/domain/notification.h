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

// Accepted: the provider took it; nobody has seen it for that. Superseded: what it said is said by another message (a digest) or is no
// longer true (acknowledged before it went out).
enum class DeliveryState : std::uint8_t { Waiting, Sending, Accepted, Failed, Superseded };

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
    bool operator==(const Delivery &) const = default;
};

} // namespace qcat::domain
