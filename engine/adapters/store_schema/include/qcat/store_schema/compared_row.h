#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/instrument.h>
#include <qcat/store_schema/table.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace qcat::store_schema
{

// A row as far as it is compared with the journal: what it is, what it says, and which record said it.
struct ComparedRow {
    std::string key;     // "paper/main/c1", for people
    std::string content; // equal for equal rows: "state=filled filled=0.25"
    std::uint64_t epoch = 0;
    std::uint64_t sequence = 0;

    auto stamp() const { return std::tuple(epoch, sequence); }
};

// What a store is asked for, in the order of the cells that comparedRow() takes.
std::vector<Column> comparedColumns(const Table &table);
ComparedRow comparedRow(const Table &table, const std::vector<Cell> &comparedCells);
ComparedRow comparedRow(const trading::StoreRecord &record);

// Whose rows are asked for: of these accounts, by an engine of this epoch or a later one. Several engines may write into one database.
struct RecordScope {
    domain::Epoch from;
    std::vector<domain::Account> accounts;
};

// Reads the record back from a store, past everything that writes it.
class RecordReader
{
public:
    virtual ~RecordReader() = default;
    // Every row of the table within the scope; of a table that names no account, those of every engine.
    virtual base::Result<std::vector<ComparedRow>> rows(const Table &table, const RecordScope &scope, base::Duration timeout) = 0;
    virtual std::string description() const = 0; // "postgresql 127.0.0.1:5432/qcat"
};

} // namespace qcat::store_schema
