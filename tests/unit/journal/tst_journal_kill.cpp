#include "sample_records.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace sample;

namespace
{

constexpr int kRounds = 30;

bool isIntent(std::uint64_t sequence)
{
    return sequence % 4 == 0;
}

// Goes on with the journal and tells the pipe the sequence of each intent after it was acknowledged. Ends by being
// killed.
[[noreturn]] void writeUntilKilled(const QString &folder, domain::JournalConfig config, int pipe)
{
    auto continued = journal::continueExisting(folder.toStdString(), "subject-1", config);
    if (!continued)
        _exit(2);
    auto &writer = *continued->writer;
    while (true) {
        const std::uint64_t sequence = writer.nextSequence();
        if (!isIntent(sequence)) {
            if (!writer.append(sequence, diff(sequence)))
                _exit(3);
            continue;
        }
        if (!writer.appendIntents({order(sequence)}))
            _exit(4);
        if (write(pipe, &sequence, sizeof sequence) != sizeof sequence)
            _exit(5);
    }
}

// Kills the writer after some acknowledgements; gives the last.
std::uint64_t acknowledgedBeforeKill(const QString &folder, domain::JournalConfig config, int acknowledgements)
{
    int ends[2];
    if (pipe(ends) != 0)
        qFatal("no pipe");
    const pid_t child = fork();
    if (child == 0)
        writeUntilKilled(folder, config, ends[1]);
    close(ends[1]);
    std::uint64_t last = 0;
    std::uint64_t sequence = 0;
    for (int i = 0; i < acknowledgements && read(ends[0], &sequence, sizeof sequence) == sizeof sequence; ++i)
        last = sequence;
    kill(child, SIGKILL);
    while (read(ends[0], &sequence, sizeof sequence) == sizeof sequence)
        last = sequence; // what it still managed to say
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? last : 0;
}

} // namespace

class TestJournalKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_acknowledged_intent_survives_and_what_is_there_is_a_prefix_data()
    {
        QTest::addColumn<int>("policy");
        QTest::newRow("synced") << int(domain::FsyncPolicy::Intent);
        QTest::newRow("not synced") << int(domain::FsyncPolicy::Never);
    }
    void every_acknowledged_intent_survives_and_what_is_there_is_a_prefix()
    {
        QFETCH(int, policy);
        QTemporaryDir root;
        const QString folder = root.filePath(QStringLiteral("journal"));
        domain::JournalConfig config;
        config.fsync = domain::FsyncPolicy(policy);
        config.segmentBytes = 16 << 10; // many a kill falls between two segments
        create(folder, config);
        QRandomGenerator random(4711);
        for (int round = 0; round < kRounds; ++round) {
            const auto acknowledged = acknowledgedBeforeKill(folder, config, int(random.bounded(1, 60)));
            QVERIFY(acknowledged > 0);
            const auto content = readAll(folder);
            QCOMPARE(QByteArray::fromStdString(content.message), QByteArray());
            QVERIFY2(
                content.records.size() >= acknowledged,
                qPrintable(
                    QStringLiteral("round %1: %2 of %3").arg(round).arg(content.records.size()).arg(acknowledged)));
            for (std::size_t i = 0; i < content.records.size(); ++i) {
                const auto &record = content.records[i];
                const std::uint64_t sequence = i + 1;
                QCOMPARE(record.sequence, sequence);
                if (isIntent(sequence))
                    QVERIFY(std::get<trading::OrderIntent>(record.body) == trading::OrderIntent(order(sequence)));
                else
                    QVERIFY(std::get<trading::KernelInput>(record.body) == trading::KernelInput(diff(sequence)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestJournalKill)
#include "tst_journal_kill.moc"
