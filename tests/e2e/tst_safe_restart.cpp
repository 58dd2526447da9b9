#include "qcat_process.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

// The one runbook that restarts the engine, as an operator runs it from another terminal: the run outlives the restart and proves it.
class TestSafeRestart : public QObject
{
    Q_OBJECT

private:
    struct Said {
        int code = -1;
        QString text;
    };
    Said verb(const QcatProcess &engine, const QStringList &words) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QcatProcess::program(), words + QStringList{QStringLiteral("--data-dir"), engine.dataDir(), QStringLiteral("--port"), QString::number(engine.port())});
        if (!process.waitForFinished(120'000))
            return {-1, QString::fromUtf8(process.readAll())};
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }

private Q_SLOTS:
    void engine_is_restarted_in_order_by_a_run_that_goes_on_after_it()
    {
        QcatProcess engine;
        engine.start({QStringLiteral("--headless")});
        QTRY_COMPARE_WITH_TIMEOUT(engine.get(QStringLiteral("/health")).status, 200, 60'000);
        const auto process = engine.process().processId();
        const auto said = verb(engine, {QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("engine.safe_restart"), QStringLiteral("--unattended")});
        QVERIFY2(said.code == 0, qPrintable(said.text));
        QVERIFY2(said.text.contains(QRegularExpression(QStringLiteral("restart +done"))), qPrintable(said.text));
        QVERIFY2(said.text.contains(QRegularExpression(QStringLiteral("reconciled +done"))), qPrintable(said.text));
        QVERIFY2(said.text.contains(QRegularExpression(QStringLiteral("halted +done"))), qPrintable(said.text));
        QCOMPARE(engine.process().processId(), process); // it took its own place: there never were two
        QCOMPARE(engine.process().state(), QProcess::Running);
        QCOMPARE(engine.errors(), QString());
        engine.process().terminate();
        QVERIFY(engine.waitForEnd());
        QCOMPARE(engine.process().exitCode(), 0);
    }

    // A position whose stop rests at the venue is nobody's to close: it is there after the restart, and so is its stop.
    void position_with_its_stop_at_the_venue_is_kept_over_the_restart()
    {
        QcatProcess engine;
        QFile config(engine.file(QStringLiteral("trend.yaml")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("strategy:\n  instances:\n    - id: trend\n      kind: trend\n      account: main\n      symbol: BTCUSDT\n"
                     "      parameters: {sample_ms: 100, fast_samples: 1, slow_samples: 50, threshold_bps: 0.1, stop_bps: 500}\n");
        config.close();
        engine.start({QStringLiteral("--headless"), QStringLiteral("--config"), config.fileName()});
        const auto status = [&] { return verb(engine, {QStringLiteral("status")}).text; };
        static const QRegularExpression guarded(QStringLiteral(" 1 positions, .* [1-9]\\d* stops at the venue"));
        QTRY_VERIFY2_WITH_TIMEOUT(status().contains(guarded), qPrintable(status()), 90'000);
        const auto said = verb(engine, {QStringLiteral("runbook"), QStringLiteral("run"), QStringLiteral("engine.safe_restart"), QStringLiteral("--unattended")});
        QVERIFY2(said.code == 0 && said.text.contains(QRegularExpression(QStringLiteral("restart +done"))), qPrintable(said.text));
        QVERIFY2(!said.text.contains(QRegularExpression(QStringLiteral("flatten +done"))), qPrintable(said.text));
        QVERIFY2(status().contains(guarded), qPrintable(status()));
        engine.process().terminate();
        QVERIFY(engine.waitForEnd());
    }
};

QTEST_GUILESS_MAIN(TestSafeRestart)
#include "tst_safe_restart.moc"
