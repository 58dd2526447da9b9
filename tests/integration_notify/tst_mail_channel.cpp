#include <qcat/notify_channels/send.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace qcat;
using namespace std::chrono_literals;
using domain::MailTls;
using ops::SendOutcome;

namespace
{

constexpr int kPatience = 30'000;

// tests/support/smtp_peer.py as a process.
class SmtpPeer
{
public:
    SmtpPeer(const QString &certificate, const QString &key, const QString &mode, const QString &refusal = {})
    {
        QStringList arguments = {QStringLiteral(QCAT_SOURCE_DIR "/tests/support/smtp_peer.py"), certificate, key, mode};
        if (!refusal.isEmpty())
            arguments << refusal;
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("/usr/bin/python3"), arguments);
        m_port = line().value(QLatin1String("port")).toInt();
    }
    ~SmtpPeer()
    {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }
    int port() const { return m_port; }
    QJsonObject line()
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(kPatience))
                return {};
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }

private:
    QProcess m_process;
    int m_port = 0;
};

} // namespace

// Against a mail server that encrypts and wants a login.
class TestMailChannel : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_certificate = m_folder.filePath(QStringLiteral("cert.pem"));
    QString m_key = m_folder.filePath(QStringLiteral("key.pem"));

    std::string passwordFile(const char *password)
    {
        QFile file(m_folder.filePath(QStringLiteral("password")));
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("cannot write a password");
        file.write(password);
        return file.fileName().toStdString();
    }
    domain::ChannelConfig channel(MailTls tls, const SmtpPeer &peer, const char *password = "correct horse")
    {
        domain::ChannelConfig channel;
        channel.host = "localhost";
        channel.port = peer.port();
        channel.tls = tls;
        channel.user = "qcat";
        channel.passwordFile = passwordFile(password);
        channel.sender = "qcat@example.org";
        channel.caFile = m_certificate.toStdString();
        channel.privateHosts = true;
        channel.timeout = 30s;
        return channel;
    }
    static ops::OutgoingMessage message()
    {
        ops::OutgoingMessage message;
        message.id = "INC-1/1/0/alice/mail";
        message.thread = "INC-1";
        message.email = "alice@example.org";
        message.subject = "[QCAT] P0 数据库连接失败";
        message.body = "12 open orders\n下一步：查看 PostgreSQL";
        message.time = {1'700'000'000'000'000'000};
        return message;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QStringList arguments = {QStringLiteral("req"),     QStringLiteral("-x509"),   QStringLiteral("-newkey"),
                                       QStringLiteral("rsa:2048"), QStringLiteral("-nodes"),  QStringLiteral("-subj"),
                                       QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                                       QStringLiteral("subjectAltName=DNS:localhost"), QStringLiteral("-days"), QStringLiteral("2"),
                                       QStringLiteral("-keyout"), m_key, QStringLiteral("-out"), m_certificate};
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        QVERIFY(openssl.waitForFinished(kPatience) && openssl.exitCode() == 0);
    }

    void mail_goes_over_tls_with_a_login_data()
    {
        QTest::addColumn<int>("tls");
        QTest::addColumn<QString>("mode");
        QTest::newRow("after STARTTLS") << int(MailTls::StartTls) << QStringLiteral("starttls");
        QTest::newRow("from the start") << int(MailTls::Tls) << QStringLiteral("tls");
    }
    void mail_goes_over_tls_with_a_login()
    {
        QFETCH(int, tls);
        QFETCH(QString, mode);
        SmtpPeer peer(m_certificate, m_key, mode);
        const auto result = notify_channels::sendNow(channel(MailTls(tls), peer), message());
        QVERIFY2(result.outcome == SendOutcome::Accepted, result.what.text.c_str());
        const auto mail = peer.line();
        QVERIFY(mail.value(QLatin1String("encrypted")).toBool());
        QVERIFY(mail.value(QLatin1String("authenticated")).toBool());
        const auto text = mail.value(QLatin1String("text")).toString();
        QVERIFY(text.contains(QStringLiteral("Message-ID: <INC-1.1.0.alice.mail@qcat>")));
        const auto body = QByteArray::fromBase64(text.section(QStringLiteral("\r\n\r\n"), 1).toLatin1());
        QCOMPARE(body, QByteArray::fromStdString(message().body));
    }

    void wrong_password_is_told_and_the_password_is_not()
    {
        SmtpPeer peer(m_certificate, m_key, QStringLiteral("starttls"));
        const auto result = notify_channels::sendNow(channel(MailTls::StartTls, peer, "wrong horse"), message());
        QVERIFY2(result.outcome == SendOutcome::Permanent, result.what.text.c_str());
        QVERIFY(result.what.text.find("wrong horse") == std::string::npos);
    }

    void server_that_does_not_encrypt_gets_no_password()
    {
        SmtpPeer peer(m_certificate, m_key, QStringLiteral("none"));
        const auto result = notify_channels::sendNow(channel(MailTls::StartTls, peer), message());
        QCOMPARE(int(result.outcome), int(SendOutcome::Permanent));
    }

    void server_of_another_name_gets_nothing()
    {
        SmtpPeer peer(m_certificate, m_key, QStringLiteral("tls"));
        auto other = channel(MailTls::Tls, peer);
        other.caFile.clear(); // nobody vouches for it
        QCOMPARE(int(notify_channels::sendNow(other, message()).outcome), int(SendOutcome::Permanent));
    }

    void refusal_is_for_now_or_for_good_as_the_server_says_data()
    {
        QTest::addColumn<QString>("refusal");
        QTest::addColumn<int>("expected");
        QTest::newRow("greylisted") << QStringLiteral("450 4.2.0 try again later") << int(SendOutcome::Temporary);
        QTest::newRow("unknown") << QStringLiteral("550 5.1.1 no such user") << int(SendOutcome::Permanent);
    }
    void refusal_is_for_now_or_for_good_as_the_server_says()
    {
        QFETCH(QString, refusal);
        QFETCH(int, expected);
        SmtpPeer peer(m_certificate, m_key, QStringLiteral("tls"), refusal);
        const auto result = notify_channels::sendNow(channel(MailTls::Tls, peer), message());
        QVERIFY2(int(result.outcome) == expected, result.what.text.c_str());
    }

    void contact_without_an_address_is_said_to_have_none()
    {
        auto nobody = message();
        nobody.email.clear();
        QCOMPARE(notify_channels::sendNow({}, nobody).what.code, std::string("notify.no_address"));
    }
};

QTEST_GUILESS_MAIN(TestMailChannel)
#include "tst_mail_channel.moc"
