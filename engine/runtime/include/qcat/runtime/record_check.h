#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace qcat::store_schema
{
class RecordReader;
}

namespace qcat::runtime
{

// How one table stands against the journals: which rows, and what they say, not only how many.
struct TableCheck
{
    std::string name;
    std::int64_t journal = 0;     // rows that the journals explain
    std::int64_t database = 0;    // rows of the same epochs in the database
    std::int64_t onTheWay = 0;    // rows that still wait in the spool
    std::int64_t missing = 0;     // neither there nor on the way
    std::int64_t doubled = 0;     // there more often than once
    std::int64_t different = 0;   // there, and saying something else
    std::int64_t unexplained = 0; // there, and in no journal
    std::vector<std::string> examples; // a few of each fault, for people

    bool isEqual() const { return missing == 0 && doubled == 0 && different == 0 && unexplained == 0; }
};

struct RecordCheck
{
    std::vector<TableCheck> tables; // in the order of store_schema::tables()
    std::int64_t journals = 0;
    std::filesystem::path putAside; // the file with records that the store refused for good, which are missing; empty: none

    bool isEqual() const;
};

// Compares every row that the journals in the data folder explain, of every kind, with the store. Changes nothing and may
// run beside the engine that owns the folder: the journals are read first, then the spool, then the store, so that a record
// under way is seen in one of them; rows of what happened after the journal was read are not counted. Orders that risk denied
// are in no journal and are passed over, and so are rows of accounts that no journal here traded: another engine's. Older
// rows than the oldest journal kept are not asked for.
base::Result<RecordCheck> checkRecord(const std::filesystem::path &dataFolder, store_schema::RecordReader &store,
                                      base::Duration timeout);

// The same beside a running engine: between its journal and its spool a record is in neither, so a fault is looked at again, and only one that
// stays is one. Blocks for the looks and a second at most between them.
base::Result<RecordCheck> checkRecordBesideEngine(const std::filesystem::path &dataFolder, store_schema::RecordReader &store, base::Duration timeout);

} // namespace qcat::runtime
