#pragma once

#include "message.h"

#include <QPointer>

#include <functional>
#include <optional>

namespace qcat::http_api
{

class Connection;

// The answer that a request waits for: given once, now or later, on the server's thread. Harmless when the client has
// left meanwhile.
class Exchange
{
public:
    using OnAnswered = std::function<void(int status)>;

    Exchange(Connection &connection, bool fromLoopback);

    bool isFromLoopback() const { return m_fromLoopback; }
    // Called with the status when the answer is given.
    void setOnAnswered(OnAnswered onAnswered) { m_onAnswered = std::move(onAnswered); }
    void respond(const HttpResponse &response);
    // Answers 200 with an event stream that stays open; null when the client has left.
    QPointer<Connection> openStream();

private:
    QPointer<Connection> m_connection;
    bool m_fromLoopback;
    OnAnswered m_onAnswered;
};

} // namespace qcat::http_api
