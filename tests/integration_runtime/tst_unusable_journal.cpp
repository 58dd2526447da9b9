#include "running_host.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace qcat;
using domain::TradingState;

namespace
{

// While it lives no file can be written beyond `bytes`: a disk that is full for what is large.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

QByteArray contentOf(const QString &folder)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        hash.addData(file.fileName().toUtf8());
        if (file.open(QIODevice::ReadOnly))
            hash.addData(file.readAll());
    }
    return hash.result();
}

const domain::Incident *openIncident(const api::Snapshot &snapshot, const char *fault)
{
    for (const auto &incident : snapshot.ops->incidents)
        if (incident.fault.value == fault && incident.state == domain::IncidentState::Open)
            return &incident;
    return nullptr;
}

} // namespace

// A journal that cannot be used halts trading; the desk says so and nothing is lost.
class TestUnusableJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void a_damaged_journal_halts_and_is_an_incident_with_file_and_place_data()
    {
        QTest::addColumn<int>("percent"); // of the segment, where a byte is turned
        QTest::newRow("in the middle") << 50;
        QTest::newRow("in the header") << 0;
    }
    void a_damaged_journal_halts_and_is_an_incident_with_file_and_place()
    {
        QFETCH(int, percent);
        trade();
        const QString segment = journal() + QStringLiteral("/journal-00000001.qj");
        turnByte(segment, percent);
        const QByteArray before = contentOf(journal());

        RunningHost running({}, m_folder->path());
        QVERIFY2(running.started(), errorOf(running));
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 10'000);
        QVERIFY(!running.now()->ops->exposure.known);
        QTRY_VERIFY_WITH_TIMEOUT(openIncident(*running.now(), "journal.failed"), 10'000);
        const auto snapshot = running.now();
        const auto *incident = openIncident(*snapshot, "journal.failed");
        QCOMPARE(incident->severity, domain::Severity::P0);
        const std::string said = incident->symptoms.at(0).text;
        QVERIFY2(said.find(segment.toStdString() + " at byte ") != std::string::npos, said.c_str());

        const auto refused = running.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(refused && refused->error);
        QCOMPARE(refused->error->code, std::string("resume.journal_unusable"));
        QVERIFY(running.run(api::Halt{"the guard works as ever"}).has_value());
        running.host().stop();
        QCOMPARE(contentOf(journal()), before);
    }

    void a_journal_put_right_gives_everything_back()
    {
        const auto quantity = trade();
        const QString segment = journal() + QStringLiteral("/journal-00000001.qj");
        turnByte(segment, 50);
        {
            RunningHost running({}, m_folder->path());
            QVERIFY2(running.started(), errorOf(running));
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 10'000);
        }
        turnByte(segment, 50);
        RunningHost again({}, m_folder->path());
        QVERIFY2(again.started(), errorOf(again));
        QTRY_VERIFY_WITH_TIMEOUT(!again.now()->trading->positions.empty(), 10'000);
        QCOMPARE(again.now()->trading->positions[0].position.quantity.toString(), quantity);
    }

    void a_journal_that_cannot_be_written_halts_and_is_an_incident()
    {
        const auto quantity = trade();
        {
            const FileSizeLimit full(512 << 10); // less than a segment is filled ahead with
            RunningHost running({}, m_folder->path());
            QVERIFY2(running.started(), errorOf(running));
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 10'000);
            QTRY_VERIFY_WITH_TIMEOUT(openIncident(*running.now(), "journal.failed"), 10'000);
            const auto refused = running.run(api::Resume{std::string(api::kResumePhrase)});
            QVERIFY(refused && refused->error);
        }
        RunningHost again({}, m_folder->path());
        QVERIFY2(again.started(), errorOf(again));
        QTRY_VERIFY_WITH_TIMEOUT(!again.now()->trading->positions.empty(), 10'000);
        QCOMPARE(again.now()->trading->positions[0].position.quantity.toString(), quantity);
    }

    void a_journal_that_fails_while_trading_halts_and_says_so()
    {
        RunningHost running({}, m_folder->path());
        QVERIFY2(running.started(), errorOf(running));
        QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Active, 10'000);
        {
            const FileSizeLimit full(1);
            QTRY_COMPARE_WITH_TIMEOUT(running.state(), TradingState::Halted, 20'000);
            QTRY_VERIFY_WITH_TIMEOUT(!running.now()->ops->exposure.known, 10'000);
        }
        const auto refused = running.run(api::Resume{std::string(api::kResumePhrase)});
        QVERIFY(refused && refused->error);
        QCOMPARE(refused->error->code, std::string("resume.engine_failed"));
    }

private:
    QString journal() const { return m_folder->filePath(QStringLiteral("journal")); }

    // Until a position stands, then halts and stops; the position's quantity.
    std::string trade()
    {
        RunningHost running({}, m_folder->path());
        (void)QTest::qWaitFor([&] { return !running.now()->trading->positions.empty(); }, 60'000);
        (void)running.run(api::Halt{"test"});
        (void)QTest::qWaitFor([&] { return running.state() == TradingState::Halted && running.now()->trading->workingOrders.empty(); }, 10'000);
        const auto trading = running.now()->trading;
        return trading->positions.empty() ? std::string("none") : trading->positions[0].position.quantity.toString();
    }
    static void turnByte(const QString &path, int percent)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 place = std::max<qint64>(40, file.size() * percent / 100);
        QVERIFY(file.seek(place));
        char byte = 0;
        QVERIFY(file.getChar(&byte));
        QVERIFY(file.seek(place));
        QVERIFY(file.putChar(char(byte ^ 0x55)));
    }
    static const char *errorOf(const RunningHost &running)
    {
        return running.started() ? "" : running.started().error().message.c_str();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestUnusableJournal)
#include "tst_unusable_journal.moc"
