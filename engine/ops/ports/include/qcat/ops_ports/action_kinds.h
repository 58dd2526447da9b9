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
    bool startsUsAnew = false;                   // ends this program in order: that the next one finds it begun shows that it is done
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
    ActionKind{"pg.sessions"},
    ActionKind{"pg.statements"},
    ActionKind{"pg.privileges"},
    ActionKind{"pools.status"},
    ActionKind{"pool.resize", domain::StepMode::Mutate, {"pool", "size"}},
    ActionKind{"redis.connect"},
    ActionKind{"redis.port"},
    ActionKind{"redis.remove_prefix", domain::StepMode::Mutate, {"prefix"}},
    ActionKind{"redis.memory"},
    ActionKind{"redis.set", domain::StepMode::Mutate, {"key", "value"}},
    ActionKind{"service.status", domain::StepMode::Read, {"service"}},
    ActionKind{"service.start", domain::StepMode::Mutate, {"service"}},
    ActionKind{"service.restart", domain::StepMode::Mutate, {"service"}},
    ActionKind{"service.reset_failed", domain::StepMode::Mutate, {"service"}},
    ActionKind{"disk.space"},
    ActionKind{"memory.available"},
    ActionKind{"spool.status"},
    ActionKind{"store.caught_up"},
    // Every row that the journals explain against those of the store, one by one; and written again where it is missing.
    ActionKind{"store.compare"},
    ActionKind{"store.refill", domain::StepMode::Mutate},
    ActionKind{"store.is_whole", domain::StepMode::Read, {}, true},
    ActionKind{"log.tail", domain::StepMode::Read, {"log"}},
    ActionKind{"log.clean", domain::StepMode::Mutate, {"keep"}},
    ActionKind{"log.is_small", domain::StepMode::Read, {"keep"}, true},
    ActionKind{"backup.list"},
    ActionKind{"backup.create", domain::StepMode::Mutate},
    ActionKind{"backup.verify", domain::StepMode::Mutate}, // writes a scratch database and the proof, never the live one
    ActionKind{"backup.is_proven", domain::StepMode::Read, {}, true},
    ActionKind{"performance.reset", domain::StepMode::Mutate}, // keeps a copy first
    ActionKind{"channel.test", domain::StepMode::Mutate, {"channel"}},
    // Keeps in QCAT's own folder what a restart or a repair would wipe out; changes nothing that anybody else uses.
    ActionKind{"evidence.capture"},
    // Through the guard. Going on is not among them: that is a person's decision.
    ActionKind{"trading.halt", domain::StepMode::Mutate, {}, false, true},
    ActionKind{"trading.cancel_entries", domain::StepMode::Mutate, {}, false, true},
    ActionKind{"trading.flatten", domain::StepMode::Mutate, {}, false, true},
    ActionKind{"trading.is_halted", domain::StepMode::Read, {}, true},
    ActionKind{"trading.has_no_entries", domain::StepMode::Read, {}, true},
    ActionKind{"trading.is_flat", domain::StepMode::Read, {}, true},
    // … every position has a stop that rests at the venue, or there is none
    ActionKind{"trading.is_protected"},
    // Stops in order and starts again; refused while anything would be left alone without a stop.
    ActionKind{"engine.restart", domain::StepMode::Mutate, {}, false, false, true},
    // Done by the desk itself:
    // … one fresh look of a probe
    ActionKind{"probe.look", domain::StepMode::Read, {"probe"}},
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
