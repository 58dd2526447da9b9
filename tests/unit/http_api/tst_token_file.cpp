#include <qcat/http_api/token_file.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;

class TestTokenFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void token_is_made_once_and_only_its_owner_can_read_it()
    {
        QTemporaryDir dir;
        const auto path = dir.filePath(QStringLiteral("token"));
        const auto made = http_api::loadOrCreateToken(path.toStdString());
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QCOMPARE(made->size(), std::size_t(64));
        QCOMPARE(QFile::permissions(path) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(*http_api::loadOrCreateToken(path.toStdString()), *made);
        QCOMPARE(*http_api::loadToken(path.toStdString()), *made);
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1);
    }

    void two_tokens_differ()
    {
        QTemporaryDir dir;
        QVERIFY(*http_api::loadOrCreateToken(dir.filePath(QStringLiteral("a")).toStdString()) !=
                *http_api::loadOrCreateToken(dir.filePath(QStringLiteral("b")).toStdString()));
    }

    void unfit_files_are_refused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("permissions");
        QTest::addColumn<QString>("code");
        const int mine = int(QFile::ReadOwner | QFile::WriteOwner);
        QTest::newRow("readable by others")
            << QByteArray(64, 'a') << (mine | int(QFile::ReadOther)) << QStringLiteral("token.unsafe");
        QTest::newRow("empty") << QByteArray() << mine << QStringLiteral("token.unreadable");
        QTest::newRow("short") << QByteArray("abc\n") << mine << QStringLiteral("token.unreadable");
    }
    void unfit_files_are_refused()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, permissions);
        QFETCH(QString, code);
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("token")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        file.setPermissions(QFile::Permissions(permissions));
        const auto token = http_api::loadOrCreateToken(file.fileName().toStdString());
        QVERIFY(!token);
        QCOMPARE(QString::fromStdString(token.error().code), code);
    }

    void folder_that_is_not_there_is_told()
    {
        const auto token = http_api::loadOrCreateToken("/nonexistent/token");
        QVERIFY(!token);
        QCOMPARE(token.error().code, std::string("token.unwritable"));
    }
};

QTEST_GUILESS_MAIN(TestTokenFile)
#include "tst_token_file.moc"
