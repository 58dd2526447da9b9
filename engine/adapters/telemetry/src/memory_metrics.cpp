#include "memory_metrics.h"

#include <qcat/domain/held_memory.h>

namespace qcat::telemetry
{

void addMemoryMetrics(const api::OpsSnapshot &ops, Families &families)
{
    auto held = gauge("qcat_memory_held_bytes", "Memory by who holds it");
    auto shed = gauge("qcat_memory_shed", "1 while it holds as little as it can because memory is scarce");
    for (const auto &component : ops.components) {
        if (component.id.value != "memory")
            continue;
        for (const auto &one : domain::heldMemory(component.measured)) {
            held.add(one.bytes, {{"holder", one.name}});
            if (one.mayBeShed)
                shed.add(one.isShed ? 1 : 0, {{"holder", one.name}});
        }
    }
    held.into(families);
    shed.into(families);
}

} // namespace qcat::telemetry
