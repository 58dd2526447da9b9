#include "serving.h"

#include <qcat/http_api/access_use.h>
#include <qcat/http_api/token_book.h>

#include <QFile>
#include <QTemporaryDir>

using namespace qcat;

// Who used the API when, and who came with a token that is none: kept beside the tokens file, over restarts.
class TestAccessUse : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string tokens() const { return m_folder.filePath(QStringLiteral("tokens")).toStdString(); }
    http_api::AccessUse kept() const
    {
        const auto use = http_api::loadAccessUse(http_api::accessUseFile(tokens()));
        return use ? *use : http_api::AccessUse();
    }
    http_api::HttpOptions options() const
    {
        http_api::HttpOptions options;
        options.tokensFile = tokens();
        return options;
    }
    static int get(const Serving &serving, const QByteArray &header)
    {
        return ask(serving.port(), "GET", "/api/v1/snapshot", header).status;
    }

private Q_SLOTS:
    void uses_and_vain_tries_are_kept_when_the_server_ends()
    {
        const auto ann = http_api::addToken(tokens(), "ann", api::Role::Viewer);
        QVERIFY(ann && http_api::addToken(tokens(), "bob", api::Role::Admin));
        const auto before = RealClock().wallNow();
        {
            Serving serving(true, options());
            QCOMPARE(get(serving, kBearer), 200);
            QCOMPARE(get(serving, "Authorization: Bearer " + QByteArray::fromStdString(*ann) + "\r\n"), 200);
            QCOMPARE(get(serving, "Authorization: Bearer guess\r\n"), 401);
            QCOMPARE(get(serving, ""), 401); // no try to get in
        }
        const auto use = kept();
        QVERIFY(use.lastUse.at("ann") >= before && use.lastUse.at("") >= before);
        QVERIFY(!use.lastUse.contains("bob"));
        QCOMPARE(use.failed, std::uint64_t(1));
        QVERIFY(use.lastFailed >= before);
        QCOMPARE(QFile::permissions(QString::fromStdString(http_api::accessUseFile(tokens()))) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void counts_go_on_after_a_restart()
    {
        const auto before = kept().failed;
        {
            Serving serving(true, options());
            QCOMPARE(get(serving, "Authorization: Bearer guess\r\n"), 401);
        }
        QCOMPARE(kept().failed, before + 1);
        QVERIFY(kept().lastUse.contains("ann"));
    }

    void a_file_of_somebody_else_is_left_alone()
    {
        const auto path = QString::fromStdString(http_api::accessUseFile(tokens()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("dear diary\n");
        file.close();
        QCOMPARE(http_api::loadAccessUse(path.toStdString()).error().code, std::string("access.unreadable"));
        {
            Serving serving(true, options());
            QCOMPARE(get(serving, kBearer), 200);
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("dear diary\n"));
    }
};

QTEST_GUILESS_MAIN(TestAccessUse)
#include "tst_access_use.moc"
