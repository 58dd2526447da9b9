#include "pool_check.h"
#include "server_limit.h"

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::Health;

namespace
{

domain::PoolStatus poolOf(int size, int inUse, int waiting = 0, base::Duration oldestWait = {})
{
    domain::PoolStatus pool;
    pool.name = "postgresql";
    pool.settings.maxOpenConns = size;
    pool.open = pool.inUse = inUse;
    pool.waiting = waiting;
    pool.oldestWait = oldestWait;
    return pool;
}

domain::PoolHolder holder(base::Duration age, bool isLeaked)
{
    domain::PoolHolder holder;
    holder.callSite = "report.cpp:12 write";
    holder.age = age;
    holder.isLeaked = isLeaked;
    return holder;
}

} // namespace

class TestPoolCheck : public QObject
{
    Q_OBJECT

private:
    std::vector<domain::PoolStatus> m_pools;
    ops::Check m_check;

    QString shown() const
    {
        const auto result = m_check({1s, {}});
        static constexpr const char *kNames[] = {"ok", "warn", "crit", "unknown"};
        return QStringLiteral("%1 %2").arg(QLatin1String(kNames[int(result.finding.health)]), QString::fromStdString(result.finding.text));
    }

private Q_SLOTS:
    void init()
    {
        m_pools.clear();
        m_check = runtime::poolCheck([this] { return m_pools; });
    }

    void a_full_pool_is_well_while_nobody_waits_long()
    {
        m_pools = {poolOf(5, 5)};
        QVERIFY(shown().startsWith(QStringLiteral("ok")));
        m_pools = {poolOf(5, 5, 3, 20ms)};
        QVERIFY(shown().startsWith(QStringLiteral("ok")));
    }

    void a_long_wait_before_a_full_pool_is_critical_and_names_who_holds()
    {
        m_pools = {poolOf(5, 5, 195, 2s)};
        m_pools[0].holders = {{holder(4s, false)}, 5};
        QCOMPARE(shown(), QStringLiteral("crit pool postgresql: all 5 connections are in use, 195 wait, the longest for 2.0 s; "
                                         "the one lent longest by report.cpp:12 write, for 4.0 s"));
    }

    void a_long_wait_for_a_server_that_is_away_is_not_the_pools_fault()
    {
        m_pools = {poolOf(5, 0, 3, 4s)};
        QVERIFY(shown().startsWith(QStringLiteral("ok")));
    }

    void a_pool_that_gets_no_connections_is_not_well_and_says_why()
    {
        m_pools = {poolOf(5, 0, 3, 4s)};
        m_pools[0].target = "10.0.0.7:5432/qcat";
        m_pools[0].dials.lastError = {"pg.refused", "connection refused"};
        for (const auto outage : {domain::PoolBreaker::Open, domain::PoolBreaker::Probing}) {
            m_pools[0].breaker = outage;
            QCOMPARE(shown(), QStringLiteral("warn pool postgresql gets no new connections to 10.0.0.7:5432/qcat: connection refused; "
                                             "0 are open, 3 wait"));
        }
        m_pools[0].breaker = domain::PoolBreaker::SlowStart;
        QVERIFY(shown().startsWith(QStringLiteral("ok")));
    }

    void who_was_turned_away_since_the_last_look_counts()
    {
        m_pools = {poolOf(2, 2)};
        m_pools[0].timedOut = 7; // before the first look: not known when
        QVERIFY(shown().startsWith(QStringLiteral("ok")));
        m_pools[0].refused = 1;
        QVERIFY(shown().startsWith(QStringLiteral("crit")));
        QVERIFY(shown().startsWith(QStringLiteral("ok")));
    }

    void a_connection_that_is_not_given_back_is_a_warning()
    {
        m_pools = {poolOf(5, 2)};
        m_pools[0].holders = {{holder(90s, true), holder(1s, false)}, 2};
        QCOMPARE(shown(), QStringLiteral("warn pool postgresql: 1 connections are not given back, one for 90 s by report.cpp:12 write"));
    }

    void of_several_pools_the_worst_is_told()
    {
        m_pools = {poolOf(5, 1), poolOf(1, 1, 1, 1s)};
        m_pools[1].name = "redis";
        QVERIFY(shown().startsWith(QStringLiteral("crit pool redis")));
    }

    void the_server_bears_what_others_and_the_superusers_leave()
    {
        domain::postgres::Headroom headroom;
        headroom.maxConnections = 100;
        headroom.reserved = 3;
        headroom.used = 40;
        QCOMPARE(runtime::serverLimit(headroom, 10).forThisPool(), 67);
        QCOMPARE(runtime::serverLimit(headroom, 50).forThisPool(), 97); // seen at different moments
        headroom.roleLimit = 20;
        headroom.databaseLimit = 80;
        QCOMPARE(runtime::serverLimit(headroom, 10).forThisPool(), 20);
    }
};

QTEST_GUILESS_MAIN(TestPoolCheck)
#include "tst_pool_check.moc"
