#include <qcat/ui_models/finding_text.h>

#include <QLocale>
#include <QTest>

using namespace qcat;

class TestFindingText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arguments_stand_in_the_sentence()
    {
        QCOMPARE(ui::findingText({.code = "book.crossed", .text = "log", .args = {{"bid", "10"}, {"ask", "9"}}}),
                 QStringLiteral("Bid 10 is not below ask 9"));
    }

    void a_missing_argument_gives_the_engines_own_text()
    {
        QCOMPARE(
            ui::findingText({.code = "book.crossed", .text = "bid 10 is not below ask 9", .args = {{"bid", "10"}}}),
            QStringLiteral("bid 10 is not below ask 9"));
    }

    void an_unknown_code_gives_the_engines_own_text()
    {
        QCOMPARE(ui::errorText({"no.such_code", "what the engine said"}), QStringLiteral("what the engine said"));
        QCOMPARE(ui::errorText({"no.such_code", ""}), QStringLiteral("no.such_code"));
    }

    void an_argument_that_looks_like_a_placeholder_stays_what_it_is()
    {
        QCOMPARE(ui::errorText({"file.not_written", "log", {{"file", "{reason}"}, {"reason", "disk full"}}}),
                 QStringLiteral("{reason} could not be written: disk full"));
    }

    void every_sentence_closes_its_braces()
    {
        for (const auto &row : ui::tradingFindings())
            QCOMPARE(QByteArray(row.sentence).count('{'), QByteArray(row.sentence).count('}'));
    }

    void local_text_falls_back_to_the_other_language()
    {
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        QCOMPARE(ui::localText({"Disk", "磁盘"}), QStringLiteral("磁盘"));
        QCOMPARE(ui::localText({"Disk", ""}), QStringLiteral("Disk"));
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        QCOMPARE(ui::localText({"", "磁盘"}), QStringLiteral("磁盘"));
    }
};

QTEST_APPLESS_MAIN(TestFindingText)
#include "tst_finding_text.moc"
