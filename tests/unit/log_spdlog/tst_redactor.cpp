#include "redactor.h"

#include <QTest>

using qcat::log_spdlog::Redactor;

class TestRedactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secrets_are_blackened_and_the_rest_is_left_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("plain", "written 12 records in 3 ms", "written 12 records in 3 ms");
        row("known value", "connecting with hunter2!", "connecting with ***!");
        row("key=value", "host=db password=abc123 user=x", "host=db password=*** user=x");
        row("key: value", "token: abc123, next", "token: ***, next");
        row("quoted", "{\"password\": \"a b\", \"x\": 1}", "{\"password\": \"***\", \"x\": 1}");
        row("other case", "PASSWORD=abc", "PASSWORD=***");
        row("longer name", "db_password=abc access_token=def", "db_password=*** access_token=***");
        row("header", "Authorization: Bearer abc.def", "Authorization: Bearer ***");
        row("address", "postgresql://user:pw@host:5432/db", "postgresql://***@host:5432/db");
        row("address without user", "http://host:80/a@b", "http://host:80/a@b");
        row("name without a value", "the token file is missing", "the token file is missing");
        row("name at the end", "wrong password", "wrong password");
        row("name with nothing behind", "password=", "password=");
        row("twice", "secret=a secret=b", "secret=*** secret=***");
        row("Chinese", "密码 password=中文 完", "密码 password=*** 完");
    }
    void secrets_are_blackened_and_the_rest_is_left()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Redactor redact({"hunter2", "abc"}); // too short to be looked for: "abc"
        QCOMPARE(QString::fromStdString(redact(text.toStdString())), expected);
    }
};

QTEST_GUILESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
