#pragma once

#include <qcat/drill_servers/postgres_server.h>

//     if (const std::string why = PostgresServer::unavailable(); !why.empty())
//         QSKIP(why.c_str());
//     PostgresServer server;
//     const auto started = server.start();
//     QVERIFY2(started, messageOf(started));
//     StorePostgres store(server.config(), ...);
using qcat::drill_servers::PostgresServer;

// For QVERIFY2: the error's message, or nothing.
template <typename T>
const char *messageOf(const qcat::base::Result<T> &result)
{
    return result ? "" : result.error().message.c_str();
}
