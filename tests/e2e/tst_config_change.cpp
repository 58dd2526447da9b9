#include "qcat_process.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

// `qcat config set`, `history` and `rollback` as an operator uses them, on a file with comments of its own.
class TestConfigChange : public QObject
{
    Q_OBJECT

    struct Said {
        int exit = -1;
        QString out, err;
    };

    QTemporaryDir m_temp;
    QString file() const { return m_temp.filePath(QStringLiteral("config.yaml")); }
    QString data() const { return m_temp.filePath(QStringLiteral("data")); }
    QByteArray content() const
    {
        QFile f(file());
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    Said config(QStringList arguments) const
    {
        QcatProcess qcat(data());
        auto &process = qcat.process();
        process.start(QcatProcess::program(), QStringList{QStringLiteral("config")} + arguments +
                                                  QStringList{QStringLiteral("--config"), file(), QStringLiteral("--data-dir"), data()});
        process.waitForFinished(60'000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    static QString hashIn(const QString &text)
    {
        static const QRegularExpression pattern(QStringLiteral("--confirm ([0-9a-f]{12})"));
        return pattern.match(text).captured(1);
    }

private Q_SLOTS:
    void init()
    {
        QFile f(file());
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write("# ours\nlogging:\n  level: info  # quiet\nrisk:\n  max_open_orders: 20\n");
    }

    void value_is_changed_after_its_difference_was_read_and_can_be_taken_back()
    {
        const auto before = content();
        const auto shown = config({QStringLiteral("set"), QStringLiteral("logging.level"), QStringLiteral("debug")});
        QCOMPARE(shown.exit, 2);
        QVERIFY2(shown.out.contains(QStringLiteral("logging.level: info → debug   (a reload applies it)")), qPrintable(shown.out + shown.err));
        QCOMPARE(content(), before);

        const auto hash = hashIn(shown.err);
        QVERIFY2(!hash.isEmpty(), qPrintable(shown.err));
        const auto done = config({QStringLiteral("set"), QStringLiteral("logging.level"), QStringLiteral("debug"), QStringLiteral("--confirm"), hash});
        QVERIFY2(done.exit == 0, qPrintable(done.err));
        QCOMPARE(content(), QByteArray(before).replace("info", "debug"));
        QVERIFY(!QFile::exists(file() + QStringLiteral(".new")));

        const auto history = config({QStringLiteral("history")});
        QCOMPARE(history.exit, 0);
        QVERIFY2(history.out.contains(QLatin1String("set logging.level")), qPrintable(history.out));
        const auto id = history.out.section(QLatin1Char(' '), 0, 0);

        const auto back = config({QStringLiteral("rollback"), id});
        QCOMPARE(back.exit, 2);
        QCOMPARE(config({QStringLiteral("rollback"), id, QStringLiteral("--confirm"), hashIn(back.err)}).exit, 0);
        QCOMPARE(content(), before);
        QCOMPARE(config({QStringLiteral("history")}).out.count(QLatin1Char('\n')), 2);
    }

    void what_is_wrong_changes_nothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QStringList &arguments, const char *said) {
            QTest::newRow(name) << arguments << QString::fromLatin1(said);
        };
        row("unknown key", {QStringLiteral("set"), QStringLiteral("logging.levle"), QStringLiteral("debug")}, "did you mean");
        row("value that is not allowed", {QStringLiteral("set"), QStringLiteral("logging.level"), QStringLiteral("loud")}, "logging.level");
        row("no key of a section", {QStringLiteral("set"), QStringLiteral("logging"), QStringLiteral("debug")}, "section.key");
        row("nothing kept under that name", {QStringLiteral("rollback"), QStringLiteral("yesterday")}, "qcat config history");
        row("hash of something else",
            {QStringLiteral("set"), QStringLiteral("logging.level"), QStringLiteral("debug"), QStringLiteral("--confirm"), QStringLiteral("0123456789ab")},
            "not the content that was shown");
    }
    void what_is_wrong_changes_nothing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const auto before = content();
        const auto answer = config(arguments);
        QVERIFY(answer.exit == 1 || answer.exit == 2);
        QVERIFY2(answer.err.contains(said), qPrintable(answer.err));
        QCOMPARE(content(), before);
    }
};

QTEST_GUILESS_MAIN(TestConfigChange)
#include "tst_config_change.moc"
