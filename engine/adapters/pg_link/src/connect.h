#pragma once

#include "deadline.h"

#include <qcat/base/result.h>
#include <qcat/domain/config.h>

#include <libpq-fe.h>

#include <memory>
#include <string>

namespace qcat::pg_link
{

struct PgConnCloser {
    void operator()(PGconn *connection) const { PQfinish(connection); }
};
using PgConn = std::unique_ptr<PGconn, PgConnCloser>;

// A connection that is logged in at the first of the configured servers that takes us (writes, where there are several), by the deadline to the millisecond (libpq's own connect_timeout counts whole seconds,
// 2 at least).
base::Result<PgConn> connect(const domain::DatabaseConfig &config, const std::string &applicationName,
                             Deadline deadline);

// An Error for what libpq or the server said: one line, with SQLSTATE and target.
base::Error makeError(std::string_view code, std::string_view sqlstate, std::string_view text,
                      const std::string &target);

} // namespace qcat::pg_link
