#include "serving.h"

using namespace qcat;
using api::AnswerState;

namespace
{

const QByteArray kWord = "ABCDEFGHIJKLMNOPQRSTUV";

// One word that is good, for alice and INC-1; everything else nobody was given.
class ScriptedDoor : public api::AnswerDoor
{
public:
    api::AnswerView view;
    int looked = 0;
    int acknowledged = 0;
    base::Result<std::vector<domain::IncidentId>> keys = std::vector<domain::IncidentId>{{"INC-1"}};
    api::KeyReport report;

    ScriptedDoor()
    {
        view.state = AnswerState::Open;
        view.incident = {"INC-1"};
        view.contact = "alice";
        view.severity = domain::Severity::P0;
        view.title = {"Database <down>", "数据库连接失败"};
        view.where = "db1";
        view.text = {"12 open orders & more", "挂单 12 笔"};
    }
    void look(std::string word, api::AnswerViewed answer, base::Executor &executor) override
    {
        ++looked;
        executor.post([answer, seen = seenBy(word)] { answer(seen); });
    }
    void acknowledge(std::string word, api::AnswerViewed answer, base::Executor &executor) override
    {
        ++acknowledged;
        auto seen = seenBy(word);
        if (seen.state == AnswerState::Open) {
            seen.state = AnswerState::Done;
            view.state = AnswerState::Used;
        }
        executor.post([answer, seen] { answer(seen); });
    }
    void takeKeys(api::KeyReport given, api::KeysTaken answer, base::Executor &executor) override
    {
        report = std::move(given);
        executor.post([answer, taken = keys] { answer(taken); });
    }

private:
    api::AnswerView seenBy(const std::string &word) const { return word == kWord.toStdString() ? view : api::AnswerView(); }
};

struct Answering : Serving {
    explicit Answering(http_api::HttpOptions options = {}) : Serving(false, std::move(options)) { server->attach(engine, &door); }
    ~Answering() { server->stop(); }
    ScriptedDoor door;
};

} // namespace

class TestAnswerRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opening_a_link_shows_the_incident_and_a_button_and_changes_nothing()
    {
        Answering s;
        const auto page = ask(s.port(), "GET", "/ack/" + kWord);
        QCOMPARE(page.status, 200);
        QVERIFY(page.headers.contains("Content-Type: text/html; charset=utf-8"));
        QVERIFY2(page.body.contains("Acknowledge as alice") && page.body.contains("INC-1") && page.body.contains("12 open orders &amp; more"), page.body);
        QVERIFY2(page.body.contains("Database &lt;down&gt;") && !page.body.contains("<down>"), "what comes from outside is text and no HTML");
        QCOMPARE(s.door.acknowledged, 0);
        QCOMPARE(ask(s.port(), "HEAD", "/ack/" + kWord).status, 200);
        QCOMPARE(s.door.acknowledged, 0);
        QCOMPARE(ask(s.port(), "PUT", "/ack/" + kWord).status, 405);
    }

    void nothing_runs_in_the_page_and_nothing_is_loaded_or_kept()
    {
        Answering s;
        const auto page = ask(s.port(), "GET", "/ack/" + kWord);
        QVERIFY2(page.headers.contains("Content-Security-Policy: default-src 'none'; style-src 'sha256-"), page.headers);
        QVERIFY(page.headers.contains("frame-ancestors 'none'"));
        QVERIFY(page.headers.contains("Cache-Control: no-store"));
        QVERIFY(page.headers.contains("Referrer-Policy: no-referrer"));
        QVERIFY(!page.body.contains("<script") && !page.body.contains("src=") && !page.body.contains("href="));
        QVERIFY2(!page.body.contains(kWord), "the form goes to where it came from: the word need not stand in it");
    }

    void pressing_the_button_acknowledges_once()
    {
        Answering s;
        const QByteArray form = "Content-Type: application/x-www-form-urlencoded\r\nOrigin: https://qcat.firm.net\r\n";
        const auto done = ask(s.port(), "POST", "/ack/" + kWord, form);
        QCOMPARE(done.status, 200);
        QVERIFY(done.body.contains("You have taken it"));
        const auto again = ask(s.port(), "POST", "/ack/" + kWord, form);
        QCOMPARE(again.status, 410);
        QVERIFY(again.body.contains("This link was used"));
        QVERIFY(s.engine.commands().empty()); // nothing of this goes in as a command of the API
    }

    void link_that_is_no_good_says_why_in_the_language_of_its_message_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("zh");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        QTest::newRow("expired") << int(AnswerState::Expired) << false << 410 << QStringLiteral("This link has expired");
        QTest::newRow("expired, zh") << int(AnswerState::Expired) << true << 410 << QStringLiteral("此链接已过期");
        QTest::newRow("used, zh") << int(AnswerState::Used) << true << 410 << QStringLiteral("此链接已使用");
        QTest::newRow("taken") << int(AnswerState::Taken) << false << 200 << QStringLiteral("Somebody has taken it");
        QTest::newRow("over") << int(AnswerState::Over) << false << 200 << QStringLiteral("It is over");
        QTest::newRow("open, zh") << int(AnswerState::Open) << true << 200 << QStringLiteral("以 alice 的身份确认");
    }
    void link_that_is_no_good_says_why_in_the_language_of_its_message()
    {
        QFETCH(int, state);
        QFETCH(bool, zh);
        QFETCH(int, status);
        QFETCH(QString, says);
        Answering s;
        s.door.view.state = AnswerState(state);
        s.door.view.language = zh ? domain::MessageLanguage::Zh : domain::MessageLanguage::En;
        const auto page = ask(s.port(), "GET", "/ack/" + kWord);
        QCOMPARE(page.status, status);
        QVERIFY2(QString::fromUtf8(page.body).contains(says), page.body);
        QCOMPARE(page.body.contains("<form"), AnswerState(state) == AnswerState::Open);
    }

    void link_that_nobody_was_given_says_so_in_both_languages()
    {
        Answering s;
        const auto page = ask(s.port(), "GET", "/ack/nothing");
        QCOMPARE(page.status, 404);
        QVERIFY(QString::fromUtf8(page.body).contains(QStringLiteral("There is no such link / 没有此链接")));
        QCOMPARE(ask(s.port(), "GET", "/ack/").status, 401); // no link at all
        QCOMPARE(ask(s.port(), "GET", "/ack/a/b").status, 401);
    }

    void before_the_engine_is_there_the_page_asks_for_patience()
    {
        Serving s(false);
        const auto page = ask(s.port(), "GET", "/ack/" + kWord);
        QCOMPARE(page.status, 503);
        QVERIFY(page.body.contains("Nothing was changed"));
    }

    void by_the_public_name_there_are_links_and_nothing_else()
    {
        http_api::HttpOptions options;
        options.publicUrl = "https://qcat.firm.net/desk";
        Answering s(options);
        const auto by = [&](const char *host, const char *path) {
            HttpConnection connection(s.port());
            connection.send(QByteArray("GET ") + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            return connection.readToEnd().mid(9, 3).toInt();
        };
        const QByteArray link = "/ack/" + kWord;
        QCOMPARE(by("qcat.firm.net", link.constData()), 200);
        QCOMPARE(by("QCAT.firm.net:443", link.constData()), 200);
        QCOMPARE(by("evil.example", link.constData()), 421);
        QCOMPARE(by("qcat.firm.net", "/health"), 421);
        QCOMPARE(by("qcat.firm.net", "/api/v1/alerts"), 421);
    }

    void who_asks_for_many_links_is_told_to_wait()
    {
        Answering s;
        int refused = 0;
        for (int i = 0; i < 400 && refused == 0; ++i)
            refused += ask(s.port(), "GET", "/ack/guess" + QByteArray::number(i)).status == 429;
        QCOMPARE(refused, 1);
        QVERIFY(s.door.looked < 400);
        QVERIFY(ask(s.port(), "GET", "/health").status != 429); // others are served
    }

    void report_of_calls_is_handed_on_with_its_signature()
    {
        Answering s;
        const auto answer = ask(s.port(), "POST", "/api/v1/calls/phone", "X-Qcat-Timestamp: 17\r\nX-Qcat-Signature: v1=ab\r\n", R"({"reference":"x","key":"1"})");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray(R"({"code":0,"msg":"ok","acknowledged":1})"));
        QCOMPARE(s.door.report.channel, std::string("phone"));
        QCOMPARE(s.door.report.timestamp, std::string("17"));
        QCOMPARE(s.door.report.signature, std::string("v1=ab"));
        s.door.keys = base::Error{"calls.bad_signature", "no"};
        QCOMPARE(ask(s.port(), "POST", "/api/v1/calls/phone", {}, "{}").status, 401);
        s.door.keys = base::Error{"calls.unknown_channel", "no"};
        QCOMPARE(ask(s.port(), "POST", "/api/v1/calls/pigeon", {}, "{}").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestAnswerRoutes)
#include "tst_answer_routes.moc"
