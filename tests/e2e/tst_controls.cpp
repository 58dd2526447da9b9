#include "qcat_process.h"

#include <QTest>

namespace
{

QStringList onEngine(const QcatProcess &engine, QStringList verb)
{
    return verb << QStringLiteral("--data-dir") << engine.dataDir() << QStringLiteral("--port") << QString::number(engine.port());
}

struct Said
{
    int code = -1;
    QString text;
};

Said verb(const QcatProcess &engine, const QStringList &arguments)
{
    QProcess process;
    process.start(QcatProcess::program(), onEngine(engine, arguments));
    if (!process.waitForFinished(30'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError())};
}

bool isTrading(const QcatProcess &engine)
{
    const auto said = verb(engine, {QStringLiteral("status"), QStringLiteral("--json")});
    return said.code == 0 && said.text.contains(QLatin1String("\"active\""));
}

} // namespace

class TestControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void halt_cancel_flatten_and_resume_answer_with_what_was_verified()
    {
        QcatProcess engine;
        engine.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(isTrading(engine), 30'000);

        const Said halted = verb(engine, {QStringLiteral("halt")});
        QVERIFY2(halted.code == 0 && halted.text.contains(QLatin1String("refuses new entries")), qPrintable(halted.text));
        const Said cancelled = verb(engine, {QStringLiteral("cancel-entries")});
        QVERIFY2(cancelled.code == 0, qPrintable(cancelled.text));
        const Said refused = verb(engine, {QStringLiteral("flatten")});
        QVERIFY2(refused.code == 2 && refused.text.contains(QLatin1String("FLATTEN")), qPrintable(refused.text)); // wants the word
        const Said flat = verb(engine, {QStringLiteral("flatten"), QStringLiteral("--confirm"), QStringLiteral("FLATTEN")});
        QVERIFY2(flat.code == 0 && flat.text.contains(QLatin1String("0 positions")), qPrintable(flat.text));
        QTRY_VERIFY_WITH_TIMEOUT(!isTrading(engine), 20'000); // a snapshot is up to a fifth of a second old
        const Said resumed = verb(engine, {QStringLiteral("resume"), QStringLiteral("--confirm"), QStringLiteral("RESUME")});
        QVERIFY2(resumed.code == 0, qPrintable(resumed.text));
        QTRY_VERIFY_WITH_TIMEOUT(isTrading(engine), 10'000);
    }

    void the_reason_of_a_halt_goes_through_restarts()
    {
        QTemporaryDir folder;
        for (int start = 0; start < 3; ++start) {
            QcatProcess engine(folder.path());
            engine.start({QStringLiteral("--headless")});
            const auto status = [&] { return verb(engine, {QStringLiteral("status")}).text; };
            if (start == 0) {
                QTRY_VERIFY_WITH_TIMEOUT(isTrading(engine), 30'000);
                QCOMPARE(verb(engine, {QStringLiteral("halt"), QStringLiteral("--reason"), QStringLiteral("3am")}).code, 0);
            }
            QTRY_VERIFY_WITH_TIMEOUT(status().contains(QStringLiteral(" HALTED: ")), 30'000);
            const auto why = status().section(QStringLiteral("why: "), 1).section(QLatin1Char('\n'), 0, 0);
            QVERIFY2(why.startsWith(QStringLiteral("halted by ")) && why.contains(QStringLiteral(": 3am")), qPrintable(why));
            QCOMPARE(why.count(QStringLiteral("as it was before the restart")), start == 0 ? 0 : 1);
            engine.process().terminate();
            QVERIFY(engine.waitForEnd());
        }
    }

    void a_wrong_token_changes_nothing()
    {
        QcatProcess engine;
        engine.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(isTrading(engine), 30'000);
        const QString token = engine.file(QStringLiteral("token"));
        QFile file(token);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("wrong");
        file.close();
        const Said said = verb(engine, {QStringLiteral("halt"), QStringLiteral("--token-file"), token});
        QVERIFY2(said.code == 1 || said.code == 3, qPrintable(said.text));
        QVERIFY(isTrading(engine));
    }
};

QTEST_GUILESS_MAIN(TestControls)
#include "tst_controls.moc"
