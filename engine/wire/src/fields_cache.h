#pragma once

#include "fields.h"

#include <qcat/domain/cache_status.h>

namespace qcat::wire
{

QCAT_WIRE_FIELDS(domain::SharedHalt)
{
    f("key", x.key);
    f("account", x.account);
    f("who", x.who);
    f("why", x.why);
    f("since_ns", x.since);
}

QCAT_WIRE_FIELDS(domain::NodeIncident)
{
    f("node", x.node);
    f("id", x.id);
    f("title", x.title);
    f("component", x.component);
    f("severity", x.severity);
    f("state", x.state);
    f("since_ns", x.since);
    f("told_at_ns", x.toldAt);
}

QCAT_WIRE_FIELDS(domain::SharedBudget)
{
    f("per_second", x.perSecond);
    f("own_share", x.ownShare);
    f("is_shared", x.isShared);
    f("taken", x.taken);
    f("refused", x.refused);
}

QCAT_WIRE_FIELDS(domain::CacheStatus)
{
    f("target", x.target);
    f("node", x.node);
    f("halts", x.halts);
    f("incidents", x.incidents);
    f("budget", x.budget);
    f("written", x.written);
    f("dropped", x.dropped);
    f("writing", x.writing);
}

} // namespace qcat::wire
