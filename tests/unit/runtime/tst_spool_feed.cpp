#include "spool_feed.h"

#include <QTest>

using namespace qcat;
using runtime::SpoolFeed;

namespace
{

trading::StoreRecord row(std::uint64_t sequence)
{
    trading::StoreRecord record;
    record.sequence = sequence;
    return record;
}

} // namespace

class TestSpoolFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_spooled.clear();
        m_refuses = false;
        m_failures = 0;
    }

    void nothing_goes_past_a_row_that_the_spool_refused()
    {
        auto feed = make(10);
        feed.append(row(1));
        m_refuses = true;
        feed.append(row(2));
        m_refuses = false;
        feed.append(row(3));
        QCOMPARE(m_spooled, QList<quint64>({1}));
        QVERIFY(feed.failure().has_value());
        QVERIFY(feed.handOver());
        feed.append(row(4));
        QCOMPARE(m_spooled, QList<quint64>({1, 2, 3, 4}));
        QVERIFY(!feed.failure());
    }

    void a_refusal_is_told_once()
    {
        auto feed = make(10);
        m_refuses = true;
        for (int i = 1; i < 5; ++i)
            feed.append(row(quint64(i)));
        QVERIFY(!feed.handOver());
        QCOMPARE(m_failures, 1);
    }

    void what_does_not_fit_is_left_to_the_next_start_with_all_that_follows()
    {
        auto feed = make(2);
        m_refuses = true;
        for (int i = 1; i <= 3; ++i)
            feed.append(row(quint64(i)));
        m_refuses = false;
        const auto handed = feed.handOver();
        QVERIFY(!handed);
        QCOMPARE(handed.error().code, std::string("spool.rows_left"));
        feed.append(row(4));
        QCOMPARE(m_spooled, QList<quint64>({1, 2})); // 3 is missing, so 4 must not be there
    }

private:
    SpoolFeed make(std::size_t mostHeld)
    {
        return SpoolFeed(
            [this](trading::StoreRecord record) -> base::Status {
                if (m_refuses)
                    return base::Error{"spool.full", "full"};
                m_spooled << record.sequence;
                return {};
            },
            [this](const base::Error &) { ++m_failures; }, mostHeld);
    }

    QList<quint64> m_spooled;
    bool m_refuses = false;
    int m_failures = 0;
};

QTEST_APPLESS_MAIN(TestSpoolFeed)
#include "tst_spool_feed.moc"
