#include <qcat/domain/step_expression.h>

#include <QTest>

using namespace qcat::domain;

class TestStepExpression : public QObject
{
    Q_OBJECT

    // "a.n=5 a.word=ok"
    static StepOutputs outputs(const QString &text)
    {
        return [text](const StepOutput &which) -> std::optional<std::string> {
            const auto key = QString::fromStdString(which.step + "." + which.output + "=");
            for (const auto &word : text.split(QLatin1Char(' ')))
                if (word.startsWith(key))
                    return word.mid(key.size()).toStdString();
            return std::nullopt;
        };
    }

private Q_SLOTS:
    void holds_or_does_not_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *expression, bool expected) { QTest::newRow(expression) << QString::fromUtf8(expression) << expected; };
        row("a.n == 5", true);
        row("a.n == 5.0", true);
        row("a.n != 5", false);
        row("a.n > 4", true);
        row("a.n >= 5", true);
        row("a.n < 5", false);
        row("a.n <= 5", true);
        row("a.n > -1", true);
        row("a.n == a.m", true);
        row("a.n < b.n", true);
        row("a.word == ok", true);
        row("a.word == 'ok'", true);
        row("a.word != crit", true);
        row("a.code == 'pg.auth_failed'", true);
        row("a.n == 5 and a.word == ok", true);
        row("a.n == 6 or a.word == ok", true);
        row("a.n == 6 and a.word == ok", false);
        row("a.word > 1", false); // no number: no order
        row("a.absent == 1", false);
        row("a.absent != 1", false); // what nobody knows opens no way
        row("a.n < c.n", false);
    }
    void holds_or_does_not()
    {
        QFETCH(QString, expression);
        QFETCH(bool, expected);
        const auto parsed = parseStepExpression(expression.toStdString());
        QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
        QCOMPARE(holds(*parsed, outputs(QStringLiteral("a.n=5 a.m=5 b.n=6 a.word=ok a.code=pg.auth_failed"))), expected);
    }

    void refuses_what_is_no_comparison_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *text : {"", "a.n", "a.n ==", "a.n = 5", "a.n == 5 and", "a.n == 5 xor b.n == 1", "a.n == 1 and b.n == 1 or c.n == 1", "n == 5",
                                 "5 == a.n", "a.n==5", "a.n == 'open", "a.n > word", "a.b.c == 1", "a.n == $(reboot)", "a.n == `id`", "a.n == 5; b.n == 1",
                                 "system('x') == 1", "{{a.n}} == 1"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refuses_what_is_no_comparison()
    {
        QFETCH(QString, expression);
        const auto parsed = parseStepExpression(expression.toStdString());
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().message.empty());
    }

    void what_is_too_long_is_not_read()
    {
        QVERIFY(!parseStepExpression(std::string(100'000, 'a')));
    }
};

QTEST_APPLESS_MAIN(TestStepExpression)
#include "tst_step_expression.moc"
