#pragma once

#include "answering_engine.h"
#include "http_client.h"
#include "real_clock.h"

#include <qcat/http_api/http_server.h>

#include <QTest>

inline const QByteArray kToken = "0123456789abcdef0123";
inline const QByteArray kBearer = "Authorization: Bearer " + kToken + "\r\n";

// A server on a free port over a scripted engine.
struct Serving {
    explicit Serving(bool withEngine = true, qcat::http_api::HttpOptions options = {},
                     qcat::http_api::HttpHooks hooks = {})
    {
        options.port = 0;
        options.token = kToken.toStdString();
        options.version = "9.9";
        server = std::make_unique<qcat::http_api::HttpServer>(options, std::move(hooks), clock);
        const auto started = server->start();
        QVERIFY2(started, started ? "" : started.error().message.c_str());
        if (withEngine)
            server->attach(engine);
    }
    int port() const { return server->port(); }

    RealClock clock;
    AnsweringEngine engine;
    std::unique_ptr<qcat::http_api::HttpServer> server;
};
