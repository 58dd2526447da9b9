#include "connection.h"

namespace qcat::pg_link
{

ReadyConnectionPolicy::ReadyConnectionPolicy(PgConn ready) : connectionpolicy(std::string()), m_ready(std::move(ready))
{
}

ReadyConnectionPolicy::handle ReadyConnectionPolicy::do_startconnect(handle current)
{
    return current ? current : m_ready.release();
}

Connection::Connection(PgConn ready) : connection_base(m_policy), m_raw(ready.get()), m_policy(std::move(ready))
{
    init();
    // libpqxx 6 otherwise reconnects by itself, without a deadline, on the third use of a dead connection and on BEGIN
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    inhibit_reactivation(true);
#pragma GCC diagnostic pop
}

Connection::~Connection() noexcept
{
    close();
}

} // namespace qcat::pg_link
