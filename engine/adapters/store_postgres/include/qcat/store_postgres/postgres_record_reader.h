#pragma once

#include <qcat/domain/config.h>
#include <qcat/store_schema/compared_row.h>

namespace qcat::store_postgres
{

// On a connection of its own for each call. Errors in the words of store_codes.h.
class PostgresRecordReader : public store_schema::RecordReader
{
public:
    explicit PostgresRecordReader(domain::DatabaseConfig config);

    base::Result<std::vector<store_schema::ComparedRow>> rows(const store_schema::Table &table,
                                                              const store_schema::RecordScope &scope, base::Duration timeout) override;
    std::string description() const override;

private:
    const domain::DatabaseConfig m_config;
};

} // namespace qcat::store_postgres
