#include "qcat_process.h"
#include "shared_data.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

// The verb over a log of millions of lines whose counts are known, made by the generator beside the project; and over a small one of its own.
class TestLogs : public QObject
{
    Q_OBJECT

private:
    struct Said {
        int code = -1;
        QByteArray out;
        QByteArray err;
        int number() const { return out.trimmed().toInt(); }
    };
    static Said logs(const QStringList &arguments)
    {
        QProcess process;
        process.start(QcatProcess::program(), QStringList{QStringLiteral("logs")} << arguments);
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QString file(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    QJsonObject generated(const QString &generator, const QString &name, const QStringList &arguments) const
    {
        const auto out = m_folder.filePath(name);
        QProcess::execute(QStringLiteral("/usr/bin/python3"), QStringList{generator, QStringLiteral("--mb"), QStringLiteral("8"), QStringLiteral("--out"), out} << arguments);
        QFile truth(out + QStringLiteral(".truth.json"));
        return truth.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(truth.readAll()).object() : QJsonObject();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_folder.filePath(QStringLiteral("cache")).toUtf8()); }

    void counts_are_those_of_the_generator_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("text") << QStringList();
        QTest::newRow("json lines") << QStringList{QStringLiteral("--flavour"), QStringLiteral("json")};
        QTest::newRow("GB18030") << QStringList{QStringLiteral("--encoding"), QStringLiteral("gbk")};
        QTest::newRow("rotated and packed") << QStringList{QStringLiteral("--rotate"), QStringLiteral("5")};
    }
    void counts_are_those_of_the_generator()
    {
        QCAT_NEED_SHARED(generator, "tools/gen_log.py");
        QFETCH(QStringList, options);
        const auto name = QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('_'));
        const auto truth = generated(generator, name, options);
        QStringList files;
        for (const auto &each : QDir(m_folder.path()).entryList({name + QStringLiteral("*")}))
            if (!each.endsWith(QStringLiteral(".truth.json")))
                files << m_folder.filePath(each);
        QVERIFY(!files.isEmpty());
        const auto count = [&](const QStringList &query) { return logs(QStringList{QStringLiteral("search"), QStringLiteral("--count")} << files << query).number(); };
        for (const char *level : {"ERROR", "WARN", "INFO", "DEBUG"})
            QCOMPARE(count({QStringLiteral("--level"), QLatin1String(level)}), truth[QLatin1String(level)].toInt());
        QCOMPARE(count({QStringLiteral("--regex"), QStringLiteral("latency_us\"?[=:][0-9]{5,}")}), truth[QStringLiteral("lat5")].toInt());
        const auto hour = logs(QStringList{QStringLiteral("range")} << files << QStringLiteral("--from") << QStringLiteral("2026-11-20 10:00") << QStringLiteral("--to")
                                                                    << QStringLiteral("2026-11-20 11:00"));
        QCOMPARE(hour.out.count('\n'), truth[QStringLiteral("h10")].toInt());
    }

    // Whole lives of orders, through plain and packed files, with the index that is kept and without it.
    void the_life_of_an_order_goes_through_all_files()
    {
        QCAT_NEED_SHARED(generator, "tools/gen_log.py");
        const auto truth = generated(generator, QStringLiteral("life.log"), {QStringLiteral("--rotate"), QStringLiteral("5")});
        QVERIFY(!truth.isEmpty());
        QStringList files;
        for (const auto &each : QDir(m_folder.path()).entryList({QStringLiteral("life.log*")}))
            if (!each.endsWith(QStringLiteral(".truth.json")))
                files << m_folder.filePath(each);
        for (const char *id : {"7300000000", "7300000040", "INC-1", "INC-2", "INC-3"}) {
            const auto searched = logs(QStringList{QStringLiteral("search")} << files << QStringLiteral("--fixed") << QLatin1String(id) << QStringLiteral("--word"));
            QVERIFY(!searched.out.isEmpty());
            for (int time = 0; time < 2; ++time) { // the second one by what the first one kept
                const auto found = logs(QStringList{QStringLiteral("id"), QLatin1String(id)} << files);
                QCOMPARE(found.out, searched.out);
                QCOMPARE(found.code, 0);
            }
        }
        QCOMPARE(logs(QStringList{QStringLiteral("id"), QStringLiteral("7399999999")} << files).code, 1);
        QCOMPARE(logs({QStringLiteral("id"), QStringLiteral("7300000000")}).code, 2);
    }

    void categories_are_those_in_brackets()
    {
        const auto log = file(QStringLiteral("c.log"), "2026-11-20 10:00:00.1 [INFO ] [order] one\n    [risk]\n2026-11-20 10:00:00.2 [INFO ] [risk] two\n");
        QCOMPARE(logs({QStringLiteral("search"), log, QStringLiteral("--category"), QStringLiteral("risk,md")}).out, QByteArray("2026-11-20 10:00:00.2 [INFO ] [risk] two\n"));
    }

    void a_rotated_set_is_read_in_the_order_of_its_times()
    {
        const auto newer = file(QStringLiteral("a.log"), "2026-11-20 10:00:00.1 [ERROR] second\n");
        const auto older = file(QStringLiteral("a.log.1"), "2026-11-19 10:00:00.1 [ERROR] first\n    trace\n");
        QCOMPARE(logs({QStringLiteral("search"), newer, older, QStringLiteral("--level"), QStringLiteral("error")}).out,
                 QByteArray("2026-11-19 10:00:00.1 [ERROR] first\n    trace\n2026-11-20 10:00:00.1 [ERROR] second\n"));
    }

    void times_that_go_back_are_found_when_all_is_read()
    {
        QByteArray text;
        for (int i = 0; i < 600; ++i)
            text += QStringLiteral("2026-11-20 10:%1:%2 [INFO] line\n").arg(i / 60, 2, 10, QLatin1Char('0')).arg(i % 60, 2, 10, QLatin1Char('0')).toUtf8();
        const auto twice = file(QStringLiteral("back.log"), text + text);
        const auto said = logs({QStringLiteral("range"), twice, QStringLiteral("--from"), QStringLiteral("2026-11-20 10:05"), QStringLiteral("--to"),
                                QStringLiteral("2026-11-20 10:06"), QStringLiteral("--scan")});
        QCOMPARE(said.out.count('\n'), 120);
    }

    void a_log_is_followed_through_its_rotation()
    {
        const auto name = file(QStringLiteral("live.log"), "2026-11-20 10:00:00.1 [ERROR] before\n");
        QProcess process;
        process.start(QcatProcess::program(), {QStringLiteral("logs"), QStringLiteral("follow"), name, QStringLiteral("--level"), QStringLiteral("error")});
        QByteArray out;
        const auto says = [&](const QByteArray &wanted) {
            return QTest::qWaitFor([&] { return (out += process.readAllStandardOutput()) == wanted; }, 30'000);
        };
        const auto write = [&](const QByteArray &text) {
            QFile log(name);
            return log.open(QIODevice::Append) && log.write(text) == text.size();
        };
        QByteArray expected;
        for (int i = 0; i < 5; ++i) { // the first may come before it looks
            const auto line = QByteArray("2026-11-20 10:00:01.") + QByteArray::number(i) + " [ERROR] in the old file\n";
            QVERIFY(write(line));
            if (QTest::qWaitFor([&] { return !(out += process.readAllStandardOutput()).isEmpty(); }, 2'000))
                break;
        }
        QVERIFY(out.endsWith("[ERROR] in the old file\n"));
        expected = out;
        QVERIFY(QFile::rename(name, name + QStringLiteral(".1")));
        QVERIFY(write("2026-11-20 10:00:02.1 [INFO ] new\n2026-11-20 10:00:03.1 [ERROR] in the new file\n  trace\n"));
        expected += "2026-11-20 10:00:03.1 [ERROR] in the new file\n  trace\n";
        QVERIFY2(says(expected), out.constData());
        process.terminate();
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }

    void messages_are_counted_by_pattern()
    {
        QByteArray text;
        for (int i = 0; i < 30; ++i)
            text += "2026-11-20 10:00:00.1 [" + QByteArray(i % 3 == 0 ? "ERROR" : "INFO ") + "] order " + QByteArray::number(i) + " took " + QByteArray::number(i * 7) + " us\n";
        const auto some = file(QStringLiteral("p.log"), text);
        const auto said = logs({QStringLiteral("patterns"), some});
        QCOMPARE(said.out, QByteArray("        20  2026-11-20 10:00:00  [INFO ] order * took * us\n"
                                      "        10  2026-11-20 10:00:00  [ERROR] order * took * us\n"
                                      "30 messages are 2 patterns\n"));
        QCOMPARE(logs({QStringLiteral("patterns"), some, QStringLiteral("--level"), QStringLiteral("error"), QStringLiteral("--count")}).number(), 1);
        QCOMPARE(logs({QStringLiteral("patterns"), file(QStringLiteral("none.log"), "")}).code, 1);
        QCOMPARE(logs({QStringLiteral("patterns"), some, QStringLiteral("--from"), QStringLiteral("2026-11-20 10:00")}).code, 2); // never passed over in silence
    }

    void a_reader_that_leaves_early_ends_the_answer_in_peace()
    {
        QByteArray text;
        for (int i = 0; i < 5'000; ++i) // words of their own: more answer than a pipe holds
            text += "2026-11-20 10:00:00.1 [INFO ] " + QByteArray::number(i).replace("0", "a").replace("1", "b").replace("2", "c").replace("3", "d").replace("4", "e").replace("5", "f")
                        .replace("6", "g").replace("7", "h").replace("8", "i").replace("9", "j") + QByteArray(60, 'x') + "\n";
        QProcess qcat, head;
        qcat.setStandardOutputProcess(&head);
        qcat.start(QcatProcess::program(), {QStringLiteral("logs"), QStringLiteral("patterns"), file(QStringLiteral("many.log"), text)});
        head.start(QStringLiteral("/usr/bin/head"), {QStringLiteral("-n"), QStringLiteral("1")});
        QVERIFY(head.waitForFinished(30'000));
        QVERIFY(qcat.waitForFinished(30'000));
        QCOMPARE(qcat.exitStatus(), QProcess::NormalExit);
        QCOMPARE(qcat.readAllStandardError(), QByteArray());
    }

    void nothing_found_and_bad_questions_have_codes_of_their_own()
    {
        const auto some = file(QStringLiteral("b.log"), "2026-11-20 10:00:00.1 [INFO ] x\n");
        QCOMPARE(logs({QStringLiteral("search"), some, QStringLiteral("--level"), QStringLiteral("error")}).code, 1);
        QCOMPARE(logs({QStringLiteral("search"), some, QStringLiteral("--level"), QStringLiteral("loud")}).code, 2);
        QCOMPARE(logs({QStringLiteral("search"), some, QStringLiteral("--regex"), QStringLiteral("(")}).code, 2);
        QCOMPARE(logs({QStringLiteral("range"), some}).code, 2);
        const auto missing = logs({QStringLiteral("search"), m_folder.filePath(QStringLiteral("none")), some, QStringLiteral("--fixed"), QStringLiteral("x")});
        QCOMPARE(missing.code, 1);
        QVERIFY(missing.err.contains("No such file"));
        QVERIFY(missing.out.contains("[INFO ] x")); // the other one is searched all the same
    }
};

QTEST_GUILESS_MAIN(TestLogs)
#include "tst_logs.moc"
