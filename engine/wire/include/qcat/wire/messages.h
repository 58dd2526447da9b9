#pragma once

#include <qcat/api/command.h>
#include <qcat/api/event.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::wire
{

// What is sent besides the types of engine/api.

// A command on its way. `tag` is the sender's own mark (at most 64 bytes); it comes back with the answer's event, so
// that the sender knows its answer among those of others.
struct CommandRequest {
    api::Command command;
    std::string tag;
};

struct TaggedEvent {
    api::Event event;
    std::string tag; // of a CommandAnswered whose command had one
};

// The server's reply to a command: `answer` is empty while the engine is still at it (HTTP 202), then the event brings
// it.
struct CommandReply {
    api::CommandId command;
    std::optional<api::CommandAnswered> answer;
};

// The short answer to a command that was carried out: what it made, if anything.
struct Created {
    std::string id;
};

// Events between these two, both missing, that a reader asked for are no longer kept.
struct EventGap {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

// GET /health.
struct HealthReport {
    struct Component {
        std::string name;
        std::string state; // word of domain::Health
        std::int64_t ageMs = 0;
        std::string message;
    };

    std::string status; // starting | healthy | degraded | unhealthy | stopping
    std::string version;
    base::WallTime time;
    std::vector<Component> components;
};

} // namespace qcat::wire
