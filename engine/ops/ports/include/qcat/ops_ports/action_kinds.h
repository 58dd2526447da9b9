#pragma once

#include <qcat/domain/runbook.h>

#include <array>
#include <string_view>

namespace qcat::ops
{

// The closed set of what a runbook step may do. A runbook that names anything else is refused when it is loaded.
struct ActionKind {
    std::string_view name;
    domain::StepMode mode = domain::StepMode::Read;
    std::array<std::string_view, 2> inputs = {}; // the keys that it takes; all of them are required
};

inline constexpr std::array kActionKinds = {
    ActionKind{"pg.connect"},
    ActionKind{"pg.port"},
    ActionKind{"redis.connect"},
    ActionKind{"redis.port"},
    ActionKind{"redis.remove_prefix", domain::StepMode::Mutate, {"prefix"}},
    ActionKind{"service.status", domain::StepMode::Read, {"service"}},
    ActionKind{"service.start", domain::StepMode::Mutate, {"service"}},
    ActionKind{"service.restart", domain::StepMode::Mutate, {"service"}},
    ActionKind{"disk.space"},
    ActionKind{"memory.available"},
    ActionKind{"spool.status"},
    ActionKind{"store.caught_up"},
    ActionKind{"log.tail", domain::StepMode::Read, {"log"}},
    // Done by the desk itself:
    ActionKind{"exposure.read"},
    // … the probe is Ok, without a break, for that long.
    ActionKind{"probe.wait", domain::StepMode::Read, {"probe", "stable_for"}},
};

} // namespace qcat::ops
