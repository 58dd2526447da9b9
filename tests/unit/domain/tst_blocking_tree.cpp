#include <qcat/domain/blocking_tree.h>

#include <QTest>

#include <numeric>

using namespace qcat::domain::postgres;

namespace
{

LockSession session(int pid, std::vector<int> blockedBy = {})
{
    LockSession made;
    made.session.pid = pid;
    made.blockedBy = std::move(blockedBy);
    return made;
}

// "1 (3) | . 2 (2)": pid, victims in brackets, a dot for each level, ! for a member of a deadlock.
QString shown(const std::vector<LockSession> &sessions)
{
    QStringList lines;
    for (const auto &row : blockingTree(sessions))
        lines << QStringLiteral(". ").repeated(row.depth) + QString::number(sessions[row.session].session.pid) +
                     QStringLiteral(" (%1)").arg(row.victims) + (row.isInCycle ? QStringLiteral("!") : QString());
    return lines.join(QStringLiteral(" | "));
}

// Holder 1; each later one waits for the holder and for everyone ahead of it.
std::vector<LockSession> queueOf(int size)
{
    std::vector<LockSession> sessions;
    for (int pid = 1; pid <= size; ++pid) {
        std::vector<int> ahead(std::size_t(pid - 1));
        std::iota(ahead.begin(), ahead.end(), 1);
        sessions.push_back(session(pid, ahead));
    }
    return sessions;
}

} // namespace

class TestBlockingTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobody_waits_no_rows() { QVERIFY(blockingTree({}).empty()); }

    void a_queue_is_a_chain_each_below_the_one_ahead()
    {
        QCOMPARE(shown(queueOf(4)), QStringLiteral("1 (3) | . 2 (2) | . . 3 (1) | . . . 4 (0)"));
    }

    void the_root_with_most_victims_comes_first()
    {
        QCOMPARE(shown({session(1), session(2, {1}), session(10), session(11, {10}), session(12, {10})}),
                 QStringLiteral("10 (2) | . 11 (0) | . 12 (0) | 1 (1) | . 2 (0)"));
    }

    void who_waits_for_two_holders_is_shown_once_below_the_later()
    {
        QCOMPARE(shown({session(3, {1, 2}), session(2, {1}), session(1)}),
                 QStringLiteral("1 (2) | . 2 (1) | . . 3 (0)"));
    }

    void members_of_a_deadlock_are_roots_and_marked()
    {
        QCOMPARE(shown({session(1, {2}), session(2, {1}), session(3, {2})}),
                 QStringLiteral("1 (2)! | 2 (2)! | . 3 (0)"));
    }

    void a_prepared_transaction_is_a_root_like_any_other()
    {
        QCOMPARE(shown({session(0), session(7, {0, 0})}), QStringLiteral("0 (1) | . 7 (0)"));
    }

    void blockers_that_are_not_listed_and_self_links_are_left_out()
    {
        QCOMPARE(shown({session(5, {5, 99})}), QStringLiteral("5 (0)"));
    }

    void a_queue_of_200_takes_200_rows()
    {
        const auto sessions = queueOf(200);
        const auto rows = blockingTree(sessions);
        QCOMPARE(rows.size(), std::size_t(200));
        QCOMPARE(rows.back().depth, 199);
    }
};

QTEST_APPLESS_MAIN(TestBlockingTree)
#include "tst_blocking_tree.moc"
