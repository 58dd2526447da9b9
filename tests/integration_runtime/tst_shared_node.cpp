#include "redis_server.h"
#include "running_host.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace qcat;
using domain::TradingState;
using domain::Visibility;

namespace
{

constexpr int kPatience = 30'000;

bool hasIncident(const api::Snapshot &now, const char *fault)
{
    return std::ranges::any_of(now.ops->incidents, [&](const auto &i) { return i.fault.value == fault && i.isOpen(); });
}

} // namespace

// A trading engine among others on a real Redis.
class TestSharedNode : public QObject
{
    Q_OBJECT

private:
    domain::Config config() const
    {
        domain::Config config;
        config.redis = m_server->config();
        return config;
    }
    domain::Config named(const char *node) const
    {
        auto named = config();
        named.redis.node = node;
        return named;
    }
    static domain::Config withAccount(const char *account, domain::Config config)
    {
        config.exchange.accounts.front().name = account;
        for (auto &strategy : config.strategy.instances)
            strategy.account = account;
        return config;
    }
    static QString codeOf(const std::optional<api::CommandAnswered> &answer)
    {
        return !answer ? QStringLiteral("no answer") : QString::fromStdString(answer->error ? answer->error->code : answer->verified.code);
    }
    // A word without blanks, as the test's way to the server wants it.
    void setHalt(const char *key) const
    {
        QVERIFY(m_server->command(std::string("SET ") + key + R"( {"by":"anna","why":"news","at":"2026-11-23T03:00:00Z"})"));
    }

    std::unique_ptr<RedisServer> m_server;

private Q_SLOTS:
    void init()
    {
        if (const std::string why = RedisServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->start());
    }
    void cleanup() { m_server.reset(); }

