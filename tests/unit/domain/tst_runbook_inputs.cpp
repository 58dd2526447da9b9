#include <qcat/domain/runbook_inputs.h>

#include <QTest>

using namespace qcat::domain;

class TestRunbookInputs : public QObject
{
    Q_OBJECT

    static RunbookParameter parameter(InputKind kind, std::int64_t min, std::int64_t max)
    {
        return {"x", {}, kind, min, max};
    }
    static QString answer(const RunbookParameter &parameter, const std::string &value)
    {
        const auto good = checkInput(parameter, value);
        return good ? QStringLiteral("good") : QString::fromStdString(good.error().code);
    }

private Q_SLOTS:
    void takes_what_is_within_its_bounds_and_nothing_else_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, InputKind kind, const QByteArray &value, const char *expected) {
            QTest::newRow(name) << int(kind) << value << QString::fromUtf8(expected);
        };
        row("number", InputKind::Integer, "7", "good");
        row("number above", InputKind::Integer, "101", "runbook.input_number");
        row("number below", InputKind::Integer, "-5", "runbook.input_number");
        row("number with a tail", InputKind::Integer, "7 8", "runbook.input_number");
        row("number beyond 64 bit", InputKind::Integer, "99999999999999999999", "runbook.input_number");
        row("duration", InputKind::Duration, "50ms", "good");
        row("duration above", InputKind::Duration, "5m", "runbook.input_duration");
        row("duration without a unit", InputKind::Duration, "50", "runbook.input_duration");
        row("one of them", InputKind::Enum, "main", "good");
        row("none of them", InputKind::Enum, "mainx", "runbook.input_choice");
        row("of another case", InputKind::Enum, "MAIN", "runbook.input_choice");
        row("text", InputKind::Text, "tmp:a", "good");
        row("text beside its pattern", InputKind::Text, "tmp a", "runbook.input_pattern");
        row("text with a tail line", InputKind::Text, "tmp:a\n", "runbook.input_characters");
        row("text with an end in it", InputKind::Text, QByteArray("tm\0p", 4), "runbook.input_characters");
        row("text that looks like an option", InputKind::Text, "--all", "runbook.input_dash");
        row("text too long", InputKind::Text, QByteArray(101, 'x'), "runbook.input_length");
    }
    void takes_what_is_within_its_bounds_and_nothing_else()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, value);
        QFETCH(QString, expected);
        auto asked = parameter(InputKind(kind), 1, 100);
        asked.values = {"main", "spare"};
        if (asked.kind == InputKind::Text)
            asked.pattern = "^[a-z:]+$";
        QCOMPARE(answer(asked, value.toStdString()), expected);
    }

    void a_pattern_is_anchored_and_cannot_take_for_ever_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("expected");
        QTest::newRow("plain") << QStringLiteral("^[a-z]{1,8}$") << true;
        QTest::newRow("not anchored") << QStringLiteral("[a-z]+") << false;
        QTest::newRow("open at its end") << QStringLiteral("^[a-z]+") << false;
        QTest::newRow("its end is a character") << QStringLiteral("^a\\$") << false;
        QTest::newRow("group") << QStringLiteral("^(a+)+$") << false;
        QTest::newRow("choice") << QStringLiteral("^a$|^b$") << false;
        QTest::newRow("broken") << QStringLiteral("^[a-$") << false;
        QTest::newRow("long") << QStringLiteral("^%1$").arg(QString(200, QLatin1Char('a'))) << false;
    }
    void a_pattern_is_anchored_and_cannot_take_for_ever()
    {
        QFETCH(QString, pattern);
        QFETCH(bool, expected);
        QCOMPARE(bool(checkPattern(pattern.toStdString())), expected);
    }
};

QTEST_APPLESS_MAIN(TestRunbookInputs)
#include "tst_runbook_inputs.moc"
