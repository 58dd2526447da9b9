#pragma once

#include "escalation.h"

#include <qcat/domain/incident.h>
#include <qcat/domain/notification.h>
#include <qcat/ops_ports/outbox_store.h>

#include <optional>

namespace qcat::notify
{

// What a change of an incident means for the calling.
struct PagePlan {
    ops::Page page;
    bool isFirst = false;     // nobody was called for it before
    bool supersedes = false;  // what still waits to be said of the trouble is not said any more
    bool isOver = false;      // whoever was told is owed the word that it is over
    bool operator==(const PagePlan &) const = default;
};

// Empty: the calling goes on as it did. `before`: the page so far, none where the incident is new.
std::optional<PagePlan> planFor(const ops::Page *before, const domain::Incident &incident, const Escalation &escalation, base::WallTime now,
                                bool isPaper);

// One step that is due: the page after it and whom it calls.
struct StepPlan {
    ops::Page page;
    domain::MessageKind kind = domain::MessageKind::Firing;
    std::vector<Recipient> recipients;
    std::string round; // tells this call from every other of the incident
};
StepPlan nextStep(const ops::Page &page, const Escalation &escalation, base::WallTime now);

} // namespace qcat::notify