    void a_shared_halt_is_obeyed_and_its_end_resumes_nothing()
    {
        RunningHost host(config());
        QVERIFY2(host.started(), host.started() ? "" : host.started().error().message.c_str());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        setHalt("qcat:state:halt");
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Halted, kPatience);
        const auto why = host.now()->trading->stateWhy;
        QCOMPARE(QString::fromStdString(why.code), QStringLiteral("state.halted_elsewhere"));
        QVERIFY2(why.text.find("anna") != std::string::npos && why.text.find("news") != std::string::npos, why.text.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(hasIncident(*host.now(), "cache.halted_elsewhere"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(host.now()->data->cache->halts.data.size(), std::size_t(1), kPatience);

        const auto refused = host.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(refused && refused->error);
        QCOMPARE(QString::fromStdString(refused->error->code), QStringLiteral("resume.halted_elsewhere"));

        // gone: nothing but a human resumes
        QVERIFY(m_server->command("DEL qcat:state:halt"));
        QTRY_VERIFY_WITH_TIMEOUT(host.now()->data->cache->halts.data.empty(), kPatience);
        QCOMPARE(host.state(), TradingState::Halted);
        const auto resumed = host.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(resumed && !resumed->error);
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
    }

    void one_command_halts_every_engine_and_one_lifts_it_but_each_is_resumed_by_hand()
    {
        RunningHost here(named("first")), there(withAccount("other", named("second")));
        QTRY_COMPARE_WITH_TIMEOUT(here.state(), TradingState::Active, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(there.state(), TradingState::Active, kPatience);
        QElapsedTimer clock;
        clock.start();
        const auto set = here.run(api::HaltShared{"", "news at ten"});
        QCOMPARE(codeOf(set), QStringLiteral("shared_halt.set"));
        QVERIFY2(set->verified.text.find("news at ten") != std::string::npos, set->verified.text.c_str()); // as Redis has it
        const auto answered = clock.elapsed();
        QTRY_COMPARE_WITH_TIMEOUT(there.state(), TradingState::Halted, kPatience);
        qInfo("the switch stood after %lld ms, the other engine was halted after %lld ms", static_cast<long long>(answered),
              static_cast<long long>(clock.elapsed()));
        QCOMPARE(here.state(), TradingState::Halted);
        QVERIFY(there.now()->trading->stateWhy.text.find("news at ten") != std::string::npos);
        QCOMPARE(codeOf(there.run(api::Resume{std::string(api::kResumePhrase)})), QStringLiteral("resume.halted_elsewhere"));

        QCOMPARE(codeOf(there.run(api::LiftSharedHalt{"", "yes"})), QStringLiteral("command.confirm_missing"));
        const auto lifted = there.run(api::LiftSharedHalt{"", std::string(api::kLiftPhrase)}); // whoever set it
        QCOMPARE(codeOf(lifted), QStringLiteral("shared_halt.lifted"));
        QVERIFY(lifted->verified.text.find("news at ten") != std::string::npos);
        QCOMPARE(codeOf(there.run(api::LiftSharedHalt{"", std::string(api::kLiftPhrase)})), QStringLiteral("shared_halt.none"));
        QCOMPARE(here.state(), TradingState::Halted);
        QCOMPARE(there.state(), TradingState::Halted);
        const auto resumed = there.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY2(resumed && !resumed->error, qPrintable(codeOf(resumed)));
        QTRY_COMPARE_WITH_TIMEOUT(there.state(), TradingState::Active, kPatience);
        QCOMPARE(here.state(), TradingState::Halted);
    }

    void an_engine_may_halt_the_account_of_another_and_trades_on()
    {
        RunningHost here(named("first")), there(withAccount("other", named("second")));
        QTRY_COMPARE_WITH_TIMEOUT(here.state(), TradingState::Active, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(there.state(), TradingState::Active, kPatience);
        QCOMPARE(codeOf(here.run(api::HaltShared{"other", ""})), QStringLiteral("shared_halt.account_name"));
        QTRY_VERIFY_WITH_TIMEOUT(m_server->command("EXISTS qcat:state:trading:paper:other")->integer == 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->command("EXISTS qcat:state:trading:paper:main")->integer == 1, kPatience);
        const auto nobody = here.run(api::HaltShared{"paper:mian", "a slip"});
        QCOMPARE(codeOf(nobody), QStringLiteral("shared_halt.unknown_account"));
        QCOMPARE(QString::fromStdString(std::string(nobody->error->arg("known"))), QStringLiteral("paper:main, paper:other"));
        QVERIFY(m_server->command("EXISTS qcat:state:halt:paper:mian")->integer == 0);
        QCOMPARE(codeOf(here.run(api::HaltShared{"paper:other", "its key is lost"})), QStringLiteral("shared_halt.set"));
        QTRY_COMPARE_WITH_TIMEOUT(there.state(), TradingState::Halted, kPatience);
        QCOMPARE(here.state(), TradingState::Active);
        QCOMPARE(codeOf(here.run(api::LiftSharedHalt{"paper:other", std::string(api::kLiftPhrase)})), QStringLiteral("shared_halt.lifted"));
    }

    void while_redis_is_away_a_shared_halt_halts_this_engine_and_says_that_others_trade_on()
    {
        RunningHost host(config());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        m_server->kill();
        const auto set = host.run(api::HaltShared{"", "news"});
        QCOMPARE(codeOf(set), QStringLiteral("shared_halt.not_set"));
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Halted, kPatience);
        QCOMPARE(codeOf(host.run(api::LiftSharedHalt{"", std::string(api::kLiftPhrase)})), QStringLiteral("shared_halt.not_lifted"));
    }

    void an_engine_without_redis_has_no_shared_switches()
    {
        RunningHost host((domain::Config()));
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        QCOMPARE(codeOf(host.run(api::HaltShared{"", "news"})), QStringLiteral("shared_halt.no_switches"));
        QCOMPARE(host.state(), TradingState::Active); // nothing was done, and that is said
    }

    void the_halt_of_an_account_halts_who_trades_it_and_nobody_else()
    {
        setHalt("qcat:state:halt:paper:other");
        RunningHost host(config());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->cache->halts.visibility), int(Visibility::Shown), kPatience);
        QCOMPARE(host.state(), TradingState::Active);
        setHalt("qcat:state:halt:paper:main");
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Halted, kPatience);
    }

