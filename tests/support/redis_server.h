#pragma once

#include <qcat/drill_servers/redis_server.h>

//     if (const std::string why = RedisServer::unavailable(); !why.empty())
//         QSKIP(why.c_str());
//     RedisServer server({"maxmemory 4mb"});
//     QVERIFY(server.start());
using qcat::drill_servers::RedisServer;
