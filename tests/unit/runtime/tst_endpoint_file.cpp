#include <qcat/runtime/endpoint_file.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;

class TestEndpointFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_temp.isValid()); }

    void what_is_written_is_read_as_an_address_on_this_machine_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("url");
        QTest::newRow("loopback") << "127.0.0.1" << "http://127.0.0.1:18099";
        QTest::newRow("every address") << "0.0.0.0" << "http://127.0.0.1:18099";
        QTest::newRow("IPv6") << "::1" << "http://[::1]:18099";
        QTest::newRow("name") << "desk.example" << "http://desk.example:18099";
    }
    void what_is_written_is_read_as_an_address_on_this_machine()
    {
        QFETCH(QString, host);
        QFETCH(QString, url);
        QVERIFY(runtime::writeEndpoint(folder(), host.toStdString(), 18099));
        const auto read = runtime::readEndpoint(folder());
        QVERIFY(read);
        QCOMPARE(QString::fromStdString(*read), url);
    }
    void after_a_stop_in_order_there_is_none()
    {
        QVERIFY(runtime::writeEndpoint(folder(), "127.0.0.1", 1));
        runtime::removeEndpoint(folder());
        QVERIFY(!runtime::readEndpoint(folder()));
    }
    void what_is_no_address_is_refused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another scheme") << QByteArray("file:///etc/passwd\n");
        QTest::newRow("two lines") << QByteArray("http://127.0.0.1:1\nhttp://127.0.0.1:2\n");
        QTest::newRow("binary") << QByteArray("http://\x01\x02");
        QTest::newRow("endless") << QByteArray("http://" + QByteArray(100'000, 'a'));
    }
    void what_is_no_address_is_refused()
    {
        QFETCH(QByteArray, content);
        QFile file(m_temp.filePath(QStringLiteral("endpoint")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto read = runtime::readEndpoint(folder());
        QVERIFY(!read);
        QCOMPARE(read.error().code, std::string("endpoint.invalid"));
    }

private:
    std::filesystem::path folder() const { return m_temp.path().toStdString(); }

    QTemporaryDir m_temp;
};

QTEST_APPLESS_MAIN(TestEndpointFile)
#include "tst_endpoint_file.moc"
