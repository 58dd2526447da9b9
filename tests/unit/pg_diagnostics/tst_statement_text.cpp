#include <qcat/pg_diagnostics/statement_text.h>

#include <QTest>

using namespace qcat::pg_diagnostics;

namespace
{

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

class TestStatementText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_literal_becomes_a_placeholder_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *statement, const char *expected) {
            QTest::newRow(name) << QByteArray(statement) << QString::fromUtf8(expected);
        };
        row("string", "SELECT * FROM t WHERE a = 'secret' AND b=\"Col\"", "SELECT * FROM t WHERE a = ? AND b=\"Col\"");
        row("doubled quote", "SELECT 'it''s secret', a", "SELECT ?, a");
        row("escape string", "SELECT E'a\\'secret' , a", "SELECT ? , a");
        row("bits and national", "SELECT B'01', x'ff', N'secret', U&'d\\0061t'", "SELECT ?, ?, ?, U&?");
        row("numbers", "SELECT 1, -2.5, 1e-10, .5, 0xFF, 1_000, t1.a2 LIMIT 10",
            "SELECT ?, -?, ?, ?, ?, ?, t1.a2 LIMIT ?");
        row("parameters stay", "SELECT $1, $22::int", "SELECT $1, $22::int");
        row("dollar quotes", "SELECT $$secret$$, $a$ sec $$ ret $a$, x", "SELECT ?, ?, x");
        row("dollar inside a name", "SELECT abc$tag FROM t", "SELECT abc$tag FROM t");
        row("comments", "SELECT 1 -- secret\n, /* se /* cr */ et */ a", "SELECT ? , a");
        row("blanks", "  SELECT\n\t a \r\n", "SELECT a");
        row("password", "ALTER ROLE x PASSWORD 'hunter2'", "ALTER ROLE x PASSWORD ?");
        row("array and json", "SELECT '{1,2}'::int[], '{\"k\":\"secret\"}'::jsonb->>'k'",
            "SELECT ?::int[], ?::jsonb->>?");
        row("Chinese names and text", "SELECT 价格 FROM \"订单\" WHERE 备注='机密'", "SELECT 价格 FROM \"订单\" WHERE 备注=?");
        row("empty", "", "");
    }
    void every_literal_becomes_a_placeholder()
    {
        QFETCH(QByteArray, statement);
        QFETCH(QString, expected);
        const auto once = withoutLiterals(statement.toStdString());
        QCOMPARE(shown(once), expected);
        QCOMPARE(shown(withoutLiterals(once)), expected);
    }

    void what_cannot_be_read_for_certain_is_hidden_to_the_end_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::newRow("cut string") << QByteArray("SELECT 'sec secret");
        QTest::newRow("cut dollar quote") << QByteArray("SELECT $f$ secret");
        QTest::newRow("cut name") << QByteArray("SELECT \"secret");
        QTest::newRow("cut escape") << QByteArray("SELECT E'secret\\");
        QTest::newRow("backslash means one thing or the other") << QByteArray("SELECT 'C:\\', 'secret'");
        QTest::newRow("and the other") << QByteArray("SELECT 'it\\'s secret'");
        QTest::newRow("cut comment") << QByteArray("SELECT /* secret");
    }
    void what_cannot_be_read_for_certain_is_hidden_to_the_end()
    {
        QFETCH(QByteArray, statement);
        const auto text = shown(withoutLiterals(statement.toStdString()));
        QVERIFY2(!text.contains(QStringLiteral("secret")), qPrintable(text));
        QVERIFY2(text.startsWith(QStringLiteral("SELECT")), qPrintable(text));
    }

    void invalid_utf8_is_replaced_and_the_rest_kept()
    {
        QCOMPARE(shown(withoutLiterals("SELECT caf\xE9 FROM t")), QString::fromUtf8("SELECT caf\uFFFD FROM t"));
        QCOMPARE(shown(cleanText("\xC0\xAF\xED\xA0\x80\xF5ok")), QString::fromUtf8("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDok"));
        QCOMPARE(shown(cleanText(std::string_view("a\0b\x1B[31m", 7))), QStringLiteral("a b [31"));
    }

    void a_long_text_ends_with_an_ellipsis_between_two_characters()
    {
        for (std::size_t limit = 8; limit < 20; ++limit) {
            const auto text = cleanText("价格价格价格价格价格", limit);
            QVERIFY(text.size() <= limit);
            QVERIFY(QString::fromUtf8(text.data(), qsizetype(text.size())).endsWith(QChar(0x2026)));
            QVERIFY(!shown(text).contains(QChar(0xFFFD)));
        }
        QCOMPARE(shown(cleanText("whole", 5)), QStringLiteral("whole"));
    }

    void a_statement_of_a_megabyte_is_short_in_the_end()
    {
        const auto text = withoutLiterals("INSERT INTO t VALUES (" + std::string(1 << 20, 'x') + ", 'secret')");
        QVERIFY(text.size() <= kLongestStatement);
        QVERIFY(text.starts_with("INSERT INTO t VALUES (xxx"));
    }
};

QTEST_APPLESS_MAIN(TestStatementText)
#include "tst_statement_text.moc"
