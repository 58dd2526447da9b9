#include <qcat/runtime/record_check.h>

#include "old_journals.h"

#include <qcat/journal/journal.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/recovered_state.h>
#include <qcat/store_schema/compared_row.h>
#include <qcat/store_spool/pending_records.h>

#include <algorithm>
#include <map>
#include <set>
#include <thread>
#include <tuple>

namespace qcat::runtime
{

using store_schema::ComparedRow;
using store_schema::Table;

namespace
{

constexpr std::size_t kExamples = 5; // of a table
constexpr int kLooks = 3;
constexpr base::Duration kBetweenLooks = std::chrono::milliseconds(300);
using Rows = std::map<std::string, ComparedRow>; // by key
using Stamp = std::tuple<std::uint64_t, std::uint64_t>;

// What the journals say should stand in the store.
struct Expected
{
    std::map<const Table *, Rows> rows;
    store_schema::RecordScope scope; // the oldest epoch, and the accounts that were traded
    Stamp end; // the last record that was read
    std::int64_t journals = 0;
};

base::Status addJournal(const std::filesystem::path &folder, Expected &expected)
{
    auto reader = journal::read(folder);
    if (!reader)
        return reader.error();
    const auto header = (*reader)->header();
    const auto state = recoverState(**reader, header.universe, [&](const trading::StoreRecord &record) {
        ComparedRow row = store_schema::comparedRow(record);
        expected.end = std::max(expected.end, row.stamp());
        expected.rows[&store_schema::tableOf(record)].insert_or_assign(row.key, std::move(row));
        return base::Status();
    });
    if (!state)
        return state.error();
    auto &scope = expected.scope;
    if (expected.journals++ == 0 || header.epoch < scope.from)
        scope.from = header.epoch;
    for (const auto &account : header.universe.accounts)
        if (std::ranges::find(scope.accounts, account) == scope.accounts.end())
            scope.accounts.push_back(account);
    expected.end = std::max(expected.end, Stamp(header.epoch.value, 0));
    return {};
}

base::Result<Expected> readJournals(const std::filesystem::path &dataFolder)
{
    Expected expected;
    for (const auto &folder : allJournals(DataFolder::journalIn(dataFolder)))
        if (auto added = addJournal(folder, expected); !added)
            return added.error();
    if (expected.journals == 0)
        return base::Error{"doctor.no_journal", "there is no journal in " + dataFolder.string() + " to compare the store with"}
            .with("folder", dataFolder.string());
    return expected;
}

using Waiting = std::map<const Table *, std::set<std::string>>;

base::Result<Waiting> readSpool(const std::filesystem::path &dataFolder)
{
    const auto records = store_spool::pendingRecords(DataFolder::spoolIn(dataFolder));
    if (!records)
        return records.error();
    Waiting waiting;
    for (const auto &record : *records)
        waiting[&store_schema::tableOf(record)].insert(store_schema::comparedRow(record).key);
    return waiting;
}

bool isDenied(const ComparedRow &row)
{
    return row.content.find("state=denied") != std::string::npos;
}

// One table, row by row. Rows of a table that names no account may be another engine's: those that no journal of ours explains are
// passed over, and so is what another one wrote over ours.
class Comparison
{
public:
    Comparison(const Table &table, const Rows &expected, const std::set<std::string> &waiting, Stamp end)
        : m_expected(expected), m_waiting(waiting), m_end(end), m_isOursAlone(table.namesAccount())
    {
        m_check.name = std::string(table.name);
        m_check.journal = std::int64_t(expected.size());
    }

    TableCheck against(const std::vector<ComparedRow> &stored)
    {
        for (const ComparedRow &row : stored)
            take(row);
        for (const auto &[key, row] : m_expected)
            if (!m_seen.contains(key))
                absent(row);
        return std::move(m_check);
    }

private:
    void take(const ComparedRow &row)
    {
        const auto expected = m_expected.find(row.key);
        const bool isKnown = expected != m_expected.end();
        const bool isAnothers = !m_isOursAlone && !(isKnown && row.stamp() == expected->second.stamp());
        const bool isBeside = isAnothers || row.stamp() > m_end; // or happened after the journal was read
        if (isDenied(row) || (isBeside && !isKnown))
            return;
        ++m_check.database;
        if (!m_seen.insert(row.key).second)
            fault(m_check.doubled, "twice in the database", row.key);
        else if (!isKnown)
            fault(m_check.unexplained, "in no journal", row.key + " (" + row.content + ")");
        else if (row.content != expected->second.content && !isBeside)
            differs(row, expected->second);
    }
    void differs(const ComparedRow &stored, const ComparedRow &expected)
    {
        if (m_waiting.contains(stored.key))
            ++m_check.onTheWay;
        else
            fault(m_check.different, "differs", stored.key + ": " + stored.content + "; the journal says " + expected.content);
    }
    void absent(const ComparedRow &row)
    {
        if (m_waiting.contains(row.key))
            ++m_check.onTheWay;
        else
            fault(m_check.missing, "missing", row.key + " (" + row.content + ")");
    }
    void fault(std::int64_t &count, const char *what, const std::string &which)
    {
        ++count;
        if (m_check.examples.size() < kExamples)
            m_check.examples.push_back(std::string(what).append(": ").append(which));
    }

    const Rows &m_expected;
    const std::set<std::string> &m_waiting;
    const Stamp m_end;
    const bool m_isOursAlone;
    std::set<std::string> m_seen;
    TableCheck m_check;
};

} // namespace

bool RecordCheck::isEqual() const
{
    return std::all_of(tables.begin(), tables.end(), [](const TableCheck &t) { return t.isEqual(); });
}

base::Result<RecordCheck> checkRecord(const std::filesystem::path &dataFolder, store_schema::RecordReader &store, base::Duration timeout)
{
    auto expected = readJournals(dataFolder);
    if (!expected)
        return expected.error();
    auto waiting = readSpool(dataFolder);
    if (!waiting)
        return waiting.error();
    RecordCheck check;
    check.journals = expected->journals;
    std::error_code ignored;
    if (const auto file = store_spool::rejectedFile(DataFolder::spoolIn(dataFolder)); std::filesystem::exists(file, ignored))
        check.putAside = file;
    for (const Table &table : store_schema::tables()) {
        const auto stored = store.rows(table, expected->scope, timeout);
        if (!stored)
            return stored.error();
        check.tables.push_back(Comparison(table, expected->rows[&table], (*waiting)[&table], expected->end).against(*stored));
    }
    return check;
}

base::Result<RecordCheck> checkRecordBesideEngine(const std::filesystem::path &dataFolder, store_schema::RecordReader &store, base::Duration timeout)
{
    auto check = checkRecord(dataFolder, store, timeout);
    for (int looks = 1; looks < kLooks && (!check || !check->isEqual()); ++looks) {
        std::this_thread::sleep_for(kBetweenLooks);
        check = checkRecord(dataFolder, store, timeout);
    }
    return check;
}

} // namespace qcat::runtime
