#include "memory_facts.h"

#include <qcat/domain/held_memory.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>

#include <QCoreApplication>

#include <algorithm>

namespace qcat::ui
{

namespace
{

struct Memory
{
    Q_DECLARE_TR_FUNCTIONS(Memory)
};

} // namespace

std::vector<FactsLabel::Fact> memoryFacts(const api::OpsSnapshot &ops, const Theme &theme)
{
    const auto component = std::ranges::find(ops.components, domain::ComponentId{"memory"}, &api::ComponentView::id);
    const auto held = component == ops.components.end() ? std::vector<domain::HeldMemory>() : domain::heldMemory(component->measured);
    if (held.empty())
        return {{Memory::tr("Memory"), Memory::tr("not known")}};
    std::vector<FactsLabel::Fact> facts;
    for (const auto &one : held) {
        const auto bytes = bytesText(one.bytes);
        facts.push_back({memoryHolderName(one.name), one.isShed ? Memory::tr("%1, given up", "bytes").arg(bytes) : bytes, one.isShed ? theme.p2 : QColor()});
    }
    return facts;
}

} // namespace qcat::ui
