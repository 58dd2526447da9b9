#include "postgres_server.h"
#include "qcat_process.h"
#include "shared_data.h"

#include <QJsonArray>
#include <QTest>

namespace
{

constexpr auto kRecording = "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz";
constexpr auto kOther = "data/nkaz001+hftbacktest/examples/spot/btcusdt_20240808.gz";

QStringList replay(const QString &recording)
{
    return {QStringLiteral("--headless"), QStringLiteral("--replay"), recording, QStringLiteral("--speed"), QStringLiteral("max"),
            QStringLiteral("--exit-at-end")};
}

struct Digest
{
    int orders = 0;
    int fills = 0;
    QString sha;
};

Digest digestOf(const QString &line)
{
    const QStringList words = line.split(QLatin1Char(' '));
    if (words.size() != 6 || words[0] != QLatin1String("orders") || words[2] != QLatin1String("fills") || words[4] != QLatin1String("sha256"))
        return {};
    return {words[1].toInt(), words[3].toInt(), words[5]};
}

// What `qcat doctor store` says: rows in the database by table; empty where it does not say "equal".
QMap<QString, int> equalRecord(const QStringList &where)
{
    QProcess doctor;
    doctor.start(QcatProcess::program(), QStringList{QStringLiteral("doctor"), QStringLiteral("store"), QStringLiteral("--json")} << where);
    QMap<QString, int> rows;
    if (!doctor.waitForFinished(60'000) || doctor.exitCode() != 0)
        return qWarning("%s", (doctor.readAllStandardOutput() + doctor.readAllStandardError()).constData()), rows;
    const QJsonArray tables = QJsonDocument::fromJson(doctor.readAllStandardOutput()).object()[QStringLiteral("tables")].toArray();
    for (const auto &table : tables)
        rows[table.toObject()[QStringLiteral("table")].toString()] = table.toObject()[QStringLiteral("database")].toInt();
    return rows;
}

// Of a replay of minutes that trades; no settlement of funding falls into it.
void verifyWhole(const QMap<QString, int> &rows)
{
    QVERIFY(!rows.isEmpty());
    for (auto row = rows.begin(); row != rows.end(); ++row)
        QVERIFY2((row.value() > 0) != (row.key() == QLatin1String("funding")), qPrintable(row.key() + QLatin1Char(' ') + QString::number(row.value())));
}

QByteArray firstLines(const QString &recording, int lines)
{
    QProcess unzip;
    unzip.start(QStringLiteral("zcat"), {recording});
    unzip.waitForFinished(60'000);
    const QByteArray all = unzip.readAllStandardOutput();
    qsizetype end = 0;
    for (int i = 0; i < lines; ++i)
        end = all.indexOf('\n', end) + 1;
    return all.left(end);
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_same_recording_gives_the_same_orders_also_across_a_kill()
    {
        QCAT_NEED_SHARED(recording, kRecording);
        QcatProcess first;
        QCOMPARE(first.run(replay(recording)), 0);
        const Digest digest = digestOf(first.lastLine());
        QVERIFY2(digest.orders >= 100 && digest.fills >= 10, qPrintable(first.lastLine()));

        // again in the finished folder, in a fresh one, and in one where the run was killed half way
        QcatProcess finished(first.dataDir());
        QCOMPARE(finished.run(replay(recording)), 0);
        QCOMPARE(finished.lastLine(), first.lastLine());
        QcatProcess fresh;
        QCOMPARE(fresh.run(replay(recording)), 0);
        QCOMPARE(fresh.lastLine(), first.lastLine());

        const QString folder = fresh.file(QStringLiteral("killed"));
        {
            QcatProcess killed(folder);
            killed.start(replay(recording));
            // half of what the whole journal holds, so that the kill falls into the middle on any machine
            QTRY_VERIFY_WITH_TIMEOUT(journalSize(folder) > journalSize(first.dataDir()) / 2, 60'000);
            QVERIFY(killed.process().state() == QProcess::Running);
            killed.process().kill();
            killed.waitForEnd();
            QCOMPARE(killed.process().exitStatus(), QProcess::CrashExit);
        }
        QcatProcess continued(folder);
        QCOMPARE(continued.run(replay(recording)), 0);
        QCOMPARE(continued.lastLine(), first.lastLine());
        const auto record = equalRecord({QStringLiteral("--data-dir"), folder});
        verifyWhole(record);
        QCOMPARE(record, equalRecord({QStringLiteral("--data-dir"), first.dataDir()}));

        QCAT_NEED_SHARED(other, kOther);
        QcatProcess refused(folder);
        QCOMPARE(refused.run(replay(other)), 1);
        QVERIFY2(refused.errors().contains(QLatin1String("journal")), qPrintable(refused.errors()));
    }

    void a_replay_that_was_killed_again_and_again_leaves_every_row_once_in_postgresql()
    {
        QCAT_NEED_SHARED(recording, kRecording);
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        PostgresServer server;
        const auto started = server.start();
        QVERIFY2(started, messageOf(started));
        QcatProcess last;
        const QString config = last.file(QStringLiteral("config.yaml"));
        const auto database = server.config();
        writeFile(config, QByteArray("database:\n  host: ") + database.host.c_str() + "\n  port: " + QByteArray::number(database.port) +
                              "\n  user: " + database.user.c_str() + "\n  password: " + database.password.c_str() +
                              "\n  name: " + database.name.c_str() + "\n");
        const QStringList run = replay(recording) << QStringLiteral("--config") << config;
        for (const qint64 megabytes : {1, 3, 4}) { // of journal: early, in the middle, late
            QcatProcess killed(last.dataDir());
            killed.start(run);
            QTRY_VERIFY_WITH_TIMEOUT(journalSize(last.dataDir()) > megabytes << 20 || killed.process().state() == QProcess::NotRunning, 60'000);
            killed.process().kill();
            killed.waitForEnd();
        }
        QCOMPARE(last.run(run), 0);
        verifyWhole(equalRecord({QStringLiteral("--config"), config, QStringLiteral("--data-dir"), last.dataDir()}));
    }

    void a_changed_strategy_parameter_changes_the_digest()
    {
        QCAT_NEED_SHARED(recording, kRecording);
        QcatProcess plain, changed;
        const QString part = plain.file(QStringLiteral("part"));
        writeFile(part, firstLines(recording, 20'000));
        QCOMPARE(plain.run(replay(part)), 0);
        const QString config = changed.file(QStringLiteral("config.yaml"));
        writeFile(config, "strategy:\n  instances:\n    - {id: mm-btc, kind: market_making, account: main, symbol: BTCUSDT, "
                          "parameters: {quantity: \"0.003\"}}\n"
                          "    - {id: trend-btc, kind: trend, account: main, symbol: BTCUSDT}\n");
        QCOMPARE(changed.run(replay(part) << QStringLiteral("--config") << config), 0);
        QVERIFY(digestOf(plain.lastLine()).orders > 0);
        QVERIFY(digestOf(plain.lastLine()).sha != digestOf(changed.lastLine()).sha);
    }

    void changed_trades_change_the_digest()
    {
        QCAT_NEED_SHARED(recording, kRecording);
        QcatProcess plain, changed;
        QByteArray lines = firstLines(recording, 20'000);
        const QString part = plain.file(QStringLiteral("part")), other = plain.file(QStringLiteral("other"));
        writeFile(part, lines);
        lines.replace("\"e\":\"trade\"", "\"e\":\"noted\""); // no trades: nothing fills a resting order
        writeFile(other, lines);
        QCOMPARE(plain.run(replay(part)), 0);
        QCOMPARE(changed.run(replay(other)), 0);
        QVERIFY(digestOf(plain.lastLine()).fills > 0);
        QVERIFY(digestOf(plain.lastLine()).sha != digestOf(changed.lastLine()).sha);
    }

private:
    static qint64 journalSize(const QString &dataDir)
    {
        qint64 size = 0;
        for (const auto &file : QDir(dataDir + QStringLiteral("/journal")).entryInfoList(QDir::Files))
            size += file.size();
        return size;
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
