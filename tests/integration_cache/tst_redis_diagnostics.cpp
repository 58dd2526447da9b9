#include "real_clock.h"
#include "redis_server.h"

#include <qcat/redis_diagnostics/codes.h>
#include <qcat/redis_diagnostics/info.h>
#include <qcat/redis_diagnostics/status_reader.h>

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace qcat;
using namespace std::chrono_literals;
using domain::Visibility;
using redis_diagnostics::StatusReader;
namespace code = redis_diagnostics::code;

namespace
{

constexpr redis_diagnostics::Intervals kAtOnce = {.sometimes = {}, .afterRefusedLogin = {}};
// Sampling goes on however slowly a busy machine answers.
constexpr redis_diagnostics::Intervals kPatient = {.sometimes = {}, .slowPing = 10s};

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

bool advises(const domain::RedisStatus &status, std::string_view wanted)
{
    return std::ranges::any_of(status.advice, [&](const auto &f) { return f.code == wanted; });
}

} // namespace

class TestRedisDiagnostics : public QObject
{
    Q_OBJECT

private:
    RealClock m_clock;
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

    void every_section_is_shown_with_its_figures()
    {
        QVERIFY(m_server->command("CONFIG SET slowlog-log-slower-than 0"));
        QVERIFY(m_server->command("SET secret sesame EX 100"));
        StatusReader reader(m_server->config(), kAtOnce, m_clock);
        reader.look(2s);
        QVERIFY(m_server->command("GET secret"));
        QVERIFY(m_server->command("GET nothing"));
        const auto &status = reader.look(2s);
        for (const auto visibility :
             {status.server.visibility, status.memory.visibility, status.windows.visibility, status.commands.visibility,
              status.latency.visibility, status.clients.visibility, status.persistence.visibility,
              status.replication.visibility, status.keyspace.visibility, status.slowLog.visibility,
              status.clientList.visibility})
            QCOMPARE(int(visibility), int(Visibility::Shown));
        QVERIFY(status.server.data.version.starts_with("7."));
        QCOMPARE(qt(status.server.data.user), qt("default"));
        QVERIFY(status.memory.data.used > 500'000);
        QCOMPARE(status.windows.data.front().hits, std::int64_t(1));
        QCOMPARE(status.windows.data.front().misses, std::int64_t(1));
        QCOMPARE(status.keyspace.data.rows.at(0).expiring, std::int64_t(1));
        QVERIFY(status.latency.data.ping > 0ns);
        QVERIFY(status.latency.data.monitorOn == false);
        QVERIFY(std::ranges::any_of(status.clientList.data.rows, [](const auto &c) { return c.name == "qcat-diag"; }));
        QVERIFY(
            std::ranges::any_of(status.commands.data.busiest.rows, [](const auto &c) { return c.command == "get"; }));
        QVERIFY(std::ranges::any_of(status.slowLog.data.rows, [](const auto &s) { return s.command == "SET (4)"; }));
        for (const auto &slow : status.slowLog.data.rows)
            QVERIFY(slow.command.find("sesame") == std::string::npos);
    }

    void what_the_user_may_not_see_is_hidden_with_the_right_that_is_missing()
    {
        QVERIFY(m_server->command("ACL SETUSER narrow on >pw -@all +ping +slowlog ~* &*"));
        auto config = m_server->config();
        config.user = "narrow";
        config.password = "pw";
        StatusReader reader(config, kAtOnce, m_clock);
        reader.sampleKeys(true);
        reader.measureKeys(2s);
        const auto &status = reader.look(2s);
        QCOMPARE(int(status.memory.visibility), int(Visibility::Hidden));
        QCOMPARE(qt(status.memory.why.code), qt(code::kHidden));
        QCOMPARE(qt(status.memory.why.args.at(1).value), qt("+info"));
        QVERIFY(!status.memory.hasData());
        QCOMPARE(int(status.clientList.visibility), int(Visibility::Hidden));
        QCOMPARE(int(status.bigKeys.visibility), int(Visibility::Hidden));
        QVERIFY(!status.bigKeys.data.running);
        QCOMPARE(int(status.slowLog.visibility), int(Visibility::Shown));
        QCOMPARE(int(status.latency.visibility), int(Visibility::Shown));
    }

    void a_frozen_server_costs_the_deadline_and_its_last_figures_stay_with_their_age()
    {
        StatusReader reader(m_server->config(), kAtOnce, m_clock);
        const auto before = reader.look(2s);
        m_server->pause();
        QElapsedTimer timer;
        timer.start();
        const auto during = reader.look(200ms);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(int(during.memory.visibility), int(Visibility::Failed));
        QCOMPARE(qt(during.memory.why.code), qt("redis.timeout"));
        QCOMPARE(during.memory.data.used, before.memory.data.used);
        QVERIFY(during.memory.at == before.memory.at);
        m_server->resume();
        QCOMPARE(int(reader.look(2s).memory.visibility), int(Visibility::Shown));
    }

    void a_restart_is_survived_and_gives_no_false_rates()
    {
        StatusReader reader(m_server->config(), kAtOnce, m_clock);
        reader.look(2s);
        QVERIFY(m_server->command("DEBUG POPULATE 1000"));
        QVERIFY(!reader.look(2s).windows.data.empty());
        m_server->kill();
        QTRY_COMPARE_WITH_TIMEOUT(qt(reader.look(2s).server.why.code), qt("redis.refused"), 20'000); // its port goes a moment after it
        QVERIFY(m_server->start());
        const auto &back = reader.look(2s);
        QCOMPARE(int(back.server.visibility), int(Visibility::Shown));
        QVERIFY(back.windows.data.empty());
    }

    void loading_is_seen_from_within()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 20000"));
        QVERIFY(m_server->command("SAVE"));
        m_server->stop();
        m_server->addSetting("key-load-delay 1000");
        QVERIFY(m_server->start());
        StatusReader reader(m_server->config(), kAtOnce, m_clock);
        QVERIFY(reader.look(2s).server.data.loading);
    }

    void a_user_of_its_own_looks_where_one_is_configured()
    {
        QVERIFY(m_server->command("ACL SETUSER qcat_diag on >look -@all +ping +info +acl|whoami +slowlog|get +slowlog|len ~* &*"));
        auto config = m_server->config();
        config.diagUser = "qcat_diag";
        config.diagPassword = "look";
        StatusReader reader(config, kAtOnce, m_clock);
        const auto &status = reader.look(2s);
        QCOMPARE(qt(status.server.data.user), qt("qcat_diag"));
        QCOMPARE(int(status.clientList.visibility), int(Visibility::Hidden));
        QCOMPARE(qt(status.clientList.why.args.at(0).value), qt("qcat_diag"));
    }

    void big_keys_are_found_a_little_at_a_time_when_somebody_asks()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 30000"));
        QVERIFY(m_server->command("DEBUG POPULATE 1 giant 2000000"));
        StatusReader reader(m_server->config(), kPatient, m_clock);
        QCOMPARE(int(reader.look(2s).bigKeys.visibility), int(Visibility::NotAskedYet));
        QCOMPARE(int(reader.measureKeys(2s).bigKeys.visibility), int(Visibility::NotAskedYet)); // nobody asked
        reader.sampleKeys(true);
        int turns = 0;
        for (; reader.measureKeys(2s).bigKeys.data.running; ++turns)
            ;
        QVERIFY(turns > 0);
        const auto &keys = reader.measureKeys(2s).bigKeys.data;
        QVERIFY(keys.passComplete);
        QCOMPARE(qt(keys.largest.rows.front().key), qt("giant:0"));
        QVERIFY(keys.sampled >= 30'001);
        QVERIFY(keys.largest.rows.size() == 50);
    }

    void a_pass_over_the_keys_can_be_ended_and_begun_anew()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 30000"));
        StatusReader reader(m_server->config(), kPatient, m_clock);
        reader.look(2s);
        reader.sampleKeys(true);
        QVERIFY(reader.measureKeys(2s).bigKeys.data.running);
        reader.sampleKeys(false);
        const auto ended = reader.measureKeys(2s).bigKeys;
        QVERIFY(!ended.data.running && !ended.data.passComplete && ended.data.sampled > 0);
        QCOMPARE(reader.measureKeys(2s).bigKeys.data.sampled, ended.data.sampled);
        reader.sampleKeys(true);
        QCOMPARE(reader.look(2s).bigKeys.data.sampled, std::int64_t(0));
        m_server->kill();
        while (reader.measureKeys(2s).bigKeys.data.running)
            ;
        QCOMPARE(int(reader.look(2s).bigKeys.visibility), int(Visibility::Failed));
    }

