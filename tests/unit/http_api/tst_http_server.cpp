#include "serving.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

QJsonObject json(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QString errorCode(const HttpAnswer &answer)
{
    return json(answer).value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString();
}

api::TradingSnapshot activeTrading(const base::Clock &clock)
{
    api::TradingSnapshot trading;
    trading.state = domain::TradingState::Active;
    trading.at = clock.steadyNow();
    return trading;
}

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void history_of_a_series_is_answered()
    {
        Serving s;
        s.engine.setHistory({"pool.x.in_use", "1", 5s, {{{1}, 1, 2, 3}}});
        const auto answer = ask(s.port(), "GET", "/api/v1/history?series=pool.x.in_use&from=-30m&points=10", kBearer);
        QCOMPARE(answer.status, 200);
        QCOMPARE(json(answer).value(QStringLiteral("points")).toArray().size(), 1);
        QCOMPARE(ask(s.port(), "GET", "/api/v1/history?series=nothing", kBearer).status, 404);
    }

    void history_that_is_asked_wrongly_is_refused_with_the_parameter_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("no series") << QByteArray("");
        QTest::newRow("from") << QByteArray("?series=a&from=yesterday");
        QTest::newRow("points") << QByteArray("?series=a&points=0");
        QTest::newRow("unknown") << QByteArray("?series=a&step=5");
    }
    void history_that_is_asked_wrongly_is_refused_with_the_parameter()
    {
        QFETCH(QByteArray, query);
        Serving s;
        const auto answer = ask(s.port(), "GET", "/api/v1/history" + query, kBearer);
        QCOMPARE(answer.status, 400);
        QCOMPARE(errorCode(answer), QStringLiteral("http.bad_query"));
    }

    void health_says_starting_before_there_is_an_engine_and_stopping_after()
    {
        Serving s(false);
        auto answer = ask(s.port(), "GET", "/health");
        QCOMPARE(answer.status, 503);
        QCOMPARE(json(answer).value(QStringLiteral("status")).toString(), QStringLiteral("starting"));
        QCOMPARE(json(answer).value(QStringLiteral("version")).toString(), QStringLiteral("9.9"));
        QCOMPARE(errorCode(ask(s.port(), "GET", "/api/v1/snapshot", kBearer)), QStringLiteral("http.no_engine"));

        s.engine.publish(activeTrading(s.clock), {});
        s.server->attach(s.engine);
        answer = ask(s.port(), "GET", "/health");
        QCOMPARE(answer.status, 200);
        QCOMPARE(json(answer).value(QStringLiteral("status")).toString(), QStringLiteral("healthy"));

        s.server->detach();
        answer = ask(s.port(), "GET", "/health");
        QCOMPARE(answer.status, 503);
        QCOMPARE(json(answer).value(QStringLiteral("status")).toString(), QStringLiteral("stopping"));
    }

    void head_has_the_headers_without_the_body()
    {
        Serving s;
        const auto answer = ask(s.port(), "HEAD", "/health");
        QVERIFY(answer.headers.contains("Content-Length: "));
        QCOMPARE(answer.body, QByteArray());
    }

    void metrics_are_what_the_hook_says()
    {
        Serving s(false, {}, {[] { return std::string("up 1\n"); }, {}});
        const auto answer = ask(s.port(), "GET", "/metrics");
        QCOMPARE(answer.body, QByteArray("up 1\n"));
        QVERIFY(answer.headers.contains("text/plain; version=0.0.4"));
    }

    // The manual prints curl without a token: a program of this machine may, a web page or a proxy may not.
    void alerts_without_the_token_are_tests_of_local_programs_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("test");
        QTest::newRow("local program") << QByteArray() << 200 << true;
        QTest::newRow("with the token") << kBearer << 200 << false;
        QTest::newRow("web page") << QByteArray("Origin: http://evil.example\r\n") << 401 << true;
        QTest::newRow("proxy") << QByteArray("X-Forwarded-For: 10.0.0.1\r\n") << 401 << true;
        QTest::newRow("another proxy") << QByteArray("Via: 1.1 front\r\n") << 401 << true;
        QTest::newRow("wrong token, as a local program") << QByteArray("Authorization: Bearer 0123\r\n") << 200 << true;
    }
    void alerts_without_the_token_are_tests_of_local_programs()
    {
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QFETCH(bool, test);
        Serving s;
        const auto answer = ask(s.port(), "POST", "/api/v1/alerts", headers, R"({"level":"critical","title":"T","message":"m"})");
        QCOMPARE(answer.status, status);
        QCOMPARE(s.engine.commands().size(), std::size_t(status == 200));
        if (status != 200)
            return;
        const auto command = s.engine.commands().front();
        const auto &alert = std::get<api::ReportAlerts>(command.body).alerts.front();
        QCOMPARE(alert.test, test);
        QCOMPARE(alert.severity, domain::Severity::P1);
    }

    void the_webhook_of_an_alertmanager_is_understood()
    {
        Serving s;
        const QByteArray body = R"({"version":"4","status":"firing","alerts":[
            {"status":"firing","labels":{"alertname":"HighLatency","instance":"db1","severity":"warning"},"annotations":{"summary":"slow"}},
            {"status":"resolved","labels":{"alertname":"DiskFull"},"annotations":{"description":"was full"}}]})";
        QCOMPARE(ask(s.port(), "POST", "/api/v1/alerts/alertmanager", kBearer, body).status, 200);
        const auto alerts = std::get<api::ReportAlerts>(s.engine.commands().front().body).alerts;
        QCOMPARE(alerts.size(), std::size_t(2));
        const domain::ExternalAlert first{"HighLatency", "db1", "alertmanager", "slow", domain::Severity::P2, true, false};
        QVERIFY(alerts[0] == first);
        QVERIFY(!alerts[1].firing);
        QCOMPARE(alerts[1].summary, std::string("was full"));
    }

    void refusals_name_everything_that_is_missing_and_what_is_known()
    {
        Serving s;
        const auto alert = ask(s.port(), "POST", "/api/v1/alerts", kBearer, R"({"status":"odd"})");
        QCOMPARE(alert.status, 400);
        for (const char *said : {"title", "level", "critical, warning or info", "status", "firing or resolved"})
            QVERIFY2(alert.body.contains(said), alert.body);
        const auto list = ask(s.port(), "GET", "/api/v1/incidents?state=suspected&component=databse", kBearer);
        QVERIFY2(list.status == 400 && list.body.contains("component='databse': known are "), list.body);
    }

    void requests_are_refused_with_status_and_code_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *method, const char *path, QByteArray headers, QByteArray body,
                            int status, const char *code) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path) << headers << body << status
                                << QString::fromLatin1(code);
        };
        row("no token", "GET", "/api/v1/snapshot", {}, {}, 401, "http.token_needed");
        row("wrong token", "GET", "/api/v1/snapshot", "Authorization: Bearer 0123456789abcdef0124\r\n", {}, 401,
            "http.token_needed");
        row("token cut short", "GET", "/api/v1/snapshot", "Authorization: Bearer 0123\r\n", {}, 401,
            "http.token_needed");
        row("command without a token", "POST", "/api/v1/commands", {}, "{}", 401, "http.token_needed");
        row("unknown path without a token", "GET", "/etc/passwd", {}, {}, 401, "http.token_needed");
        row("unknown path", "GET", "/api/v2/snapshot", kBearer, {}, 404, "http.not_found");
        row("incident of no one", "GET", "/api/v1/incidents/INC-9", kBearer, {}, 404, "incident.unknown");
        row("path below an incident", "GET", "/api/v1/incidents/INC-9/x", kBearer, {}, 404, "http.not_found");
        row("delete", "DELETE", "/health", {}, {}, 405, "http.method");
        row("get commands", "GET", "/api/v1/commands", kBearer, {}, 405, "http.method");
        row("command that is no JSON", "POST", "/api/v1/commands", kBearer, "abc", 400, "wire.malformed");
        row("body too large", "POST", "/api/v1/alerts", kBearer, QByteArray(100'000, ' '), 413, "http.refused");
        row("alert without a title", "POST", "/api/v1/alerts", kBearer, R"({"level":"info"})", 400, "wire.malformed");
        row("alert of no known level", "POST", "/api/v1/alerts", kBearer, R"({"level":"bad","title":"t"})", 400, "wire.malformed");
        row("webhook without alerts", "POST", "/api/v1/alerts/alertmanager", kBearer, R"({"alerts":{}})", 400, "wire.malformed");
        row("webhook whose alert has no name", "POST", "/api/v1/alerts/alertmanager", kBearer,
            R"({"alerts":[{"status":"firing","labels":{}}]})", 400, "wire.malformed");
        row("headers too large", "GET", "/health", "X-A: " + QByteArray(40'000, 'a') + "\r\n", {}, 431, "http.refused");
        row("malformed header", "GET", "/health", "foo bar\r\n", {}, 400, "http.refused");
    }
    void requests_are_refused_with_status_and_code()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, code);
        Serving s;
        const auto answer = ask(s.port(), method, path, headers, body);
        QCOMPARE(answer.status, status);
        QCOMPARE(errorCode(answer), code);
        QVERIFY(s.engine.commands().empty());
        if (status == 405)
            QVERIFY(answer.headers.contains("Allow: "));
        QCOMPARE(ask(s.port(), "GET", "/metrics").status, 200);
    }

    void host_of_another_name_is_turned_away()
    {
        Serving s;
        const auto statusFor = [&s](const QByteArray &host) {
            HttpConnection connection(s.port());
            connection.send("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            return connection.readToEnd().mid(9, 3).toInt();
        };
        for (const char *host : {"localhost", "localhost:8082", "127.0.0.1:1", "[::1]:8082", "127.3.2.1"})
            QVERIFY2(statusFor(host) == 200, host);
        for (const char *host :
             {"evil.example", "evil.example:8082", "127.0.0.1.evil.example", "localhost.evil", "10.0.0.1", ""})
            QVERIFY2(statusFor(host) == 421, host);
    }

    void command_is_answered_when_the_engine_has_answered()
    {
        Serving s;
        const auto answer = ask(s.port(), "POST", "/api/v1/commands", kBearer,
                                "{\"actor\":\"anna\",\"type\":\"halt\",\"reason\":\"test\"}");
        QCOMPARE(answer.status, 200);
        QCOMPARE(json(answer).value(QStringLiteral("command")).toInt(), 1);
        QVERIFY(json(answer).value(QStringLiteral("answer")).toObject().value(QStringLiteral("error")).isNull());
        QCOMPARE(s.engine.commands().front().actor, std::string("anna"));
    }

    void command_may_come_in_chunks_cut_anywhere()
    {
        Serving s;
        HttpConnection connection(s.port());
        for (const QByteArray &piece :
             {"POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" + kBearer + "\r\n",
              QByteArray("8\r\n{\"type\":\r"), QByteArray("\n11"), QByteArray("\r\n\"cancel_entries\"}\r\n0\r"),
              QByteArray("\n\r"), QByteArray("\n")}) {
            connection.send(piece);
            connection.readUntil("no answer before the end", 20);
        }
        QVERIFY(connection.readUntil("\r\n\r\n").startsWith("HTTP/1.1 200 OK"));
        QCOMPARE(s.engine.commands().size(), std::size_t(1));
    }

    void request_without_a_host_is_refused_and_the_connection_closed()
    {
        Serving s;
        HttpConnection connection(s.port());
        connection.send("GET /health HTTP/1.1\r\n\r\n");
        QVERIFY(connection.readToEnd().startsWith("HTTP/1.1 400"));
        QVERIFY(connection.isClosed());
    }

    void command_that_takes_long_is_accepted_and_answered_as_an_event()
    {
        http_api::HttpOptions options;
        options.commandTimeout = 100ms;
        Serving s(true, options);
        s.engine.setSilent(true);
        const auto answer = ask(s.port(), "POST", "/api/v1/commands", kBearer, "{\"type\":\"cancel_entries\"}");
        QCOMPARE(answer.status, 202);
        QVERIFY(json(answer).value(QStringLiteral("answer")).isNull());
    }

    void halt_is_taken_when_the_places_of_other_commands_are_full()
    {
        const QByteArray note = R"({"type":"add_note","incident":"INC-1","text":"x"})";
        const auto send = [](int port, const QByteArray &body) { return ask(port, "POST", "/api/v1/commands", kBearer, body); };
        http_api::HttpOptions options;
        options.commandTimeout = 1ms; // 202, and the engine's answer still owed
        Serving s(true, options);
        s.engine.setSilent(true);
        std::vector<std::unique_ptr<HttpConnection>> waiting;
        for (std::size_t i = 0; i < 256; ++i) {
            waiting.push_back(std::make_unique<HttpConnection>(s.port()));
            waiting.back()->request("POST", "/api/v1/commands", kBearer, note);
        }
        QTRY_COMPARE(s.engine.commands().size(), std::size_t(256));

        const auto refused = send(s.port(), note);
        QCOMPARE(refused.status, 503);
        QCOMPARE(errorCode(refused), QStringLiteral("http.too_many_commands"));
        QVERIFY(refused.body.contains("was not given to the engine"));
        QCOMPARE(send(s.port(), R"({"type":"resume","confirm":"RESUME"})").status, 503);
        QCOMPARE(s.engine.commands().size(), std::size_t(256));

        for (const QByteArray act : {R"({"type":"halt","reason":""})", R"({"type":"cancel_entries"})", R"({"type":"flatten","confirm":"FLATTEN"})"})
            QCOMPARE(send(s.port(), act).status, 202);
        QCOMPARE(s.engine.commands().size(), std::size_t(259));
    }

    void halt_is_taken_when_the_places_reserved_for_it_are_full_too()
    {
        Serving s;
        s.engine.setSilent(true);
        std::vector<std::unique_ptr<HttpConnection>> waiting;
        for (std::size_t i = 0; i < 256 + 64; ++i) {
            waiting.push_back(std::make_unique<HttpConnection>(s.port()));
            waiting.back()->request("POST", "/api/v1/commands", kBearer, R"({"type":"cancel_entries"})");
        }
        QTRY_COMPARE(s.engine.commands().size(), std::size_t(320));
        // at once, not after the command timeout of ten seconds
        const auto answer = ask(s.port(), "POST", "/api/v1/commands", kBearer, R"({"type":"halt","reason":""})");
        QCOMPARE(answer.status, 202);
        QCOMPARE(json(answer).value(QStringLiteral("command")).toInt(), 321);
        QCOMPARE(s.engine.commands().size(), std::size_t(321));
    }

    void an_incident_is_found_by_its_id()
    {
        Serving s;
        api::OpsSnapshot ops;
        ops.incidents.resize(2);
        ops.incidents[1].id = {"INC-20261122-0001"};
        s.engine.publish(activeTrading(s.clock), ops);
        const auto found = ask(s.port(), "GET", "/api/v1/incidents/INC-20261122-0001", kBearer);
        QCOMPARE(found.status, 200);
        QCOMPARE(json(found).value(QStringLiteral("id")).toString(), QStringLiteral("INC-20261122-0001"));
    }

    void requests_of_one_connection_are_answered_in_order()
    {
        Serving s(true, {}, {[] { return std::string("metrics\n"); }, {}});
        HttpConnection connection(s.port());
        QByteArray many;
        for (int i = 0; i < 200; ++i)
            many += "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
        connection.send(many + "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QCOMPARE(connection.readToEnd().count("HTTP/1.1 200 OK"), qsizetype(201));
    }

    void half_a_request_is_cut_off_in_time()
    {
        http_api::HttpOptions options;
        options.readTimeout = 100ms;
        Serving s(true, options);
        HttpConnection connection(s.port());
        connection.send("GET /health HTTP/1.1\r\nHost: local");
        QVERIFY(connection.readToEnd().startsWith("HTTP/1.1 408 Request Timeout"));
        QVERIFY(connection.isClosed());
    }

    void idle_connection_is_closed()
    {
        http_api::HttpOptions options;
        options.idleTimeout = 100ms;
        Serving s(true, options);
        HttpConnection connection(s.port());
        QCOMPARE(connection.readToEnd(), QByteArray());
        QVERIFY(connection.isClosed());
    }

    void client_that_leaves_before_its_answer_does_no_harm()
    {
        http_api::HttpOptions options;
        options.commandTimeout = 50ms;
        Serving s(true, options);
        s.engine.setSilent(true);
        for (int i = 0; i < 20; ++i) {
            HttpConnection connection(s.port());
            connection.request("POST", "/api/v1/commands", kBearer, "{\"type\":\"cancel_entries\"}");
        }
        QTRY_COMPARE(s.engine.commands().size(), std::size_t(20));
        QCOMPARE(ask(s.port(), "POST", "/api/v1/commands", kBearer, "{\"type\":\"cancel_entries\"}").status, 202);
    }

    void each_request_is_reported_with_its_pattern_and_status()
    {
        std::mutex mutex;
        std::vector<std::pair<std::string, int>> seen;
        const auto note = [&](std::string_view route, int status, base::Duration took) {
            std::lock_guard lock(mutex);
            if (took >= 0s)
                seen.emplace_back(route, status);
        };
        Serving s(true, {}, {{}, note});
        ask(s.port(), "GET", "/api/v1/incidents/INC-1", kBearer);
        ask(s.port(), "GET", "/made/up", kBearer);
        ask(s.port(), "GET", "/metrics");
        std::lock_guard lock(mutex);
        QVERIFY((seen == std::vector<std::pair<std::string, int>>{
                             {"/api/v1/incidents/{id}", 404}, {"other", 404}, {"/metrics", 200}}));
    }

    void port_in_use_is_told_with_its_address()
    {
        Serving s;
        http_api::HttpOptions options;
        options.port = s.port();
        http_api::HttpServer second(options, {}, s.clock);
        const auto started = second.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, std::string("http.listen_failed"));
        QCOMPARE(started.error().message,
                 "cannot listen on 127.0.0.1:" + std::to_string(s.port()) + ": The bound address is already in use");
    }

    void address_that_is_none_is_told()
    {
        RealClock clock;
        http_api::HttpOptions options;
        options.host = "no-such-host";
        http_api::HttpServer server(options, {}, clock);
        const auto started = server.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, std::string("http.bad_address"));
    }

    void stop_lets_answers_under_way_finish()
    {
        http_api::HttpOptions options;
        options.commandTimeout = 100ms;
        Serving s(true, options);
        s.engine.setSilent(true);
        HttpConnection connection(s.port());
        connection.request("POST", "/api/v1/commands", kBearer, "{\"type\":\"cancel_entries\"}");
        QTRY_COMPARE(s.engine.commands().size(), std::size_t(1));
        s.server->stop();
        QVERIFY(connection.readToEnd().startsWith("HTTP/1.1 202"));
    }

    void stop_cuts_what_is_left_after_its_cap()
    {
        Serving s;
        HttpConnection reader(s.port());
        reader.request("GET", "/api/v1/events", kBearer);
        reader.readUntil("event: snapshot");
        QElapsedTimer timer;
        timer.start();
        s.server->stop(200ms);
        QVERIFY(timer.elapsed() < 15'000);
        reader.readToEnd();
        QVERIFY(reader.isClosed());
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_http_server.moc"
