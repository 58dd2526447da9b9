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
    std::array<std::string_view, 4> inputs = {}; // the keys that it takes; all of them are required
    bool isProof = false;                        // shows that a change has worked: a run needs one after its last change
    bool reducesRisk = false;                    // halt, cancel entries, flatten: never waits for a second person
};

inline constexpr std::array kActionKinds = {
    ActionKind{"pg.connect"},
    ActionKind{"pg.port"},
    // A session is named by its pid and the start of its backend, in microseconds since 1970: a pid alone may be another's by now.
    ActionKind{"pg.session", domain::StepMode::Read, {"pid", "backend_start"}},
    ActionKind{"pg.cancel_session", domain::StepMode::Mutate, {"pid", "backend_start"}},
    ActionKind{"pg.terminate_session", domain::StepMode::Mutate, {"pid", "backend_start"}},
    // … rests and holds nobody up, is there no more: waits for it
    ActionKind{"pg.session_quiet", domain::StepMode::Read, {"pid", "backend_start"}, true},
    ActionKind{"pg.session_gone", domain::StepMode::Read, {"pid", "backend_start"}, true},
    ActionKind{"pg.vacuum_horizon", domain::StepMode::Read, {}},
    ActionKind{"pg.oldest_tables", domain::StepMode::Read, {}},
    ActionKind{"pg.freeze_table", domain::StepMode::Mutate, {"table"}},
    ActionKind{"pg.table_is_young", domain::StepMode::Read, {"table"}, true},
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
    ActionKind{"probe.wait", domain::StepMode::Read, {"probe", "stable_for"}, true},
    // … and by the runner, as soon as the run has come to it:
    ActionKind{domain::kBranchAction},
    ActionKind{domain::kEscalateAction, domain::StepMode::Read, {"reason"}},
};

constexpr const ActionKind *actionKind(std::string_view name)
{
    for (const auto &kind : kActionKinds)
        if (kind.name == name)
            return &kind;
    return nullptr;
}

constexpr bool isProof(std::string_view action)
{
    const auto *kind = actionKind(action);
    return kind && kind->isProof;
}

} // namespace qcat::ops
