#include <qcat/ui_models/manual_table.h>
#include <qcat/ui_models/table_text.h>

#include <QStandardItemModel>
#include <QTest>

using namespace qcat;

class TestTableText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv_quotes_what_must_be_quoted_and_disarms_formulas_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("plain") << QStringLiteral("BTCUSDT") << QByteArray("BTCUSDT");
        QTest::newRow("comma") << QStringLiteral("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QStringLiteral("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("line") << QStringLiteral("a\nb") << QByteArray("\"a\nb\"");
        QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("'=1+1");
        QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1)");
        QTest::newRow("minus text") << QStringLiteral("-cmd|x") << QByteArray("'-cmd|x");
        QTest::newRow("negative number") << QStringLiteral("-12.40") << QByteArray("-12.40");
        QTest::newRow("chinese") << QStringLiteral("风控拒单") << QStringLiteral("风控拒单").toUtf8();
    }
    void csv_quotes_what_must_be_quoted_and_disarms_formulas()
    {
        QFETCH(QString, cell);
        QFETCH(QByteArray, field);
        QStandardItemModel model(1, 1);
        model.setHorizontalHeaderLabels({QStringLiteral("Title")});
        model.setItem(0, 0, new QStandardItem(cell));
        QCOMPARE(ui::csvHeader(model, {0}) + ui::csvRow(model, 0, {0}), QByteArray("\xEF\xBB\xBFTitle\r\n") + field + "\r\n");
    }

    void tsv_keeps_rows_and_loses_tabs()
    {
        QStandardItemModel model(2, 2);
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 2; ++column)
                model.setItem(row, column, new QStandardItem(QStringLiteral("%1\t%2").arg(row).arg(column)));
        QCOMPARE(ui::toTsv({model.index(1, 1), model.index(0, 0), model.index(0, 1), model.index(1, 0)}),
                 QStringLiteral("0 0\t0 1\n1 0\t1 1"));
    }

    void a_command_of_the_manual_says_what_comes_of_typing_it_or_what_is_typed_instead()
    {
        using Typed = ui::ManualRow::Typed;
        ui::ManualRow row{344, QStringLiteral("FLUSHDB"), ui::ManualRow::Outcome::Replaced, {}, {}, Typed::Refused, QStringLiteral("qcat runbook run redis.remove_prefix")};
        QCOMPARE(ui::typedText(row), QStringLiteral("Not to be typed on a server; instead: qcat runbook run redis.remove_prefix"));
        row.typed = Typed::DoesNotEnd;
        QVERIFY(ui::typedText(row).endsWith(QStringLiteral("until it is ended.")));
        row.typed = Typed::Works;
        QVERIFY(ui::typedText(row).endsWith(QStringLiteral("works.")));
        row.typed = Typed::IsNoCommand;
        QCOMPARE(ui::typedText(row), QString());
    }
};

QTEST_GUILESS_MAIN(TestTableText)
#include "tst_table_text.moc"
