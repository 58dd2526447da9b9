#pragma once

#include <qcat/store_schema/compared_row.h>

#include <filesystem>

namespace qcat::store_sqlite
{

// Opens and closes the file for each call; needs a QCoreApplication. A file that is not there is "store.unreachable".
class SqliteRecordReader : public store_schema::RecordReader
{
public:
    explicit SqliteRecordReader(std::filesystem::path file);

    base::Result<std::vector<store_schema::ComparedRow>> rows(const store_schema::Table &table,
                                                              const store_schema::RecordScope &scope, base::Duration timeout) override;
    std::string description() const override;

private:
    const std::filesystem::path m_file;
};

} // namespace qcat::store_sqlite
