#include "serving.h"

#include <qcat/http_api/token_book.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUrl>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

QString codeOf(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object()[QStringLiteral("error")].toObject()[QStringLiteral("code")].toString();
}

domain::Incident incident(const char *id, domain::IncidentState state)
{
    domain::Incident i;
    i.id = {id};
    i.fault = {"database.connection_failed"};
    i.state = state;
    i.openedAt = {1'767'225'600'000'000'000};
    i.exposureAtStart.openOrders = 3;
    return i;
}

} // namespace

// What scripts and other people's tokens may do at the incident desk.
class TestDeskRoutes : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QByteArray bearerOf(const char *name, api::Role role, const std::string &file)
    {
        const auto token = http_api::addToken(file, name, role);
        return "Authorization: Bearer " + QByteArray::fromStdString(token.valueOr({})) + "\r\n";
    }

private Q_SLOTS:
    void incidents_are_a_list_with_what_scripts_need()
    {
        Serving s;
        s.engine.setPage({{incident("INC-1", domain::IncidentState::Open)}, 1});
        const auto answer = ask(s.port(), "GET", "/api/v1/incidents?state=open,acknowledged&severity=P1&limit=5", kBearer);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.headers.contains("X-Total-Count: 1"));
        const auto row = QJsonDocument::fromJson(answer.body).array().at(0).toObject();
        for (const char *key : {"id", "fault", "severity", "state", "opened_at", "exposure"})
            QVERIFY2(row.contains(QLatin1String(key)), key);
        QCOMPARE(row[QStringLiteral("opened_at")].toString(), QStringLiteral("2026-01-01T00:00:00.000Z"));
        QCOMPARE(row[QStringLiteral("exposure")].toObject()[QStringLiteral("open_orders")].toInt(), 3);
        const auto query = s.engine.incidentQueries().back();
        QCOMPARE(query.states.size(), std::size_t(2));
        QVERIFY(query.severity == domain::Severity::P1);
        QCOMPARE(query.most, 5);
    }

    void suspected_ones_stand_in_the_list_though_they_are_not_stored_yet()
    {
        Serving s;
        api::OpsSnapshot ops;
        ops.incidents = {incident("", domain::IncidentState::Suspected)};
        s.engine.publish({}, ops);
        const auto rows = [&](const char *state) {
            return QJsonDocument::fromJson(ask(s.port(), "GET", QByteArray("/api/v1/incidents?state=") + state, kBearer).body).array().size();
        };
        QTRY_COMPARE(rows("suspected"), 1);
        QCOMPARE(rows("all"), 1);
        QCOMPARE(rows("open"), 0);
        QCOMPARE(rows("suspected&severity=P3"), 1);
        QCOMPARE(rows("suspected&severity=P0"), 0);
        QCOMPARE(rows("suspected&text=DATABASE.conn"), 1);
        QCOMPARE(rows("suspected&text=redis"), 0);
        QCOMPARE(codeOf(ask(s.port(), "GET", "/api/v1/incidents?state=broken", kBearer)), QStringLiteral("http.bad_query"));
        QCOMPARE(codeOf(ask(s.port(), "GET", "/api/v1/incidents?severity=P9", kBearer)), QStringLiteral("http.bad_query"));
    }

    void who_is_only_suspected_is_named_by_its_fault_and_instance_until_it_has_a_number()
    {
        Serving s;
        api::OpsSnapshot ops;
        ops.incidents = {incident("", domain::IncidentState::Suspected), incident("", domain::IncidentState::Suspected)};
        ops.incidents[1].instance = "https://x.net/a b";
        s.engine.publish({}, ops);
        const auto ids = [&] {
            QStringList all;
            for (const auto row : QJsonDocument::fromJson(ask(s.port(), "GET", "/api/v1/incidents?state=suspected", kBearer).body).array())
                all << row.toObject()[QLatin1String("id")].toString();
            return all;
        };
        QTRY_COMPARE(ids(), (QStringList{QStringLiteral("suspected:database.connection_failed"),
                                         QStringLiteral("suspected:database.connection_failed@https://x.net/a b")}));
        const auto shown = [&](const QString &id) {
            const auto answer = ask(s.port(), "GET", "/api/v1/incidents/" + QUrl::toPercentEncoding(id), kBearer);
            return QJsonDocument::fromJson(answer.body).object()[QLatin1String("instance")].toString(QStringLiteral("none"));
        };
        QCOMPARE(shown(ids().first()), QString());
        QCOMPARE(shown(ids().last()), QStringLiteral("https://x.net/a b"));
        QCOMPARE(ask(s.port(), "GET", "/api/v1/incidents/suspected:redis.failed", kBearer).status, 404);
        QCOMPARE(ask(s.port(), "POST", "/api/v1/incidents/" + QUrl::toPercentEncoding(ids().last()) + "/ack", kBearer, "{}").status, 200);
        QCOMPARE(std::get<api::AcknowledgeIncident>(s.engine.commands().back().body).incident.value, ids().last().toStdString());
    }

    void a_list_is_asked_for_in_any_order_and_by_the_page()
    {
        Serving s;
        QCOMPARE(ask(s.port(), "GET", "/api/v1/incidents?state=all&order=lasted&ascending=1&offset=200&limit=100&text=cable", kBearer).status, 200);
        const auto query = s.engine.incidentQueries().back();
        QVERIFY(query.order == domain::IncidentOrder::Lasted && query.ascending);
        QCOMPARE(query.offset, 200);
        QCOMPARE(query.most, 100);
        QCOMPARE(query.text, std::string("cable"));
        QCOMPARE(codeOf(ask(s.port(), "GET", "/api/v1/incidents?order=colour", kBearer)), QStringLiteral("http.bad_query"));
    }

    void acts_on_an_incident_are_commands_of_the_engine()
    {
        Serving s;
        const auto post = [&](const char *path, const char *body) { return ask(s.port(), "POST", path, kBearer, body).status; };
        QCOMPARE(post("/api/v1/incidents/INC-1/ack", R"({"actor":"ann"})"), 200);
        QCOMPARE(std::get<api::AcknowledgeIncident>(s.engine.commands().back().body).incident.value, std::string("INC-1"));
        QCOMPARE(s.engine.commands().back().actor, std::string("ann"));
        QCOMPARE(post("/api/v1/incidents/INC-1/notes", R"({"text":"seen"})"), 200);
        QCOMPARE(std::get<api::AddNote>(s.engine.commands().back().body).text, std::string("seen"));
        QCOMPARE(post("/api/v1/incidents/INC-1/resolve", R"({"summary":"cable"})"), 200);
        QCOMPARE(post("/api/v1/incidents/INC-1/owner", R"({"owner":"bob"})"), 200);
        QCOMPARE(post("/api/v1/incidents/INC-1/merge", R"({"into":"INC-2"})"), 200);
        QCOMPARE(post("/api/v1/incidents/INC-1/close", "{}"), 200);
        QCOMPARE(post("/api/v1/incidents/INC-1/notes", R"({"words":"seen"})"), 400);
        QCOMPARE(post("/api/v1/incidents/INC-1/notes", "[1]"), 400);
        QCOMPARE(post("/api/v1/incidents/INC-1/ack", R"({"incident":"INC-2"})"), 400);
        QCOMPARE(ask(s.port(), "GET", "/api/v1/incidents/INC-1/ack", kBearer).status, 405);
        QCOMPARE(s.engine.commands().size(), std::size_t(6));
    }

    void a_file_is_brought_as_it_is_and_read_again_by_its_hash()
    {
        Serving s;
        const QByteArray file(3'000'000, '\xfe');
        QCOMPARE(ask(s.port(), "POST", "/api/v1/incidents/INC-1/attachments?name=core%20dump.bin", kBearer, file).status, 200);
        const auto taken = std::get<api::AttachFile>(s.engine.commands().back().body);
        QCOMPARE(taken.incident.value, std::string("INC-1"));
        QCOMPARE(taken.name, std::string("core dump.bin"));
        QVERIFY(taken.content.bytes == file.toStdString());
        s.engine.setFile("abc", file.toStdString());
        const auto read = ask(s.port(), "GET", "/api/v1/attachments/abc", kBearer);
        QCOMPARE(read.status, 200);
        QVERIFY(read.body == file);
        QCOMPARE(ask(s.port(), "GET", "/api/v1/attachments/other", kBearer).status, 404);
    }

    // Whoever may not bring files makes the server hold no more than a command's worth.
    void large_bodies_are_for_those_who_may_bring_files()
    {
        Serving s;
        const QByteArray large(200'000, 'x');
        QCOMPARE(ask(s.port(), "POST", "/api/v1/incidents/INC-1/attachments?name=a", {}, large).status, 413);
        QCOMPARE(ask(s.port(), "POST", "/api/v1/incidents/INC-1/notes", kBearer, large).status, 413);
        QCOMPARE(ask(s.port(), "POST", "/api/v1/incidents/INC-1/attachments?name=a", kBearer + "Content-Length: 9000000\r\n").status, 413);
        QCOMPARE(ask(s.port(), "POST", "/api/v1/commands", kBearer, "{\"type\":\"halt\",\"reason\":\"" + large + "\"}").status, 400);
        QVERIFY(s.engine.commands().empty());
    }

    void a_silence_is_made_with_what_is_given_and_defaults_for_the_rest()
    {
        Serving s;
        const auto answer = ask(s.port(), "POST", "/api/v1/silences", kBearer,
                                R"({"match":{"fault":"store.*","severity":"P2"},"reason":"work","until_ns":1900000000000000000})");
        QCOMPARE(answer.status, 200);
        const auto silence = std::get<api::AddSilence>(s.engine.commands().back().body);
        QCOMPARE(silence.match.fault, std::string("store.*"));
        QVERIFY(silence.match.severity == domain::Severity::P2);
        QVERIFY(!silence.from.isValid());
        QCOMPARE(ask(s.port(), "POST", "/api/v1/silences/SIL-1/approve", kBearer).status, 200);
        QCOMPARE(ask(s.port(), "POST", "/api/v1/silences/SIL-1/end", kBearer).status, 200);
        QCOMPARE(std::get<api::EndSilence>(s.engine.commands().back().body).silence.value, std::string("SIL-1"));
        QCOMPARE(ask(s.port(), "GET", "/api/v1/silences", kBearer).body, QByteArray("[]"));
    }

    void a_role_may_what_it_may_and_no_more_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, api::Role role, const char *path, const char *body, int status) {
            QTest::newRow(name) << int(role) << QByteArray(path) << QByteArray(body) << status;
        };
        using enum api::Role;
        row("a viewer does not acknowledge", Viewer, "/api/v1/incidents/INC-1/ack", "{}", 403);
        row("a viewer does not halt", Viewer, "/api/v1/commands", R"({"type":"halt","reason":""})", 403);
        row("an operator acknowledges", Operator, "/api/v1/incidents/INC-1/ack", "{}", 200);
        row("an operator halts", Operator, "/api/v1/commands", R"({"type":"halt","reason":""})", 200);
        row("an operator does not approve", Operator, "/api/v1/silences/SIL-1/approve", "{}", 403);
        row("an operator does not resume", Operator, "/api/v1/commands", R"({"type":"resume","confirm":"RESUME"})", 403);
        row("an approver approves", Approver, "/api/v1/silences/SIL-1/approve", "{}", 200);
        row("an approver does not resume", Approver, "/api/v1/commands", R"({"type":"resume","confirm":"RESUME"})", 403);
        row("an admin resumes", Admin, "/api/v1/commands", R"({"type":"resume","confirm":"RESUME"})", 200);
    }
    void a_role_may_what_it_may_and_no_more()
    {
        QFETCH(int, role);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        http_api::HttpOptions options;
        options.tokensFile = m_dir.filePath(QString::fromLatin1(QTest::currentDataTag())).toStdString();
        const auto bearer = bearerOf("carol", api::Role(role), options.tokensFile);
        Serving s(true, options);
        QCOMPARE(ask(s.port(), "GET", "/api/v1/incidents", bearer).status, 200);
        const auto answer = ask(s.port(), "POST", path, bearer, body);
        QCOMPARE(answer.status, status);
        if (status == 403)
            QCOMPARE(codeOf(answer), QStringLiteral("http.role_needed"));
        else
            QCOMPARE(s.engine.commands().back().actor, std::string("carol (token)"));
    }

    void a_token_speaks_for_its_bearer_whatever_the_request_says()
    {
        http_api::HttpOptions options;
        options.tokensFile = m_dir.filePath(QStringLiteral("speaks")).toStdString();
        const auto bearer = bearerOf("carol", api::Role::Admin, options.tokensFile);
        Serving s(true, options);
        QCOMPARE(ask(s.port(), "POST", "/api/v1/incidents/INC-1/ack", bearer, R"({"actor":"ann"})").status, 200);
        QCOMPARE(s.engine.commands().back().actor, std::string("carol (token)"));
    }

    void a_token_that_was_taken_away_is_worth_nothing_at_once()
    {
        http_api::HttpOptions options;
        options.tokensFile = m_dir.filePath(QStringLiteral("taken")).toStdString();
        Serving s(true, options);
        const auto bearer = bearerOf("carol", api::Role::Viewer, options.tokensFile); // and one that is given counts at once
        QCOMPARE(ask(s.port(), "GET", "/api/v1/silences", bearer).status, 200);
        QVERIFY(http_api::removeToken(options.tokensFile, "carol"));
        QCOMPARE(ask(s.port(), "GET", "/api/v1/silences", bearer).status, 401);
        QCOMPARE(http_api::removeToken(options.tokensFile, "carol").error().code, std::string("token.unknown"));
    }

    void a_book_of_tokens_gives_none_away_and_refuses_what_is_none()
    {
        const auto path = m_dir.filePath(QStringLiteral("book"));
        const auto secret = http_api::addToken(path.toStdString(), "carol", api::Role::Viewer);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(QByteArray::fromStdString(*secret)));
        QCOMPARE(file.permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
        QCOMPARE(http_api::addToken(path.toStdString(), "carol", api::Role::Admin).error().code, std::string("token.name_taken"));
        QCOMPARE(http_api::addToken(path.toStdString(), "two words", api::Role::Admin).error().code, std::string("token.bad_name"));
        file.close();
        QVERIFY(file.open(QIODevice::Append));
        file.write("root carol 00\n");
        file.close();
        const auto bad = http_api::loadTokenBook(path.toStdString());
        QCOMPARE(bad.error().code, std::string("token.bad_line"));
        QVERIFY(bad.error().message.find(":2:") != std::string::npos);
        file.setPermissions(QFile::ReadOwner | QFile::ReadOther);
        QCOMPARE(http_api::loadTokenBook(path.toStdString()).error().code, std::string("token.unsafe"));
    }
};

QTEST_GUILESS_MAIN(TestDeskRoutes)
#include "tst_desk_routes.moc"
