#include "answering_engine.h"
#include "engine_contract.h"
#include "real_clock.h"

#include <qcat/client/engine_client.h>
#include <qcat/http_api/http_server.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

// A scripted engine behind the HTTP server behind the client.
struct Attached {
    Attached() { connectClient(); }
    ~Attached() { client.reset(); }

    void connectClient()
    {
        startServer(0);
        client::ClientOptions options{"http://127.0.0.1:" + std::to_string(server->port()), "secret-token-123456"};
        options.firstRetry = 20ms;
        options.lastRetry = 100ms;
        client = std::move(client::EngineClient::create(options, clock)).value();
        EngineObserverLog log(*client);
        QTRY_VERIFY_WITH_TIMEOUT(!log.links().empty() && log.links().back() == api::LinkState::Connected, 10'000);
    }
    void startServer(int port)
    {
        http_api::HttpOptions options;
        options.port = port;
        options.token = "secret-token-123456";
        server = std::make_unique<http_api::HttpServer>(options, http_api::HttpHooks{}, clock);
        const auto started = server->start();
        QVERIFY2(started, started ? "" : started.error().message.c_str());
        server->attach(scripted);
    }

    api::Engine &engine() { return *client; }
    api::Command command() const { return {"test", api::AddNote{{"INC-1"}, "note"}}; }
    void publishSnapshot() { scripted.publishOrders(++orders); }
    void shutDown() { client.reset(); }

    RealClock clock;
    AnsweringEngine scripted;
    std::int64_t orders = 0;
    std::unique_ptr<http_api::HttpServer> server;
    std::unique_ptr<client::EngineClient> client;
};

} // namespace

class TestEngineClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- the contract of every engine
    void snapshot_is_never_null()
    {
        Attached f;
        engine_contract::snapshot_is_never_null(f);
    }
    void newest_snapshot_is_delivered_first()
    {
        Attached f;
        engine_contract::newest_snapshot_is_delivered_first(f);
    }
    void snapshots_go_on_coming()
    {
        Attached f;
        engine_contract::snapshots_go_on_coming(f);
    }
    void every_question_for_history_is_answered_exactly_once()
    {
        Attached f;
        engine_contract::every_question_for_history_is_answered_exactly_once(f);
    }
    void every_command_is_answered_exactly_once_under_its_id()
    {
        Attached f;
        engine_contract::every_command_is_answered_exactly_once_under_its_id(f);
    }
    void commands_from_many_threads_are_all_answered()
    {
        Attached f;
        engine_contract::commands_from_many_threads_are_all_answered(f);
    }
    void events_come_in_order_without_gaps()
    {
        Attached f;
        engine_contract::events_come_in_order_without_gaps(f);
    }
    void observers_run_on_their_executor()
    {
        Attached f;
        engine_contract::observers_run_on_their_executor(f);
    }
    void nothing_is_delivered_after_unsubscribing()
    {
        Attached f;
        engine_contract::nothing_is_delivered_after_unsubscribing(f);
    }
    void slow_observer_loses_no_event()
    {
        Attached f;
        engine_contract::slow_observer_loses_no_event(f);
    }
    void commands_are_answered_even_when_the_engine_is_stopping()
    {
        Attached f;
        engine_contract::commands_are_answered_even_when_the_engine_is_stopping(f);
    }

    // --- the link
    void command_reaches_the_engine_as_it_was_given()
    {
        Attached f;
        EngineObserverLog log(f.engine());
        const auto id = f.engine().submit({"anna", api::Halt{"数据 looks \"odd\""}});
        QTRY_COMPARE(log.answersTo(id).size(), std::size_t(1));
        const auto commands = f.scripted.commands();
        QCOMPARE(commands.size(), std::size_t(1));
        QCOMPARE(commands[0].actor, std::string("anna"));
        QCOMPARE(std::get<api::Halt>(commands[0].body).reason, std::string("数据 looks \"odd\""));
    }

    void snapshot_names_the_engine_and_carries_its_figures()
    {
        Attached f;
        f.scripted.publishOrders(4711);
        QTRY_COMPARE(f.engine().snapshot()->trading->ordersTotal, std::int64_t(4711));
        QCOMPARE(f.engine().snapshot()->engineName, "127.0.0.1:" + std::to_string(f.server->port()));
    }

    void answers_to_others_keep_their_own_ids()
    {
        Attached f;
        EngineObserverLog log(f.engine());
        const auto mine = f.engine().submit(f.command());
        QTRY_COMPARE(log.answersTo(mine).size(), std::size_t(1));
        const auto others = f.scripted.submit(f.command());
        QTRY_COMPARE(log.answersTo(others).size(), std::size_t(1));
        QVERIFY(!(mine == others));
        QCOMPARE(log.answersTo(mine).size(), std::size_t(1));
    }

    void command_whose_answer_is_lost_with_the_link_has_an_unknown_outcome()
    {
        Attached f;
        EngineObserverLog log(f.engine());
        f.scripted.setSilent(true);
        const auto id = f.engine().submit(f.command());
        QTRY_COMPARE(f.scripted.commands().size(), std::size_t(1));
        f.server->stop(0ms);
        QTRY_COMPARE(log.answersTo(id).size(), std::size_t(1));
        QCOMPARE(log.answersTo(id)[0].error->code, std::string("link.unknown_outcome"));
        QTRY_COMPARE(log.links().back(), api::LinkState::Lost);
    }

    void command_without_a_link_is_refused_as_not_sent()
    {
        Attached f;
        EngineObserverLog log(f.engine());
        f.server->stop(0ms);
        QTRY_COMPARE(log.links().back(), api::LinkState::Lost);
        const auto id = f.engine().submit(f.command());
        QTRY_COMPARE(log.answersTo(id).size(), std::size_t(1));
        QCOMPARE(log.answersTo(id)[0].error->code, std::string("link.lost"));
        QVERIFY(f.scripted.commands().empty());
    }

    void link_comes_back_by_itself_and_commands_are_not_sent_twice()
    {
        Attached f;
        EngineObserverLog log(f.engine());
        f.scripted.setSilent(true);
        const auto lost = f.engine().submit(f.command());
        QTRY_COMPARE(f.scripted.commands().size(), std::size_t(1));
        const int port = f.server->port();
        f.server->stop(0ms);
        QTRY_COMPARE(log.links().back(), api::LinkState::Lost);
        f.scripted.setSilent(false);
        f.startServer(port);
        QTRY_COMPARE_WITH_TIMEOUT(log.links().back(), api::LinkState::Connected, 10'000);
        const auto next = f.engine().submit(f.command());
        QTRY_COMPARE(log.answersTo(next).size(), std::size_t(1));
        QCOMPARE(f.scripted.commands().size(), std::size_t(2));
        QCOMPARE(log.answersTo(lost).size(), std::size_t(1));
    }

    void wrong_token_is_told_as_the_reason()
    {
        Attached f;
        auto options =
            client::ClientOptions{"http://127.0.0.1:" + std::to_string(f.server->port()), "wrong-token-9999999"};
        const auto client = std::move(client::EngineClient::create(options, f.clock)).value();
        std::mutex mutex;
        std::string why;
        base::LoopThread thread("observer", 100, [](std::exception_ptr) {});
        const auto subscription = client->subscribe({{},
                                                     {},
                                                     [&](api::LinkState, const domain::Finding &finding) {
                                                         std::lock_guard lock(mutex);
                                                         why = finding.text;
                                                     }},
                                                    thread);
        const auto told = [&] {
            std::lock_guard lock(mutex);
            return why.find("refused the token") != std::string::npos;
        };
        QTRY_VERIFY(told());
    }

    void address_that_is_none_is_refused()
    {
        RealClock clock;
        for (const char *url :
             {"", "127.0.0.1:8082", "https://host", "http://", "http://a b", "http://h/path", "http://user:pw@h"})
            QVERIFY2(!client::EngineClient::create({url, "t"}, clock), url);
    }
};

QTEST_GUILESS_MAIN(TestEngineClient)
#include "tst_engine_client.moc"
