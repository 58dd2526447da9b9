#include <qcat/report/csv.h>

#include <QTest>

using qcat::report::toCsv;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_cell_cannot_break_out_of_its_place_or_run_as_a_formula_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        QTest::newRow("plain") << "abc"
                               << "abc";
        QTest::newRow("comma") << "a,b"
                               << "\"a,b\"";
        QTest::newRow("quote") << "a \"b\""
                               << "\"a \"\"b\"\"\"";
        QTest::newRow("new line") << "a\nb"
                                  << "\"a\nb\"";
        QTest::newRow("formula") << "=1+1"
                                 << "'=1+1";
        QTest::newRow("formula that needs quotes") << "=HYPERLINK(\"x\",\"y\")"
                                                   << "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"";
        QTest::newRow("plus") << "+cmd"
                              << "'+cmd";
        QTest::newRow("minus") << "-cmd"
                               << "'-cmd";
        QTest::newRow("at") << "@SUM(A1)"
                            << "'@SUM(A1)";
        QTest::newRow("tab") << "\t=1"
                             << "'\t=1";
        QTest::newRow("carriage return") << "\r=1"
                                         << "\"'\r=1\"";
        QTest::newRow("negative number stays a number") << "-12.40"
                                                        << "-12.40";
        QTest::newRow("signed number stays a number") << "+214.30"
                                                      << "+214.30";
        QTest::newRow("chinese") << QStringLiteral("数据库") << QStringLiteral("数据库");
        QTest::newRow("empty") << ""
                               << "";
    }

    void a_cell_cannot_break_out_of_its_place_or_run_as_a_formula()
    {
        QFETCH(QString, cell);
        QFETCH(QString, written);
        const QByteArray csv = toCsv({QStringLiteral("h")}, {{cell}});
        QCOMPARE(QString::fromUtf8(csv.mid(3)), QStringLiteral("h\r\n") + written + QStringLiteral("\r\n"));
    }

    void begins_with_the_byte_order_mark_of_utf8() { QVERIFY(toCsv({}, {}).startsWith("\xEF\xBB\xBF")); }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
