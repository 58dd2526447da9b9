#include "shared_data.h"

#include <verbs/book_check.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

class TestBookCheck : public QObject
{
    Q_OBJECT

private:
    struct Run {
        int exitCode;
        QByteArray out;
        QByteArray err;
    };
    static Run run(const QStringList &args)
    {
        std::vector<std::string> words;
        for (const QString &arg : args)
            words.push_back(arg.toStdString());
        std::ostringstream out;
        std::ostringstream err;
        const int exitCode = qcat::app::runBookCheck(words, out, err);
        return {exitCode, QByteArray::fromStdString(out.str()), QByteArray::fromStdString(err.str())};
    }
    QString write(const char *name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", name);
        return file.fileName();
    }

    QTemporaryDir m_folder;
    static constexpr const char *kSmall =
        "1723161255000000000 {\"lastUpdateId\":10,\"bids\":[[\"100.5\",\"2\"]],\"asks\":[[\"100.6\",\"1\"]]}\n"
        "1723161255000000001 "
        "{\"stream\":\"x\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161256299,\"s\":\"BTCUSDT\",\"U\":10,\"u\":12,"
        "\"pu\":9,\"b\":[[\"100.5\",\"3\"]],\"a\":[]}}\n";

private Q_SLOTS:
    void every_row_of_the_recorded_usdm_book_is_equal()
    {
        QCAT_NEED_SHARED(recording, "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz");
        QCAT_NEED_SHARED(golden, "data/golden/usdm_btcusdt_20240808.top.csv");
        const Run whole = run({recording, golden});
        QCOMPARE(whole.err, QByteArray());
        QCOMPARE(whole.out, QByteArray("rows 656 equal 656\n"));
        QCOMPARE(whole.exitCode, 0);
    }

    void every_row_of_the_recorded_spot_book_is_equal()
    {
        QCAT_NEED_SHARED(recording, "data/nkaz001+hftbacktest/examples/spot/btcusdt_20240808.gz");
        QCAT_NEED_SHARED(golden, "data/golden/spot_btcusdt_20240808.top.csv");
        const Run whole = run({recording, golden});
        QCOMPARE(whole.err, QByteArray());
        QCOMPARE(whole.out, QByteArray("rows 346 equal 346\n"));
        QCOMPARE(whole.exitCode, 0);
    }

    void one_altered_quantity_is_found()
    {
        const QString recording = write("small.txt", kSmall);
        const QByteArray good = "update_id,best_bid,bid_qty,best_ask,ask_qty\n12,100.50,3.000,100.6,1\n";
        QCOMPARE(run({recording, write("good.csv", good)}).out, QByteArray("rows 1 equal 1\n"));
        const Run altered = run({recording, write("altered.csv", QByteArray(good).replace("3.000", "3.001"))});
        QCOMPARE(altered.out, QByteArray("rows 1 equal 0\n"));
        QCOMPARE(altered.err,
                 QByteArray("line 2: update 12 is 100.5 x 3 / 100.6 x 1, golden 100.5 x 3.001 / 100.6 x 1\n"));
        QCOMPARE(altered.exitCode, 1);
    }

    void an_update_that_never_came_is_unequal()
    {
        const QString recording = write("small.txt", kSmall);
        const Run missing = run({recording, write("missing.csv", "update_id,best_bid,bid_qty,best_ask,ask_qty\n"
                                                                 "12,100.5,3,100.6,1\n13,100.5,3,100.6,1\n")});
        QCOMPARE(missing.out, QByteArray("rows 2 equal 1\n"));
        QCOMPARE(missing.exitCode, 1);
    }

    void what_cannot_be_used_gets_one_sentence_data()
    {
        QTest::addColumn<QByteArray>("recording");
        QTest::addColumn<QByteArray>("golden");
        QTest::addColumn<QByteArray>("sentence");
        const QByteArray header = "update_id,best_bid,bid_qty,best_ask,ask_qty\n";
        const QByteArray good = header + "12,100.5,3,100.6,1\n";
        QTest::newRow("golden without its header")
            << QByteArray(kSmall) << QByteArray("12,1,1,1,1\n")
            << QByteArray("golden.csv line 1: a golden file begins with '" + header.trimmed() + "'\n");
        QTest::newRow("golden with a word for a price")
            << QByteArray(kSmall) << header + "12,100.5,3,abc,1\n"
            << QByteArray("golden.csv line 2: not a decimal number: 'abc': only digits, one '.' and a leading '-'\n");
        QTest::newRow("golden with four fields")
            << QByteArray(kSmall) << header + "12,1,1,1\n"
            << QByteArray("golden.csv line 2: expected five fields: " + header.trimmed() + "\n");
        QTest::newRow("golden without rows")
            << QByteArray(kSmall) << header << QByteArray("golden.csv: no row to compare with\n");
        QTest::newRow("recording without a snapshot")
            << QByteArray(kSmall).mid(QByteArray(kSmall).indexOf('\n') + 1) << good
            << QByteArray("recording.txt: no book snapshot of BTCUSDT, so its book cannot be rebuilt: this is the "
                          "continuation of another "
                          "recording\n");
        QTest::newRow("empty recording") << QByteArray() << good << QByteArray("recording.txt: the file is empty\n");
    }
    void what_cannot_be_used_gets_one_sentence()
    {
        QFETCH(QByteArray, recording);
        QFETCH(QByteArray, golden);
        QFETCH(QByteArray, sentence);
        const Run refused = run({write("recording.txt", recording), write("golden.csv", golden)});
        QCOMPARE(refused.err, QFile::encodeName(m_folder.path()) + '/' + sentence);
        QCOMPARE(refused.out, QByteArray());
        QCOMPARE(refused.exitCode, 1);
    }

    void wrong_arguments_are_told_how_to_be_right()
    {
        const Run refused = run({QStringLiteral("only-one")});
        QCOMPARE(refused.err, QByteArray("usage: qcat book-check RECORDING GOLDEN [SYMBOL]\n"));
        QCOMPARE(refused.exitCode, 2);
    }
};

QTEST_APPLESS_MAIN(TestBookCheck)
#include "tst_book_check.moc"
