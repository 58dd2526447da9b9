#include <qcat/ui_models/finding_text.h>

#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace qcat;

namespace
{

// Whatever is written "like.this" in the sources below `folder`, names of headers aside.
QSet<QString> codesIn(const QString &folder)
{
    static const QRegularExpression pattern(QStringLiteral("\"([a-z_]+\\.[a-z_]{2,})\""));
    QSet<QString> codes;
    QDirIterator files(folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = pattern.globalMatch(text); match.hasNext();)
            codes << match.next().captured(1);
    }
    return codes;
}

} // namespace

class TestFindingText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arguments_stand_in_the_sentence()
    {
        QCOMPARE(ui::findingText({.code = "book.crossed", .text = "log", .args = {{"bid", "10"}, {"ask", "9"}}}),
                 QStringLiteral("Bid 10 is not below ask 9"));
    }

    void a_missing_argument_gives_the_engines_own_text()
    {
        QCOMPARE(
            ui::findingText({.code = "book.crossed", .text = "bid 10 is not below ask 9", .args = {{"bid", "10"}}}),
            QStringLiteral("bid 10 is not below ask 9"));
    }

    void an_unknown_code_gives_the_engines_own_text()
    {
        QCOMPARE(ui::errorText({"no.such_code", "what the engine said"}), QStringLiteral("what the engine said"));
        QCOMPARE(ui::errorText({"no.such_code", ""}), QStringLiteral("no.such_code"));
    }

    void an_argument_that_looks_like_a_placeholder_stays_what_it_is()
    {
        QCOMPARE(ui::errorText({"file.not_written", "log", {{"file", "{reason}"}, {"reason", "disk full"}}}),
                 QStringLiteral("{reason} could not be written: disk full"));
    }

    void the_engines_own_text_can_stand_in_the_sentence()
    {
        QCOMPARE(ui::errorText({"store.busy", "lock timeout"}),
                 QStringLiteral("The store is busy: a lock, a full disk or no memory (lock timeout)"));
        QCOMPARE(ui::findingText({.code = "incident.note", .text = "log", .args = {{"text", "asked the DBA"}}}),
                 QStringLiteral("asked the DBA"));
    }

    void every_sentence_closes_its_braces()
    {
        for (const auto &table : {ui::tradingFindings(), ui::engineFindings(), ui::opsFindings(), ui::callingFindings(), ui::serverFindings(), ui::stepFindings(), ui::watchFindings(),
                                  ui::postgresFindings()})
            for (const auto &row : table)
                QCOMPARE(QByteArray(row.sentence).count('{'), QByteArray(row.sentence).count('}'));
    }

    // Chinese follows: tst_translations demands a translation of every sentence of the tables.
    void every_code_of_the_trading_engine_has_a_sentence()
    {
        // in quotes like a code, but none: names of checks, actions, figures and keys of the configuration, a fault, the audit's words for
        // commands
        const QSet<QString> others = {QStringLiteral("alerting.channels"),
                                      QStringLiteral("backup.create"),
                                      QStringLiteral("backup.directory"),
                                      QStringLiteral("backup.is_proven"),
                                      QStringLiteral("backup.list"),
                                      QStringLiteral("backup.verify"),
                                      QStringLiteral("channel.test"),
                                      QStringLiteral("config.apply"),
                                      QStringLiteral("database.host"),
                                      QStringLiteral("health.certificates"),
                                      QStringLiteral("health.hosts"),
                                      QStringLiteral("health.ports"),
                                      QStringLiteral("health.units"),
                                      QStringLiteral("health.urls"),
                                      QStringLiteral("monitoring.alertmanager"),
                                      QStringLiteral("monitoring.grafana"),
                                      QStringLiteral("monitoring.prometheus"),
                                      QStringLiteral("qcat.log"),
                                      QStringLiteral("redis.enabled"),
                                      QStringLiteral("security.rotate_keys_after"),
                                      QStringLiteral("database.connection_failed"),
                                      QStringLiteral("disk.space"),
                                      QStringLiteral("engine.restart"),
                                      QStringLiteral("engine.stop"),
                                      QStringLiteral("evidence.capture"),
                                      QStringLiteral("exposure.read"),
                                      QStringLiteral("log.tail"),
                                      QStringLiteral("memory.available"),
                                      QStringLiteral("oncall.sign"),
                                      QStringLiteral("pg.connect"),
                                      QStringLiteral("pg.oldest_tables"),
                                      QStringLiteral("pg.port"),
                                      QStringLiteral("pg.privileges"),
                                      QStringLiteral("pg.sessions"),
                                      QStringLiteral("pg.statements"),
                                      QStringLiteral("pool.resize"),
                                      QStringLiteral("probe.look"),
                                      QStringLiteral("probe.wait"),
                                      QStringLiteral("pools.status"),
                                      QStringLiteral("pg.vacuum_horizon"),
                                      QStringLiteral("postgresql.connections"),
                                      QStringLiteral("disk.stalled"),
                                      QStringLiteral("engine.heartbeat_age"),
                                      QStringLiteral("api.answer"),
                                      QStringLiteral("api.requests"),
                                      QStringLiteral("market_data.age"),
                                      QStringLiteral("order.whole"),
                                      QStringLiteral("postgresql.answer"),
                                      QStringLiteral("process.cpu"),
                                      QStringLiteral("process.stall"),
                                      QStringLiteral("redis.answer"),
                                      QStringLiteral("venue.round_trip"),
                                      QStringLiteral("redis.connect"),
                                      QStringLiteral("redis.memory_used"),
                                      QStringLiteral("redis.port"),
                                      QStringLiteral("redis.remove_prefix"),
                                      QStringLiteral("licence.break_glass"),
                                      QStringLiteral("spool.status"),
                                      QStringLiteral("store.compare"),
                                      QStringLiteral("store.is_whole"),
                                      QStringLiteral("store.refill"),
                                      QStringLiteral("strategy.enable"),
                                      QStringLiteral("trading.cancel_entries"),
                                      QStringLiteral("trading.has_no_entries"),
                                      QStringLiteral("trading.is_flat"),
                                      QStringLiteral("trading.is_halted"),
                                      QStringLiteral("trading.is_protected"),
                                      QStringLiteral("trading.flatten"),
                                      QStringLiteral("trading.halt"),
                                      QStringLiteral("trading.halt_shared"),
                                      QStringLiteral("trading.lift_shared_halt"),
                                      QStringLiteral("trading.resume")};
        QStringList missing;
        int found = 0;
        for (const char *folder : {"/engine/runtime/src", "/engine/trading", "/engine/adapters/venue_paper"})
            for (const QString &code : codesIn(QStringLiteral(QCAT_SOURCE_DIR) + QLatin1String(folder))) {
                ++found;
                if (!others.contains(code) && !ui::sentenceOf(code.toStdString()))
                    missing << code;
            }
        QVERIFY2(found > 100, "hardly any code found: wrong folders?");
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void every_code_of_backups_has_a_sentence()
    {
        QStringList missing;
        for (const QString &code : codesIn(QStringLiteral(QCAT_SOURCE_DIR "/engine/adapters/backup/include")))
            if (code.startsWith(QLatin1String("backup.")) && !ui::sentenceOf(code.toStdString()))
                missing << code;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void every_code_of_what_surrounds_qcat_has_a_sentence()
    {
        QStringList missing;
        int found = 0;
        for (const QString &code : codesIn(QStringLiteral(QCAT_SOURCE_DIR "/engine/adapters/surroundings/include"))) {
            ++found;
            if (!ui::sentenceOf(code.toStdString()))
                missing << code;
        }
        QVERIFY2(found > 40, "hardly any code found: wrong folder?");
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void every_code_of_calling_people_has_a_sentence()
    {
        QStringList missing;
        int found = 0;
        for (const char *folder : {"/engine/ops/notify", "/engine/adapters/notify_channels"})
            for (const QString &code : codesIn(QStringLiteral(QCAT_SOURCE_DIR) + QLatin1String(folder))) {
                if (!code.startsWith(QLatin1String("notify.")))
                    continue;
                ++found;
                if (!ui::sentenceOf(code.toStdString()))
                    missing << code;
            }
        QVERIFY2(found > 12, "hardly any code found: wrong folders?");
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void every_code_of_the_postgresql_diagnostics_has_a_sentence()
    {
        static const QRegularExpression pattern(QStringLiteral("^pg_[a-z]+\\.[a-z0-9_]+$"));
        QStringList missing;
        int found = 0;
        for (const QString &code : codesIn(QStringLiteral(QCAT_SOURCE_DIR "/engine/adapters/pg_diagnostics"))) {
            if (!pattern.match(code).hasMatch()) // names of actions
                continue;
            ++found;
            if (!ui::sentenceOf(code.toStdString()))
                missing << code;
        }
        QVERIFY2(found > 35, "hardly any code found: wrong folder?");
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void local_text_falls_back_to_the_other_language()
    {
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        QCOMPARE(ui::localText({"Disk", "磁盘"}), QStringLiteral("磁盘"));
        QCOMPARE(ui::localText({"Disk", ""}), QStringLiteral("Disk"));
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        QCOMPARE(ui::localText({"", "磁盘"}), QStringLiteral("磁盘"));
    }
};

QTEST_APPLESS_MAIN(TestFindingText)
#include "tst_finding_text.moc"
