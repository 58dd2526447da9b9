#include "settings_advice.h"

#include <qcat/pg_diagnostics/advice_codes.h>

#include <QTest>

using namespace qcat;
using namespace qcat::base;
using namespace qcat::domain::postgres;
using namespace qcat::pg_diagnostics;

namespace
{

// "setting: number" of each, in its order.
QString shown(const ServerSettings &settings, const Status &status)
{
    QStringList all;
    for (const auto &advice : adviceFor(settings, status).advice.rows)
        all << QString::fromStdString(advice.why.code.substr(advice.why.code.find('.') + 1) + " " + advice.current) +
                   QStringLiteral(" (%1)").arg(advice.basis.value, 0, 'f', 0);
    return all.join(QStringLiteral(", "));
}

} // namespace

class TestSettingsAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_not_known_gives_no_advice() { QCOMPARE(shown({}, {}), QString()); }

    void good_settings_give_no_advice()
    {
        const ServerSettings settings{{{"fsync", {"on", ""}}, {"autovacuum", {"on", ""}}, {"log_lock_waits", {"on", ""}}}};
        QCOMPARE(shown(settings, {}), QString());
    }

    void unsafe_settings_are_critical_and_come_first()
    {
        const ServerSettings settings{{{"fsync", {"off", ""}}, {"log_lock_waits", {"off", ""}}}};
        const auto advice = adviceFor(settings, {});
        QCOMPARE(advice.advice.total, 2);
        QCOMPARE(advice.advice.rows[0].why.code, std::string(advice::kUnsafe));
        QVERIFY(advice.advice.rows[0].why.health == domain::Health::Crit);
        QCOMPARE(advice.advice.rows[0].suggested, std::string("on"));
    }

    void a_cold_cache_is_told_with_its_ratio_and_the_size_of_the_buffers()
    {
        const ServerSettings settings{{{"shared_buffers", {"16384", "8kB"}}}};
        Status status;
        status.cache.data.blocksHit = {0, 800'000};
        status.cache.data.blocksRead = {0, 200'000};
        QCOMPARE(shown(settings, status), QStringLiteral("buffers_small 128MiB (80)"));
        status.cache.data.blocksHit.delta = 800; // too little traffic to say anything
        status.cache.data.blocksRead.delta = 200;
        QCOMPARE(shown(settings, status), QString());
    }

    void few_connections_left_are_told_in_percent()
    {
        Status status;
        status.headroom.show({100, 3, 90, -1, -1}, {1});
        QCOMPARE(shown({{{"max_connections", {"100", ""}}}}, status), QStringLiteral("connections_tight 100 (93)"));
    }

    void forced_checkpoints_and_spills_tell_what_they_were_computed_from()
    {
        Status status;
        Checkpoints checkpoints;
        checkpoints.timed.total = 5;
        checkpoints.requested.total = 15;
        status.checkpoints.show(checkpoints, {1});
        status.counters.data.tempFiles = {0, 20};
        status.counters.data.tempBytes = {0, 20 * (8 << 20)};
        QCOMPARE(shown({{{"max_wal_size", {"1024", "MB"}}, {"work_mem", {"4096", "kB"}}}}, status),
                 QStringLiteral("wal_small 1GiB (75), work_mem_small 4MiB (8388608)"));
    }

    void a_transaction_may_idle_for_ever()
    {
        Status status;
        Session idle;
        idle.transactionAge = 42s;
        status.activity.data.idleInTransaction.rows = {idle};
        const ServerSettings settings{{{"idle_in_transaction_session_timeout", {"0", "ms"}}}};
        QCOMPARE(shown(settings, status), QStringLiteral("idle_for_ever 0ms (42)"));
    }
};

QTEST_APPLESS_MAIN(TestSettingsAdvice)
#include "tst_settings_advice.moc"
