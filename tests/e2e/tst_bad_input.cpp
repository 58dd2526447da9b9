#include "qcat_process.h"
#include "shared_data.h"

#include <QFile>
#include <QTest>

#include <unistd.h>

namespace
{

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

// A few sound messages of a USD-M book, then `more`.
QByteArray recording(const QByteArray &more)
{
    return "1723161255319702566 {\"lastUpdateId\":100,\"E\":1723161256501,\"T\":1723161256493,\"bids\":[[\"61800.20\",\"2.909\"]],"
           "\"asks\":[[\"61800.30\",\"1.072\"]]}\n"
           "1723161255319702567 {\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161256510,\"T\":1723161256509,"
           "\"s\":\"BTCUSDT\",\"U\":95,\"u\":105,\"pu\":94,\"b\":[[\"61800.20\",\"2.507\"]],\"a\":[]}}\n" +
           more;
}

QByteArray depth(const QByteArray &ids, const QByteArray &bids)
{
    return "1723161255319702568 {\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161256520,\"T\":1723161256519,"
           "\"s\":\"BTCUSDT\"," +
           ids + ",\"b\":[" + bids + "],\"a\":[]}}\n";
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_word_that_is_no_verb_gets_the_nearest_one()
    {
        for (const auto &[word, answer] : {std::pair{"incdent", "'incdent' is neither an option nor a verb. Did you mean 'incident'? See qcat --help.\n"},
                                           std::pair{"halte", "'halte' is neither an option nor a verb. Did you mean 'halt'? See qcat --help.\n"},
                                           std::pair{"xyzzy", "'xyzzy' is neither an option nor a verb. See qcat --help.\n"}}) {
            QProcess qcat;
            qcat.start(QcatProcess::program(), {QLatin1String(word)});
            QVERIFY(qcat.waitForFinished());
            QCOMPARE(QString::fromUtf8(qcat.readAllStandardError()), QLatin1String(answer));
            QCOMPARE(qcat.exitCode(), 2);
        }
    }

    void words_in_the_wrong_place_are_named()
    {
        const std::pair<const char *, const char *> cases[] = {
            {"--language zh status", "The verb comes first: qcat status \u2026, its options after it. See qcat status --help.\n"},
            {"upkeep done access_audit a b c", "'b' is one word too many; see --help\n"},
            {"logs search", "what stands behind 'search' is missing; see --help\n"}};
        for (const auto &[words, answer] : cases) {
            QProcess qcat;
            qcat.start(QcatProcess::program(), QString::fromLatin1(words).split(QLatin1Char(' ')));
            QVERIFY(qcat.waitForFinished());
            QCOMPARE(QString::fromUtf8(qcat.readAllStandardError()), QString::fromUtf8(answer));
            QCOMPARE(qcat.exitCode(), 2);
        }
    }

    void a_language_that_nothing_is_written_in_is_refused()
    {
        for (const char *words : {"drill list", "runbook list", "manual", "fault list", "rescue"}) {
            QProcess qcat;
            qcat.start(QcatProcess::program(), QString::fromLatin1(words).split(QLatin1Char(' ')) << QStringLiteral("--language") << QStringLiteral("fr"));
            QVERIFY(qcat.waitForFinished());
            QCOMPARE(QString::fromUtf8(qcat.readAllStandardError()), QStringLiteral("--language takes en or zh; not 'fr'\n"));
            QCOMPARE(qcat.exitCode(), 2);
        }
    }

    void a_bad_recording_gets_one_sentence_with_its_place_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("place"); // must be in the sentence beside the file's name
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("not a recording") << QByteArray("hello\nworld\n") << QString();
        QTest::newRow("binary") << QByteArray("\x7f\x45\x4c\x46\x02\x01\x01\x00\x00\x00", 10) << QString();
        QTest::newRow("gzip of nothing sound") << QByteArray("\x1f\x8b\x08\x00garbage", 11) << QString();
        QTest::newRow("NaN price") << recording(depth("\"U\":106,\"u\":107,\"pu\":105", "[\"NaN\",\"1\"]")) << QStringLiteral("3");
        QTest::newRow("missing field") << recording(depth("\"U\":106,\"pu\":105", "[\"61800.1\",\"1\"]")) << QStringLiteral("3");
        QTest::newRow("absurd price") << recording(depth("\"U\":106,\"u\":107,\"pu\":105", "[\"99999999999\",\"1\"]"))
                                      << QStringLiteral("3");
        QTest::newRow("negative quantity") << recording(depth("\"U\":106,\"u\":107,\"pu\":105", "[\"61800.1\",\"-1\"]"))
                                           << QStringLiteral("3");
        QTest::newRow("cut in the middle of a line")
            << recording(depth("\"U\":106,\"u\":107,\"pu\":105", "[\"61800.1\",\"1\"]")).chopped(20) << QStringLiteral("3");
        QTest::newRow("gap in the sequence") << recording(depth("\"U\":206,\"u\":207,\"pu\":205", "[\"61800.1\",\"1\"]")) << QString();
    }
    void a_bad_recording_gets_one_sentence_with_its_place()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, place);
        QcatProcess qcat;
        const QString path = qcat.file(QStringLiteral("recording"));
        writeFile(path, content);
        QCOMPARE(qcat.run({QStringLiteral("--headless"), QStringLiteral("--replay"), path, QStringLiteral("--speed"), QStringLiteral("max"),
                           QStringLiteral("--exit-at-end")}),
                 1);
        const QString said = qcat.errors();
        QVERIFY2(said.contains(path), qPrintable(said));
        QVERIFY2(place.isEmpty() || said.contains(QRegularExpression(QStringLiteral(":%1\\b|line %1\\b").arg(place))), qPrintable(said));
        QVERIFY2(said.trimmed().count(QLatin1Char('\n')) <= 1, qPrintable(said)); // one sentence, perhaps one about the log
    }

    void a_replay_on_a_damaged_journal_ends_with_one_sentence()
    {
        QcatProcess qcat;
        const QString path = qcat.file(QStringLiteral("recording"));
        writeFile(path, recording(depth("\"U\":106,\"u\":107,\"pu\":105", "[\"61800.1\",\"1\"]")));
        const QStringList replay = {QStringLiteral("--headless"), QStringLiteral("--replay"), path, QStringLiteral("--speed"),
                                    QStringLiteral("max"), QStringLiteral("--exit-at-end")};
        QCOMPARE(qcat.run(replay), 0);
        const QString segment = qcat.dataDir() + QStringLiteral("/journal/journal-00000001.qj");
        QFile file(segment);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(40) && file.putChar('!'));
        file.close();
        QCOMPARE(qcat.run(replay), 1);
        QVERIFY2(qcat.errors().contains(segment), qPrintable(qcat.errors()));
    }

    void a_truncated_archive_is_named_as_such()
    {
        QCAT_NEED_SHARED(whole, "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz");
        QcatProcess qcat;
        QFile source(whole);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QString path = qcat.file(QStringLiteral("cut.gz"));
        writeFile(path, source.read(400'000));
        QCOMPARE(qcat.run({QStringLiteral("--headless"), QStringLiteral("--replay"), path, QStringLiteral("--speed"), QStringLiteral("max"),
                           QStringLiteral("--exit-at-end")}),
                 1);
        QVERIFY2(qcat.errors().contains(path) && qcat.errors().contains(QLatin1String("truncated")), qPrintable(qcat.errors()));
    }

    void a_missing_recording_is_said()
    {
        QcatProcess qcat;
        QCOMPARE(qcat.run({QStringLiteral("--headless"), QStringLiteral("--replay"), QStringLiteral("/nowhere/r.gz"), QStringLiteral("--speed"),
                           QStringLiteral("max"), QStringLiteral("--exit-at-end")}),
                 1);
        QVERIFY2(qcat.errors().contains(QLatin1String("/nowhere/r.gz")), qPrintable(qcat.errors()));
    }

    void a_port_in_use_is_said_with_its_address()
    {
        QcatProcess qcat;
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, quint16(qcat.port())));
        QCOMPARE(qcat.run({QStringLiteral("--headless")}), 1);
        QVERIFY2(qcat.errors().contains(QStringLiteral("127.0.0.1:%1").arg(qcat.port())), qPrintable(qcat.errors()));
    }

    void a_data_folder_that_cannot_be_written_is_said()
    {
        QcatProcess qcat(QStringLiteral("/proc/qcat-data")); // nobody can write there, root neither
        QCOMPARE(qcat.run({QStringLiteral("--headless")}), 1);
        QVERIFY2(qcat.errors().contains(QLatin1String("/proc/qcat-data")), qPrintable(qcat.errors()));
    }

    void a_log_folder_that_cannot_be_written_is_said()
    {
        QcatProcess qcat;
        const QString config = qcat.file(QStringLiteral("config.yaml"));
        writeFile(config, "logging:\n  file: /proc/qcat-log/qcat.log\n");
        QCOMPARE(qcat.run({QStringLiteral("--headless"), QStringLiteral("--config"), config}), 1);
        QVERIFY2(qcat.errors().contains(QLatin1String("/proc/qcat-log/qcat.log")), qPrintable(qcat.errors()));
    }

    void a_second_instance_on_the_data_folder_is_refused_and_the_first_goes_on()
    {
        QcatProcess first;
        first.start({QStringLiteral("--headless")});
        QTRY_COMPARE_WITH_TIMEOUT(first.get(QStringLiteral("/health"), 500).status, 200, 20'000);
        QcatProcess second(first.dataDir());
        QCOMPARE(second.run({QStringLiteral("--headless")}), 1);
        QVERIFY2(second.errors().contains(QString::number(first.process().processId())), qPrintable(second.errors()));
        QCOMPARE(first.get(QStringLiteral("/health")).status, 200);
        // where a console that is refused finds the one that runs
        QFile endpoint(first.dataDir() + QStringLiteral("/endpoint"));
        QVERIFY(endpoint.open(QIODevice::ReadOnly));
        QCOMPARE(endpoint.readAll(), QStringLiteral("http://127.0.0.1:%1\n").arg(first.port()).toUtf8());
        first.process().terminate();
        QVERIFY(first.waitForEnd());
        QVERIFY(!endpoint.exists());
    }

    void a_bad_configuration_is_refused_with_every_mistake_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("empty") << QByteArray() << QStringList{QStringLiteral("config.yaml:1:1: ")};
        QTest::newRow("binary") << QByteArray("\x00\x01\x02\xff", 4) << QStringList{QStringLiteral("config.yaml:1:")};
        QTest::newRow("100 MB") << QByteArray(100'000'000, ' ') << QStringList{QStringLiteral("config.yaml")};
        QTest::newRow("unknown key, near miss, wrong type, duplicate")
            << QByteArray("server:\n  prot: 8082\n  host: 127.0.0.1\n  host: 127.0.0.2\nrisk:\n  max_open_orders: many\nbogus: 1\n")
            << QStringList{QStringLiteral("config.yaml:2:3: "), QStringLiteral("did you mean"), QStringLiteral("config.yaml:4:3: "),
                           QStringLiteral("config.yaml:6:20: "), QStringLiteral("config.yaml:7:1: ")};
        QTest::newRow("whom to call, with an empty list, and a secret file that is not there")
            << QByteArray("alerting:\n  channels:\n"
                          "    - {name: hook, kind: webhook, url: \"https://h.firm.net\", secret_file: /nowhere/s, proxy: \"http://p:0\"}\n"
                          "  contacts:\n    - {name: alice, channels: [hook, hook], email: a at b}\n  schedules: []\n  escalations:\n"
                          "    - name: all\n      severities: [P0, P0]\n      steps: [{after: 0s, notify: [\"contact:nobody\"]}]\nserver: {port: 0}\n")
            << QStringList{QStringLiteral("config.yaml:3:94: alerting.channels[0].proxy: 'http://p:0' is no proxy"),
                           QStringLiteral("config.yaml:3:75: alerting.channels[0].secret_file: /nowhere/s cannot be used: No such file"),
                           QStringLiteral("config.yaml:5:31: alerting.contacts[0].channels: 'hook' stands twice"),
                           QStringLiteral("config.yaml:5:52: alerting.contacts[0].email: 'a at b' is no address"),
                           QStringLiteral("config.yaml:6:14: alerting.schedules must be a list with at least one entry"),
                           QStringLiteral("config.yaml:9:19: alerting.escalations[0].severities: 'P0' stands twice"),
                           QStringLiteral("config.yaml:10:35: alerting.escalations[0].steps[0].notify: 'contact:nobody' is nobody"),
                           QStringLiteral("config.yaml:11:16: server.port: '0' is not accepted")};
        QTest::newRow("kind and parameters of strategies")
            << QByteArray("strategy:\n  instances:\n    - id: a\n      kind: trend\n      parameters: {fast: 3, quantity: -1}\n"
                          "    - id: b\n      kind: trnd\n")
            << QStringList{QStringLiteral("config.yaml:5:"), QStringLiteral("'fast'"), QStringLiteral("quantity"),
                           QStringLiteral("config.yaml:7:13: "), QStringLiteral("market_making, trend")};
    }
    void a_bad_configuration_is_refused_with_every_mistake()
    {
        QFETCH(QByteArray, content);
        QFETCH(QStringList, said);
        QcatProcess qcat;
        const QString config = qcat.file(QStringLiteral("config.yaml"));
        writeFile(config, content);
        QCOMPARE(qcat.run({QStringLiteral("--config"), config, QStringLiteral("--validate")}), 1);
        const QString text = qcat.output() + qcat.errors();
        for (const auto &part : said)
            QVERIFY2(text.contains(part), qPrintable(part + QStringLiteral(" not in:\n") + text));
        QCOMPARE(qcat.run({QStringLiteral("--config"), config, QStringLiteral("--headless")}), 1);
    }

    void a_good_configuration_is_one_line()
    {
        QcatProcess qcat;
        QCOMPARE(qcat.run({QStringLiteral("--config"), QStringLiteral(QCAT_SOURCE_DIR "/resources/config/qcat.yaml"),
                           QStringLiteral("--validate")}),
                 0);
        QCOMPARE(qcat.output().trimmed().count(QLatin1Char('\n')), 0);
        QVERIFY(!qcat.output().isEmpty());
    }

    void the_environment_overrides_the_file()
    {
        QcatProcess qcat;
        qcat.setEnvironment(QStringLiteral("QCAT_DATABASE_PORT"), QStringLiteral("99999"));
        QCOMPARE(qcat.run({QStringLiteral("--validate")}), 1);
        QVERIFY2((qcat.output() + qcat.errors()).contains(QLatin1String("QCAT_DATABASE_PORT")), qPrintable(qcat.errors()));
    }

    void usage_mistakes_exit_with_two_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--hedless")};
        QTest::newRow("not a verb") << QStringList{QStringLiteral("hlat")};
        QTest::newRow("speed of nothing") << QStringList{QStringLiteral("--headless"), QStringLiteral("--speed"), QStringLiteral("2")};
        QTest::newRow("speed zero") << QStringList{QStringLiteral("--replay"), QStringLiteral("x"), QStringLiteral("--speed"),
                                                   QStringLiteral("0")};
    }
    void usage_mistakes_exit_with_two()
    {
        QFETCH(QStringList, arguments);
        QcatProcess qcat;
        QCOMPARE(qcat.run(arguments), 2);
        QVERIFY(!qcat.errors().isEmpty());
    }

    void an_answer_that_cannot_be_written_is_one_sentence_and_no_success_data()
    {
        QTest::addColumn<QStringList>("verb");
        QTest::newRow("long") << QStringList{QStringLiteral("config"), QStringLiteral("show")};
        QTest::newRow("short") << QStringList{QStringLiteral("runbook"), QStringLiteral("list")};
    }
    void an_answer_that_cannot_be_written_is_one_sentence_and_no_success()
    {
        QFETCH(QStringList, verb);
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QcatProcess::program(), verb);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError(), QByteArray("the answer could not be written to standard output: No space left on device\n"));
    }

    void secret_files_that_cannot_be_used_are_warned_of()
    {
        QTemporaryDir folder;
        const auto config = folder.filePath(QStringLiteral("config.yaml")), key = folder.filePath(QStringLiteral("key"));
        writeFile(key, "zz");
        QFile(key).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        writeFile(config, QStringLiteral("app:\n  data_dir: %1\ndatabase:\n  host: 127.0.0.1\n  name: qcat\n  user: qcat\nbackup:\n  admin_user: qbak\n"
                                         "  admin_password_file: %1/none\n  encryption:\n    key_file: %2\n")
                              .arg(folder.path(), key)
                              .toUtf8());
        const auto said = [&](const QStringList &arguments) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(QcatProcess::program(), arguments);
            return process.waitForFinished(60'000) ? process.readAll() : QByteArray();
        };
        const auto validated = said({QStringLiteral("--config"), config, QStringLiteral("--validate")});
        QVERIFY2(validated.contains("backup.admin_password_file") && validated.contains("backup.encryption.key_file"), validated.constData());
        const auto listed = said({QStringLiteral("secrets"), QStringLiteral("list"), QStringLiteral("--config"), config});
        QVERIFY2(listed.contains("backup.admin") && listed.contains("there is no such file") && listed.contains("64 hex digits"), listed.constData());
    }

    void an_unreachable_engine_exits_with_three()
    {
        QcatProcess qcat;
        QCOMPARE(qcat.run({QStringLiteral("status")}), 3);
        QVERIFY2(qcat.errors().contains(QString::number(qcat.port())), qPrintable(qcat.errors()));
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
