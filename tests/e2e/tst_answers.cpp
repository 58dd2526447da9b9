#include "alert_config.h"
#include "http_client.h"
#include "qcat_process.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QTest>

// A message of the running daemon brings a link; who opens it acknowledges without any token.
class TestAnswers : public QObject
{
    Q_OBJECT

    static constexpr int kPatience = 30'000;

    static QString configOf(const QcatProcess &daemon, const HttpPeer &peer)
    {
        const auto path = alertConfig(daemon.file(QStringLiteral("q.yaml")), peer);
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite))
            qFatal("no configuration");
        const auto text = file.readAll().replace("alerting:\n", "alerting:\n  group_within: 0s\n  public_url: http://desk.firm.net/qcat\n");
        file.seek(0);
        file.write(text);
        return path;
    }
    static QByteArray bearer(const QcatProcess &daemon)
    {
        QFile token(daemon.dataDir() + QStringLiteral("/token"));
        return token.open(QIODevice::ReadOnly) ? "Authorization: Bearer " + token.readAll().trimmed() + "\r\n" : QByteArray();
    }
    // The word of the newest link that the message of this title brought.
    static QByteArray wordIn(const HttpPeer &peer, const char *title)
    {
        QByteArray word;
        for (const auto &request : peer.requests()) {
            const auto at = request.body.find("http://desk.firm.net/qcat/ack/");
            if (at != std::string::npos && request.body.find(title) != std::string::npos)
                word = QByteArray::fromStdString(request.body.substr(at + 30, 22));
        }
        return word;
    }
    static QJsonObject incident(const QcatProcess &daemon, const QByteArray &id)
    {
        return QJsonDocument::fromJson(ask(daemon.port(), "GET", "/api/v1/incidents/" + id, bearer(daemon)).body).object();
    }

private Q_SLOTS:
    void who_opens_the_link_of_a_message_acknowledges_as_the_one_it_was_sent_to()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok("{}"); });
        QcatProcess daemon;
        const QStringList arguments = {QStringLiteral("--headless"), QStringLiteral("--config"), configOf(daemon, peer)};
        daemon.start(arguments);
        QTRY_COMPARE_WITH_TIMEOUT(daemon.healthStatus(), QStringLiteral("healthy"), kPatience);
        const QByteArray planted = "hunter" + QByteArray::number(QRandomGenerator::global()->generate64(), 36);
        const QByteArray alert = "{\"level\":\"critical\",\"title\":\"Disk array\",\"message\":\"degraded, login with password=" + planted + "\"}";
        QTRY_VERIFY_WITH_TIMEOUT(ask(daemon.port(), "POST", "/api/v1/alerts", bearer(daemon) + "Content-Type: application/json\r\n", alert).body.contains("INC-"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!wordIn(peer, "Disk array").isEmpty(), kPatience);
        const auto word = wordIn(peer, "Disk array");
        const auto link = "/ack/" + word;

        // What a chat does to show a preview.
        const auto shown = ask(daemon.port(), "GET", link);
        QVERIFY2(shown.status == 200 && shown.body.contains("Acknowledge as alice"), shown.body);
        const auto at = shown.body.indexOf("INC-");
        const auto id = shown.body.mid(at, shown.body.indexOf('<', at) - at);
        QVERIFY(incident(daemon, id)[QLatin1String("state")].toString() == QLatin1String("open"));

        // The word is good after a restart too, and stands nowhere in the data folder; neither does a secret that somebody put into an alert.
        daemon.process().terminate();
        QVERIFY(daemon.waitForEnd());
        QDirIterator files(daemon.dataDir(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto content = file.readAll();
            QVERIFY2(!content.contains(word) && !content.contains(planted), qPrintable(file.fileName()));
        }
        QCOMPARE(timesTold(peer, planted.constData()), 0);
        QVERIFY(!daemon.output().contains(QString::fromUtf8(planted)) && !daemon.errors().contains(QString::fromUtf8(planted)));
        daemon.start(arguments);
        QTRY_COMPARE_WITH_TIMEOUT(daemon.get(QStringLiteral("/health")).status, 200, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(ask(daemon.port(), "GET", link).status, 200, kPatience);

        const auto done = ask(daemon.port(), "POST", link, "Origin: http://desk.firm.net\r\nX-Forwarded-For: 10.1.2.3\r\n");
        QVERIFY2(done.status == 200 && done.body.contains("You have taken it"), done.body);
        QTRY_COMPARE_WITH_TIMEOUT(incident(daemon, id)[QLatin1String("owner")].toString(), QStringLiteral("alice"), kPatience);
        QVERIFY(QJsonDocument(incident(daemon, id)).toJson().contains("notify.answered_by_link"));
        const auto again = ask(daemon.port(), "POST", link);
        QVERIFY2(again.status == 410 && again.body.contains("This link was used"), again.body);
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