    void advice_names_what_it_was_computed_from()
    {
        QVERIFY(m_server->command("CONFIG SET maxmemory-policy allkeys-lru"));
        StatusReader reader(m_server->config(), kAtOnce, m_clock);
        const auto &status = reader.look(2s);
        QCOMPARE(qt(status.advice.front().code), qt(code::kMayEvictState));
        QCOMPARE(qt(status.advice.front().args.front().value), qt("allkeys-lru"));
        QVERIFY(advises(status, code::kNoLimit));
        QVERIFY(advises(status, code::kMonitorOff));
    }

    void a_hundred_looks_cost_the_server_less_than_one_percent_of_a_core_at_the_default_interval()
    {
        constexpr int kLooks = 100;
        StatusReader reader(m_server->config(), {.sometimes = {}}, m_clock); // all sections in every look
        const auto cpuSeconds = [&] {
            const auto info = redis_diagnostics::Info::parse(m_server->command("INFO cpu")->text);
            return info.real("used_cpu_user").value() + info.real("used_cpu_sys").value();
        };
        const double before = cpuSeconds();
        for (int i = 0; i < kLooks; ++i)
            reader.look(2s);
        const double each = (cpuSeconds() - before) / kLooks;
        const double interval = std::chrono::duration<double>(redis_diagnostics::Intervals().often).count();
        QVERIFY2(each < 0.01 * interval, qPrintable(QString::number(each)));
        qInfo("a look costs the server %.3f ms", each * 1e3);
    }
};

QTEST_GUILESS_MAIN(TestRedisDiagnostics)
#include "tst_redis_diagnostics.moc"
