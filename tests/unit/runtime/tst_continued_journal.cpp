#include <qcat/runtime/continued_journal.h>

#include <QTest>

#include <deque>

using namespace qcat;
using runtime::ContinuedJournal;
using trading::JournalRecord;
using trading::KernelInput;
using trading::OrderIntent;

namespace
{

// Both ends of a journal in memory.
struct Memory
{
    std::deque<JournalRecord> records;
};

class MemoryReader : public trading::JournalReader
{
public:
    explicit MemoryReader(const Memory &memory) : m_left(memory.records) {}
    const trading::JournalHeader &header() const override { return m_header; }
    base::Result<bool> next(JournalRecord &into) override
    {
        if (m_left.empty())
            return false;
        into = m_left.front();
        m_left.pop_front();
        return true;
    }

private:
    std::deque<JournalRecord> m_left;
    trading::JournalHeader m_header;
};

class MemoryWriter : public trading::JournalWriter
{
public:
    explicit MemoryWriter(Memory &memory) : m_memory(memory) {}
    base::Status append(std::uint64_t position, const KernelInput &input) override
    {
        m_memory.records.push_back({nextSequence(), position, input});
        return {};
    }
    base::Status appendIntents(const std::vector<OrderIntent> &intents) override
    {
        for (const auto &intent : intents)
            m_memory.records.push_back({nextSequence(), 0, intent});
        return {};
    }
    base::Status sync() override { return {}; }
    std::uint64_t nextSequence() const override { return m_memory.records.size() + 1; }

private:
    Memory &m_memory;
};

KernelInput tick(std::int64_t seconds)
{
    return trading::TimerTick{{seconds * 1'000'000'000}};
}

OrderIntent order(const char *id)
{
    domain::OrderRequest request;
    request.clientId.value = id;
    return request;
}

void writeStory(ContinuedJournal &journal)
{
    QVERIFY(journal.begin());
    QVERIFY(journal.record(1, tick(1)));
    QVERIFY(journal.record(std::vector{order("a"), order("b")}));
    QVERIFY(journal.record(2, tick(2)));
}

} // namespace

class TestContinuedJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_same_story_is_relived_and_not_written_again()
    {
        Memory memory;
        MemoryWriter writer(memory);
        ContinuedJournal first(nullptr, writer);
        writeStory(first);
        QCOMPARE(memory.records.size(), 4u);

        ContinuedJournal second(std::make_unique<MemoryReader>(memory), writer);
        writeStory(second);
        QVERIFY(!second.isReliving());
        QCOMPARE(memory.records.size(), 4u);
        QVERIFY(second.record(3, tick(3)));
        QCOMPARE(memory.records.size(), 5u);
        QCOMPARE(second.sequence(), 5u);
    }
    void a_batch_of_intents_that_the_crash_has_cut_is_completed()
    {
        Memory memory;
        MemoryWriter writer(memory);
        ContinuedJournal first(nullptr, writer);
        writeStory(first);
        memory.records.resize(2); // tick 1, order a

        ContinuedJournal second(std::make_unique<MemoryReader>(memory), writer);
        writeStory(second);
        QCOMPARE(memory.records.size(), 4u);
        QCOMPARE(std::get<OrderIntent>(memory.records[2].body), order("b"));
    }
    void another_input_or_intent_is_refused_with_its_record()
    {
        Memory memory;
        MemoryWriter writer(memory);
        ContinuedJournal first(nullptr, writer);
        writeStory(first);

        ContinuedJournal second(std::make_unique<MemoryReader>(memory), writer);
        QVERIFY(second.begin());
        QVERIFY(second.record(1, tick(1)));
        const auto status = second.record(std::vector{order("c")});
        QVERIFY(!status);
        QCOMPARE(status.error().code, std::string("journal.diverged"));
        QCOMPARE(status.error().arg("sequence"), std::string_view("2"));
        QCOMPARE(memory.records.size(), 4u);
    }
};

QTEST_APPLESS_MAIN(TestContinuedJournal)
#include "tst_continued_journal.moc"
