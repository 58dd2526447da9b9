#include <diagnosis.h>
#include <pg_client.h>
#include <pg_roles.h>

#include <QElapsedTimer>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::Visibility;

namespace
{

// What a caller is promised on top of its deadline, on a busy machine.
constexpr qint64 kGraceMs = 15'000;

} // namespace

class TestPgDiagnosticsOutage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
    }
    void init()
    {
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
    }
    void cleanup() { m_server.reset(); }

    void a_frozen_server_costs_the_worker_no_more_than_the_deadline()
    {
        Diagnosis diagnosis(m_server->config());
        const auto before = diagnosis.look();
        QVERIFY(before.headroom.visibility == Visibility::Shown);
        m_server->pause();
        QElapsedTimer timer;
        timer.start();
        const auto given = diagnosis.begin(1s).get();
        std::promise<void> reached;
        diagnosis.worker().post([&] { reached.set_value(); }); // the worker is free again
        reached.get_future().get();
        const auto took = timer.elapsed();
        m_server->resume();
        QVERIFY2(took < 1'000 + kGraceMs, qPrintable(QString::number(took)));
        if (given) { // else the timer of the caller was a moment faster
            const auto &status = **given;
            QVERIFY(status.server.visibility == Visibility::Failed);
            QCOMPARE(status.server.why.code, std::string("pg_diag.not_connected"));
            QVERIFY(status.headroom.visibility == Visibility::Failed);
            QCOMPARE(status.headroom.at, before.headroom.at); // the old figures, as old as they are
            QCOMPARE(status.headroom.data, before.headroom.data);
        } else {
            QCOMPARE(given.error().code, std::string("pg_diag.no_answer"));
        }
        QTRY_VERIFY_WITH_TIMEOUT(diagnosis.look().headroom.visibility == Visibility::Shown, 10'000);
    }

    void a_server_that_is_gone_is_said_and_its_return_is_noticed()
    {
        Diagnosis diagnosis(m_server->config());
        QVERIFY(diagnosis.look().server.visibility == Visibility::Shown);
        QVERIFY(m_server->stopImmediate());
        const auto gone = diagnosis.look();
        QVERIFY(gone.server.visibility == Visibility::Failed);
        QVERIFY(gone.sizes.visibility == Visibility::Failed && gone.sizes.hasData());
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(diagnosis.look().server.visibility == Visibility::Shown, 10'000);
        QCOMPARE(diagnosis.look().counters.data.commits.delta.has_value(), true);
    }

    void no_slot_left_does_not_blind_who_is_there_already()
    {
        Diagnosis diagnosis(m_server->config());
        QVERIFY(diagnosis.look().server.visibility == Visibility::Shown);
        std::vector<std::unique_ptr<PgClient>> crowd;
        while (crowd.size() < 60) {
            crowd.push_back(std::make_unique<PgClient>(m_server->config(), "crowd"));
            if (!crowd.back()->isConnected())
                break;
        }
        const auto status = diagnosis.look();
        QVERIFY(status.headroom.visibility == Visibility::Shown);
        QVERIFY2(status.headroom.data.left() <= 0, qPrintable(QString::number(status.headroom.data.left())));
        QVERIFY(std::ranges::any_of(status.settings.data.advice.rows, [](const auto &a) { return a.why.code == "pg_advice.connections_tight"; }));
        Diagnosis late(m_server->config());
        const auto refused = late.look();
        QVERIFY(refused.server.visibility == Visibility::Failed);
        QVERIFY(refused.headroom.visibility == Visibility::Failed && !refused.headroom.hasData());
        const bool told = std::ranges::any_of(refused.server.why.args, [](const auto &arg) { return arg.value == "53300"; });
        QVERIFY2(told, refused.server.why.text.c_str());
    }

    void two_at_once_get_an_answer_each_and_the_server_one_question()
    {
        Diagnosis diagnosis(m_server->config());
        auto first = diagnosis.begin(), second = diagnosis.begin();
        QVERIFY(first.get());
        const auto other = second.get();
        QVERIFY(other || other.error().code == "pg_diag.no_answer");
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgDiagnosticsOutage)
#include "tst_pg_diagnostics_outage.moc"
