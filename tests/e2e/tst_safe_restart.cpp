#include "qcat_process.h"

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
};

QTEST_GUILESS_MAIN(TestSafeRestart)
#include "tst_safe_restart.moc"
