#include <qcat/secrets/password_file.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace qcat;

class TestPasswordFile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const std::string m_file = m_folder.filePath(QStringLiteral("password")).toStdString();

    void write(const QByteArray &text, mode_t mode = 0600) const
    {
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), qint64(text.size()));
        file.close();
        QCOMPARE(::chmod(m_file.c_str(), mode), 0);
    }
    QString refusal() const
    {
        const auto password = secrets::passwordNow({}, m_file);
        if (password)
            return QStringLiteral("taken");
        return QString::fromStdString(password.error().code + ": " + std::string(password.error().arg("detail")));
    }

private Q_SLOTS:
    void without_a_file_the_configured_one_counts()
    {
        QCOMPARE(secrets::passwordNow("sesame", {}).value(), std::string("sesame"));
    }

    void each_call_reads_what_stands_there_now()
    {
        write("first\n");
        QCOMPARE(secrets::passwordNow({}, m_file).value(), std::string("first"));
        write("second with spaces \r\n");
        QCOMPARE(secrets::passwordNow({}, m_file).value(), std::string("second with spaces "));
        write("third", 0440); // as systemd's credentials show themselves
        QCOMPARE(secrets::passwordNow({}, m_file).value(), std::string("third"));
    }

    void what_is_no_safe_password_file_is_refused_with_the_reason_and_without_the_password()
    {
        QFile::remove(QString::fromStdString(m_file));
        QCOMPARE(refusal(), QStringLiteral("secrets.password_file: No such file or directory"));
        write("hunter22\n", 0644);
        QCOMPARE(refusal(), QStringLiteral("secrets.password_file: its mode 0644 lets others read or change it; allowed: 0600"));
        write("\n");
        QCOMPARE(refusal(), QStringLiteral("secrets.password_file: it is empty"));
        write(QByteArray(5000, 'x'));
        QCOMPARE(refusal(), QStringLiteral("secrets.password_file: it is longer than 4096 bytes"));
        write(QByteArray("a\0b", 3));
        QCOMPARE(refusal(), QStringLiteral("secrets.password_file: it is no text"));
        QCOMPARE(secrets::passwordNow({}, "/").error().arg("detail"), std::string_view("not a regular file"));
    }
};

QTEST_GUILESS_MAIN(TestPasswordFile)
#include "tst_password_file.moc"
