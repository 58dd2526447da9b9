#pragma once

#include "connect.h"

#include <pqxx/connection>

namespace qcat::pg_link
{

// libpqxx's way in for a connection that is already made: it hands over the one it was given, once, and never makes
// another.
class ReadyConnectionPolicy : public pqxx::connectionpolicy
{
public:
    explicit ReadyConnectionPolicy(PgConn ready);
    handle do_startconnect(handle current) override;

private:
    PgConn m_ready;
};

class Connection : public pqxx::connection_base
{
public:
    explicit Connection(PgConn ready);
    ~Connection() noexcept;

    PGconn *raw() const { return m_raw; } // null-safe to read while this lives

private:
    PGconn *m_raw;
    ReadyConnectionPolicy m_policy;
};

} // namespace qcat::pg_link
