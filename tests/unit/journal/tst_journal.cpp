#include "sample_records.h"

#include <QDir>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace sample;

class TestJournal : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_root;
    QString folder(const char *name) const { return m_root.filePath(QLatin1String(name)); }
    static void writeSamples(trading::JournalWriter &writer)
    {
        std::uint64_t position = 10;
        for (const auto &input : inputs())
            QVERIFY(writer.append(position++, input));
        QVERIFY(writer.appendIntents(intents()));
    }
    static void compareSamples(const Content &content)
    {
        QCOMPARE(QByteArray::fromStdString(content.message), QByteArray());
        QCOMPARE(content.records.size(), inputs().size() + intents().size());
        for (std::size_t i = 0; i < content.records.size(); ++i) {
            const auto &record = content.records[i];
            QCOMPARE(record.sequence, i + 1);
            if (i < inputs().size()) {
                QCOMPARE(record.sourcePosition, 10 + i);
                QVERIFY(std::get<trading::KernelInput>(record.body) == inputs()[i]);
            } else {
                QVERIFY(std::get<trading::OrderIntent>(record.body) == intents()[i - inputs().size()]);
            }
        }
    }

private Q_SLOTS:
    void what_goes_in_comes_out_bit_for_bit()
    {
        const QString path = folder("same");
        {
            auto writer = create(path);
            QCOMPARE(writer->nextSequence(), 1u);
            writeSamples(*writer);
            QCOMPARE(writer->nextSequence(), 10u);
        }
        compareSamples(readAll(path));
        QVERIFY((*journal::read(path.toStdString()))->header() == header());
    }

    void what_there_is_of_funding_acts_and_strategies_comes_out_as_it_went_in()
    {
        auto marked = trade();
        marked.kind = domain::MarketKind::MarkPrice;
        marked.fundingRate = dec("-0.0001");
        marked.nextFundingTime = {1'723'161'600'000'000'000};
        domain::Position position;
        position.key = order().position;
        position.funding = dec("-1.25");
        trading::RestoredState restored;
        restored.positions = {position, {}};
        const std::vector<trading::KernelInput> written = {
            marked, trade(), restored, domain::FundingPayment{position.key, marked.nextFundingTime, dec("0.0001"), dec("61800"), dec("-0.5"), dec("3.09")},
            trading::OperatorAct{"anna", "trading.flatten", "every account", "venue says so"}};
        auto head = header();
        head.recordSet = 1;
        head.strategies = {{{"mm-btc"}, "market_making", 3, position.key, "quantity=0.01"}, {}};
        const QString path = folder("newer");
        {
            const auto writer = create(path, {}, head);
            for (const auto &input : written)
                QVERIFY(writer->append(0, input));
        }
        QVERIFY((*journal::read(path.toStdString()))->header() == head);
        const auto content = readAll(path);
        QCOMPARE(QByteArray::fromStdString(content.message), QByteArray());
        QCOMPARE(content.records.size(), written.size());
        for (std::size_t i = 0; i < written.size(); ++i)
            QVERIFY2(std::get<trading::KernelInput>(content.records[i].body) == written[i], qPrintable(QString::number(i)));
    }

    void a_restored_state_comes_out_as_it_went_in()
    {
        const QString path = folder("restored");
        domain::Order working;
        working.request = order(3);
        working.venueId = {"9-17"};
        working.state = domain::OrderState::PartiallyFilled;
        working.filled = dec("0.1");
        working.updatedAt = {1'723'161'256'000'000'001};
        domain::Position position;
        position.key = working.request.position;
        position.quantity = dec("-0.15");
        position.entryPrice = dec("61800.2");
        position.fees = dec("0.7");
        const trading::KernelInput state = trading::RestoredState{{1'723'161'256'000'000'002},
                                                                  domain::TradingState::Halted,
                                                                  {working, working},
                                                                  {position},
                                                                  {{{"trend-btc"}, position}},
                                                                  {dec("-12.5"), {}}};
        QVERIFY(create(path)->append(0, state));
        const auto content = readAll(path);
        QCOMPARE(QByteArray::fromStdString(content.message), QByteArray());
        QVERIFY(std::get<trading::KernelInput>(content.records.at(0).body) == state);
    }

    void intents_can_be_read_while_the_writer_lives()
    {
        const QString path = folder("alive");
        auto writer = create(path);
        writeSamples(*writer);
        compareSamples(readAll(path));
    }

    void it_is_continued_behind_the_last_record()
    {
        const QString path = folder("continued");
        writeSamples(*create(path));
        {
            auto continued = journal::continueExisting(path.toStdString(), "subject-1", {});
            QVERIFY2(continued, continued ? "" : continued.error().message.c_str());
            QVERIFY(continued->header == header());
            QCOMPARE(continued->tornBytes, 0u);
            QCOMPARE(continued->writer->nextSequence(), 10u);
            QVERIFY(continued->writer->append(99, trade()));
        }
        const auto content = readAll(path);
        QCOMPARE(content.records.size(), 10u);
        QCOMPARE(content.records.back().sourcePosition, 99u);
    }

    void segments_follow_each_other_without_a_seam()
    {
        const QString path = folder("segments");
        domain::JournalConfig config;
        config.segmentBytes = 4096;
        config.fsync = domain::FsyncPolicy::Batch;
        {
            auto writer = create(path, config);
            for (std::uint64_t i = 0; i < 600; ++i)
                QVERIFY(i % 10 == 9 ? writer->appendIntents({order(i)}) : writer->append(i, diff(i)));
        }
        QVERIFY(QDir(path).entryList({QStringLiteral("*.qj")}).size() > 3);
        const auto content = readAll(path);
        QCOMPARE(QByteArray::fromStdString(content.message), QByteArray());
        QCOMPARE(content.records.size(), 600u);
        QVERIFY(std::get<trading::OrderIntent>(content.records[599].body) == trading::OrderIntent(order(599)));
        QVERIFY(std::get<trading::KernelInput>(content.records[598].body) == trading::KernelInput(diff(598)));
    }

    void another_subject_is_refused_and_both_are_named()
    {
        const QString path = folder("subject");
        writeSamples(*create(path));
        const auto refused = journal::continueExisting(path.toStdString(), "subject-2", {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("journal.other_subject"));
        QCOMPARE(refused.error().arg("recorded"), std::string_view("subject-1"));
        QCOMPARE(refused.error().arg("given"), std::string_view("subject-2"));
        compareSamples(readAll(path));
    }

    void a_second_journal_in_a_folder_is_refused()
    {
        const QString path = folder("twice");
        create(path);
        const auto refused = journal::create(path.toStdString(), header(), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("journal.exists"));
    }

    void a_folder_that_cannot_be_made_is_named()
    {
        const auto refused = journal::create("/proc/qcat-journal", header(), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("journal.cannot_create"));
        QVERIFY(refused.error().message.starts_with("/proc/qcat-journal: cannot be created: "));
    }

    void a_folder_without_a_journal_is_said()
    {
        const auto refused = journal::continueExisting(m_root.path().toStdString(), "subject-1", {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("journal.missing"));
        QVERIFY(!journal::holdsJournal(m_root.path().toStdString()));
    }

    // The limit of the process stands in for a full disk: the same call fails in the same place.
    void a_write_that_fails_is_said_and_nothing_is_written_after_it()
    {
        const QString path = folder("full");
        const pid_t child = fork();
        if (child == 0) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{2u << 20, 2u << 20};
            setrlimit(RLIMIT_FSIZE, &limit);
            auto writer = create(path);
            base::Status status;
            for (std::uint64_t i = 0; status && i < 100'000; ++i)
                status = writer->append(i, diff(i));
            const bool said = !status && status.error().code == "journal.write_failed" &&
                              status.error().message.ends_with("cannot be written: File too large");
            const bool stays = !writer->appendIntents(intents()) && !writer->sync();
            _exit(said && stays ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(WEXITSTATUS(status), 0);
        const auto content = readAll(path);
        QCOMPARE(content.error, std::string());
        QVERIFY(content.records.size() > 10'000);
        QVERIFY(std::get<trading::KernelInput>(content.records.back().body) ==
                trading::KernelInput(diff(content.records.size() - 1)));
    }
};

QTEST_APPLESS_MAIN(TestJournal)
#include "tst_journal.moc"
