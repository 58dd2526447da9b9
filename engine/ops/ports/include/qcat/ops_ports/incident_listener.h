#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/incident.h>

#include <cstddef>

namespace qcat::ops
{

// Told of every change of every incident, in order, on the ops thread: calling people, forwarding. What happened are the lines of the
// timeline from `firstNew` on; none of them (firstNew is the timeline's length) where only a deadline moved; some of them once more behind
// what a watcher had written before them. The desk must not be called back from here: post it.
class IncidentListener
{
public:
    virtual ~IncidentListener() = default;
    // Inside the transaction that writes the change: what is owed because of it (messages) is written with it, or neither is. Not called
    // while the store takes nothing.
    virtual base::Status record(const domain::Incident &incident, std::size_t firstNew) = 0;
    // The change stands. `isStored`: record() was called and its writing is durable; otherwise the store has failed, and people must be
    // called all the same.
    virtual void changed(const domain::Incident &incident, std::size_t firstNew, bool isStored) = 0;
};

} // namespace qcat::ops
