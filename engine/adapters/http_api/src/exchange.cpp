#include "exchange.h"

#include "connection.h"

namespace qcat::http_api
{

Exchange::Exchange(Connection &connection, bool fromLoopback) : m_connection(&connection), m_fromLoopback(fromLoopback)
{
}

void Exchange::respond(const HttpResponse &response)
{
    if (m_onAnswered)
        m_onAnswered(response.status);
    if (m_connection)
        m_connection->answer(response);
}

QPointer<Connection> Exchange::openStream()
{
    if (m_onAnswered)
        m_onAnswered(200);
    if (m_connection)
        m_connection->beginStream();
    return m_connection;
}

} // namespace qcat::http_api
