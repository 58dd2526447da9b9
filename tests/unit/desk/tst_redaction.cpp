#include <qcat/desk/redaction.h>

#include <QTest>

#include <random>
#include <string_view>

using qcat::ops::bounded;
using qcat::ops::redacted;

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_values_and_keeps_the_rest_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("assignment") << QByteArray("password=abc next") << QByteArray("password=*** next");
        QTest::newRow("libpq environment") << QByteArray("PGPASSWORD=abc psql") << QByteArray("PGPASSWORD=*** psql");
        QTest::newRow("yaml") << QByteArray("password: abc\nuser: q") << QByteArray("password: ***\nuser: q");
        QTest::newRow("yaml without a value") << QByteArray("password:\nuser: q") << QByteArray("password:\nuser: q");
        QTest::newRow("json") << QByteArray("{\"secret\": \"a\\\"b\", \"x\": 1}")
                              << QByteArray("{\"secret\": \"***\", \"x\": 1}");
        QTest::newRow("quotes with blanks") << QByteArray("passwd='a b c' d") << QByteArray("passwd='***' d");
        QTest::newRow("query") << QByteArray("/send?access_token=abc&sign=def&x=1")
                               << QByteArray("/send?access_token=***&sign=***&x=1");
        QTest::newRow("option") << QByteArray("cli --password abc run") << QByteArray("cli --password *** run");
        QTest::newRow("header") << QByteArray("Authorization: Bearer abc def\nHost: x")
                                << QByteArray("Authorization: ***\nHost: x");
        QTest::newRow("url") << QByteArray("postgresql://u:p@ss@h:5432/d") << QByteArray("postgresql://***@h:5432/d");
        QTest::newRow("url without userinfo") << QByteArray("http://h/a@b") << QByteArray("http://h/a@b");
        QTest::newRow("upper case") << QByteArray("API_KEY = abc") << QByteArray("API_KEY = ***");
        QTest::newRow("a word that only ends so")
            << QByteArray("assign=5 design: x") << QByteArray("assign=5 design: x");
        QTest::newRow("a sentence") << QByteArray("password authentication failed for user \"q\"")
                                    << QByteArray("password authentication failed for user \"q\"");
        QTest::newRow("at the very end") << QByteArray("token=") << QByteArray("token=");
        QTest::newRow("quote that never ends") << QByteArray("token='abc") << QByteArray("token='***");
    }
    void hides_values_and_keeps_the_rest()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(redacted(text.toStdString())), expected);
    }

    void random_secret_is_left_in_no_form()
    {
        std::mt19937 random(20261123);
        constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/";
        for (int i = 0; i < 2000; ++i) {
            std::string secret;
            for (std::size_t length = 8 + random() % 40; secret.size() < length;)
                secret += kLetters[random() % kLetters.size()];
            for (const auto &text : {"password=" + secret, "token: " + secret, "{\"secret\":\"" + secret + "\"}", "Authorization: Bearer " + secret,
                                     "cli --password " + secret + " run", "https://h/send?access_token=" + secret + "&x=1",
                                     "it failed: PGPASSWORD=" + secret + " psql"}) {
                const auto shown = redacted(text);
                QVERIFY2(shown.find(secret) == std::string::npos, shown.c_str());
            }
        }
    }

    void long_texts_keep_their_ends()
    {
        const auto kept = bounded("begin" + std::string(10'000, 'x') + "end", 1000);
        QVERIFY(kept.truncated);
        QVERIFY(kept.text.size() <= 1000);
        QVERIFY(kept.text.starts_with("begin"));
        QVERIFY(kept.text.ends_with("end"));
        QVERIFY(!bounded("short", 1000).truncated);
    }

    void characters_are_never_cut()
    {
        std::string chinese;
        for (int i = 0; i < 3000; ++i)
            chinese += "库";
        for (std::size_t limit = 300; limit < 312; ++limit) {
            const auto kept = bounded(chinese, limit);
            QCOMPARE(QString::fromStdString(kept.text).toStdString(), kept.text); // valid UTF-8
            QVERIFY(kept.text.size() <= limit);
        }
    }
};

QTEST_APPLESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
