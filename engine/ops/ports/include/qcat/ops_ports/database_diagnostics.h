#pragma once

#include <qcat/base/call.h>
#include <qcat/domain/postgres_status.h>

#include <memory>

namespace qcat::ops
{

// Looks inside the database's server on a connection of its own. refresh() returns at once and asks only what is due by
// the intervals that the status names, so it may be called as often as somebody wants to see something new. `done` is
// called exactly once, on the executor that the adapter was built with, by the deadline at the latest. A server that is
// gone or hangs is no Error but a status that says so; an Error means that there is no new status.
class DatabaseDiagnostics
{
public:
    virtual ~DatabaseDiagnostics() = default;
    virtual void refresh(const base::CallLimits &limits,
                         base::Done<std::shared_ptr<const domain::PostgresStatus>> done) = 0;
};

} // namespace qcat::ops