    void while_redis_is_away_the_switches_are_unknown_and_a_halt_stands()
    {
        RunningHost host(config());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        setHalt("qcat:state:halt");
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Halted, kPatience);
        m_server->kill();
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->cache->halts.visibility), int(Visibility::Failed), kPatience);
        QCOMPARE(host.now()->data->cache->halts.data.size(), std::size_t(1)); // the last that was read
        const auto refused = host.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(refused && refused->error);
        QVERIFY(m_server->start()); // and it comes back empty: a missing key resumes nothing
        QTRY_VERIFY_WITH_TIMEOUT(host.now()->data->cache->halts.data.empty(), kPatience);
        QCOMPARE(host.state(), TradingState::Halted);
    }

    void a_server_that_may_drop_state_is_an_incident_and_its_missing_switches_are_unknown()
    {
        QVERIFY(m_server->command("CONFIG SET maxmemory-policy allkeys-lru"));
        RunningHost host(config());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(hasIncident(*host.now(), "cache.state_at_risk"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->cache->halts.visibility), int(Visibility::Failed), kPatience);
        QCOMPARE(QString::fromStdString(host.now()->data->cache->halts.why.code), QStringLiteral("cache.state_may_be_evicted"));
        QCOMPARE(host.state(), TradingState::Active);
        QVERIFY(!hasIncident(*host.now(), "cache.halted_elsewhere")); // not known is no halt
        setHalt("qcat:state:halt"); // one that is there counts all the same
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Halted, kPatience);
    }

    void incidents_of_one_node_are_shown_by_the_other()
    {
        RunningHost here(named("first")), there(withAccount("other", named("second")));
        QTRY_COMPARE_WITH_TIMEOUT(here.state(), TradingState::Active, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(there.state(), TradingState::Active, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(int(here.now()->data->cache->incidents.visibility), int(Visibility::Shown), kPatience);
        setHalt("qcat:state:halt:paper:other"); // an incident of the second alone
        const auto told = [&] {
            const auto &rows = here.now()->data->cache->incidents.data.rows;
            return std::ranges::any_of(rows, [](const auto &i) {
                return i.node == "second" && i.component == "shared_state" && i.state == domain::IncidentState::Open;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), kPatience);
        QCOMPARE(here.state(), TradingState::Active);
        for (const auto held = here.now(); const auto &incident : held->data->cache->incidents.data.rows)
            QVERIFY(incident.node != "first"); // our own are no news
    }

    void nodes_together_send_no_more_orders_than_their_budget()
    {
        auto limited = config();
        limited.redis.sharedOrdersPerSecond = 1;
        limited.market.eventsPerSecond = 500;
        RunningHost host(limited);
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        const auto budget = [&] { return host.now()->data->cache->budget; };
        QTRY_VERIFY_WITH_TIMEOUT(budget().taken > 0 && budget().refused > 0 && budget().isShared, kPatience);
        const auto &recent = host.now()->trading->recentOrders;
        QVERIFY(std::ranges::any_of(recent, [](const auto &view) { return view.order.state == domain::OrderState::Rejected; }));
        QVERIFY(m_server->command("PTTL qcat:budget:orders")->integer > 0);
        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(!budget().isShared, kPatience);
        const auto before = budget().taken;
        QTRY_VERIFY_WITH_TIMEOUT(budget().taken > before, kPatience); // its own share goes on
    }

    void both_pools_and_the_keys_of_a_pass_are_shown()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 5000"));
        RunningHost host(config());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(host.now()->data->pools.size(), std::size_t(1), kPatience);
        QCOMPARE(QString::fromStdString(host.now()->data->pools.front().name), QStringLiteral("redis"));
        auto larger = config();
        larger.redis.poolSize = 17;
        host.host().applyPoolSettings(larger);
        QTRY_COMPARE_WITH_TIMEOUT(host.now()->data->pools.front().settings.maxOpenConns, 17, kPatience);
        const auto begun = host.run(api::SampleRedisKeys{true});
        QVERIFY(begun && !begun->error);
        QTRY_VERIFY_WITH_TIMEOUT(host.now()->data->redis->bigKeys.data.passComplete, kPatience);
        QVERIFY(host.now()->data->redis->bigKeys.data.sampled >= 5'000);
    }
};

QTEST_GUILESS_MAIN(TestSharedNode)
#include "tst_shared_node.moc"
