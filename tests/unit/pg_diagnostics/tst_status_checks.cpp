#include <qcat/base/manual_executor.h>
#include <qcat/pg_diagnostics/status_checks.h>

#include <QTest>

using namespace qcat;
using namespace qcat::base;
using namespace qcat::domain::postgres;
using domain::Health;

namespace
{

domain::postgres::Session session(int pid, std::optional<Duration> inState)
{
    domain::postgres::Session made;
    made.pid = pid;
    made.application = "app" + std::to_string(pid);
    made.inState = inState;
    return made;
}

ops::Check openTransactions(pg_diagnostics::NewestStatus newest, const base::Clock &clock)
{
    return pg_diagnostics::openTransactions(std::move(newest), clock, 5min);
}

} // namespace

class TestStatusChecks : public QObject
{
    Q_OBJECT

private:
    using Check = ops::Check (*)(pg_diagnostics::NewestStatus, const Clock &);

    // "health: text"
    QString found(Check check)
    {
        const auto result = check([this] { return std::make_shared<const domain::PostgresStatus>(m_status); }, m_clock)({});
        static const char *const words[] = {"ok", "warn", "crit", "unknown"};
        return QLatin1String(words[int(result.finding.health)]) + QStringLiteral(": ") + QString::fromStdString(result.finding.text);
    }
    void showLocks(std::optional<Duration> wait)
    {
        m_status.locks.show({{{session(1, 60s), {}}, {session(2, wait), {1}}, {session(3, 1s), {1, 2}}}, 3}, m_clock.steadyNow());
    }

private Q_SLOTS:
    void init()
    {
        m_status = {};
        m_status.often = m_status.sometimes = m_status.seldom = 5s;
    }

    void what_nobody_looked_at_is_unknown_and_never_well()
    {
        for (const auto check : {&pg_diagnostics::lockWaits, &openTransactions, &pg_diagnostics::wraparound,
                                 &pg_diagnostics::connectionsLeft})
            QVERIFY(found(check).startsWith(QStringLiteral("unknown: ")));
        const auto nothing = pg_diagnostics::lockWaits([] { return nullptr; }, m_clock)({});
        QVERIFY(nothing.finding.health == Health::Unknown);
    }

    void old_figures_and_failed_ones_are_unknown()
    {
        showLocks(1s);
        QVERIFY(found(pg_diagnostics::lockWaits).startsWith(QStringLiteral("ok: ")));
        m_clock.advance(20s);
        QCOMPARE(found(pg_diagnostics::lockWaits), QStringLiteral("unknown: not known: last seen 20 s ago"));
        showLocks(1s);
        m_status.locks.fail({"pg_diag.not_connected", "gone", {}, Health::Crit});
        QCOMPARE(found(pg_diagnostics::lockWaits), QStringLiteral("unknown: not known: gone"));
    }

    void a_wait_of_more_than_five_seconds_names_who_holds_up_most()
    {
        showLocks(5s);
        QVERIFY(found(pg_diagnostics::lockWaits).startsWith(QStringLiteral("ok: "))); // the holder's own age does not count
        showLocks(6s);
        QCOMPARE(found(pg_diagnostics::lockWaits),
                 QStringLiteral("crit: 2 sessions wait for locks, the longest for 6.0 s; session 1 (app1) holds up most"));
        showLocks(std::nullopt); // a role that may not see for how long
        QVERIFY(found(pg_diagnostics::lockWaits).startsWith(QStringLiteral("warn: 2 sessions")));
    }

    void a_transaction_that_idles_for_minutes_is_told()
    {
        m_status.activity.show({{}, {{session(7, 4min), session(8, 6min)}, 2}}, m_clock.steadyNow());
        QCOMPARE(found(openTransactions), QStringLiteral("crit: session 8 (app8) idles in a transaction for 6 min"));
        m_status.activity.show({}, m_clock.steadyNow());
        QVERIFY(found(openTransactions).startsWith(QStringLiteral("ok: ")));
    }

    void what_the_role_may_not_see_is_unknown_and_names_the_right()
    {
        const domain::Finding why{"pg_diag.hidden", "not visible without pg_monitor: GRANT pg_monitor TO me", {{"grant", "pg_monitor"}, {"role", "me"}}};
        m_status.activity.showPartly({}, why, m_clock.steadyNow()); // nothing seen is not nothing there
        QCOMPARE(found(openTransactions),
                 QStringLiteral("unknown: open transactions of other roles: not visible without pg_monitor: GRANT pg_monitor TO me"));
        m_status.activity.showPartly({{}, {{session(8, 6min)}, 1}}, why, m_clock.steadyNow());
        QVERIFY(found(openTransactions).startsWith(QStringLiteral("crit: session 8")));
        m_status.vacuum.hide(why);
        QCOMPARE(found(pg_diagnostics::wraparound), QStringLiteral("unknown: not visible without pg_monitor: GRANT pg_monitor TO me"));
    }

    void half_of_the_transaction_ids_is_the_alarm()
    {
        Vacuum vacuum;
        vacuum.wraparound.rows = {{"qcat", 200'000'000, 1, 1'944'483'648}, {"old", 1'100'000'000, 1, 1'044'483'648}};
        m_status.vacuum.show(vacuum, m_clock.steadyNow());
        QCOMPARE(found(pg_diagnostics::wraparound), QStringLiteral("crit: database old has 1044483648 transaction ids left"));
        vacuum.wraparound.rows.pop_back();
        m_status.vacuum.show(vacuum, m_clock.steadyNow());
        QVERIFY(found(pg_diagnostics::wraparound).startsWith(QStringLiteral("ok: ")));
    }

    void connections_run_out_in_two_steps()
    {
        const auto with = [&](int used) {
            m_status.headroom.show({103, 3, used, -1, -1}, m_clock.steadyNow());
            return found(pg_diagnostics::connectionsLeft);
        };
        QCOMPARE(with(79), QStringLiteral("ok: 79 of 100 connections are in use"));
        QCOMPARE(with(80), QStringLiteral("warn: 80 of 100 connections are in use"));
        QCOMPARE(with(90), QStringLiteral("crit: 90 of 100 connections are in use"));
    }

private:
    ManualClock m_clock;
    domain::PostgresStatus m_status;
};

QTEST_APPLESS_MAIN(TestStatusChecks)
#include "tst_status_checks.moc"
