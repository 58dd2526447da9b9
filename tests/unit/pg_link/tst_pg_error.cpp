#include <qcat/pg_link/pg_error.h>

#include <QTest>

using namespace qcat::pg_link;

namespace
{

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

} // namespace

class TestPgError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_sqlstate_has_the_code_that_says_what_to_do_data()
    {
        QTest::addColumn<QByteArray>("sqlstate");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("connection died") << QByteArray() << QByteArray("pg.unreachable");
        QTest::newRow("admin shutdown") << QByteArray("57P01") << QByteArray("pg.unreachable");
        QTest::newRow("starting up") << QByteArray("57P03") << QByteArray("pg.unreachable");
        QTest::newRow("too many connections") << QByteArray("53300") << QByteArray("pg.unreachable");
        QTest::newRow("read-only after a failover") << QByteArray("25006") << QByteArray("pg.unreachable");
        QTest::newRow("statement timeout") << QByteArray("57014") << QByteArray("pg.timeout");
        QTest::newRow("wrong password") << QByteArray("28P01") << QByteArray("pg.auth");
        QTest::newRow("no such database") << QByteArray("3D000") << QByteArray("pg.auth");
        QTest::newRow("no privilege") << QByteArray("42501") << QByteArray("pg.permission");
        QTest::newRow("disk full") << QByteArray("53100") << QByteArray("pg.busy");
        QTest::newRow("deadlock") << QByteArray("40P01") << QByteArray("pg.busy");
        QTest::newRow("lock timeout") << QByteArray("55P03") << QByteArray("pg.busy");
        QTest::newRow("check constraint") << QByteArray("23514") << QByteArray("pg.data");
        QTest::newRow("bad encoding") << QByteArray("22021") << QByteArray("pg.data");
        QTest::newRow("no such table") << QByteArray("42P01") << QByteArray("pg.failed");
    }
    void each_sqlstate_has_the_code_that_says_what_to_do()
    {
        QFETCH(QByteArray, sqlstate);
        QFETCH(QByteArray, code);
        QCOMPARE(text(codeOfSqlstate(sqlstate.toStdString())), QString::fromLatin1(code));
    }

    void the_sqlstate_is_found_in_a_verbose_message_in_any_language_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("sqlstate");
        QTest::newRow("login")
            << QByteArray("connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  28P01: password "
                          "authentication failed for user \"qcat_user\"\nLOCATION:  auth_failed, auth.c:338\n")
            << QByteArray("28P01");
        QTest::newRow("statement") << QByteArray("ERROR:  23514: 关系 \"fills\" 的新行违反了检查约束")
                                   << QByteArray("23514");
        QTest::newRow("not verbose") << QByteArray("FATAL:  password authentication failed") << QByteArray();
        QTest::newRow("network") << QByteArray("connection to server failed: Connection refused") << QByteArray();
        QTest::newRow("cut short") << QByteArray("FATAL:  28P0") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void the_sqlstate_is_found_in_a_verbose_message_in_any_language()
    {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, sqlstate);
        const std::string kept = message.toStdString();
        QCOMPARE(text(sqlstateIn(kept)), QString::fromLatin1(sqlstate));
    }

    void an_outage_says_nothing_against_the_request()
    {
        for (const auto code : {codes::kRefused, codes::kUnreachable, codes::kTimeout})
            QVERIFY(isOutage(code));
        for (const auto code : {codes::kAuth, codes::kPermission, codes::kBusy, codes::kData, codes::kFailed})
            QVERIFY(!isOutage(code));
    }
};

QTEST_APPLESS_MAIN(TestPgError)
#include "tst_pg_error.moc"
