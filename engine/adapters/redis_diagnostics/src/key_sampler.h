#pragma once

#include <qcat/base/deadline.h>
#include <qcat/domain/redis_storage.h>
#include <qcat/redis_link/connection.h>

namespace qcat::redis_diagnostics
{

// Looks for large keys a little at a time: SCAN by hundreds, then the size of each. One pass over the whole keyspace,
// spread over many calls.
class KeySampler
{
public:
    // Works until `until`, give or take one step; what an error reply tells ends it. `timeout` is for each step.
    base::Status sample(redis_link::Connection &connection, base::Deadline until, base::Duration timeout);
    const domain::redis::BigKeys &found() const { return m_found; }

private:
    base::Status measure(redis_link::Connection &connection, const std::vector<redis_link::Reply> &keys,
                         base::Duration timeout);
    void keep(domain::redis::BigKey key);

    std::string m_cursor = "0";
    domain::redis::BigKeys m_found;
};

} // namespace qcat::redis_diagnostics
