#pragma once

#include <qcat/backup/contents.h>
#include <qcat/backup/database_backup.h>

namespace pqxx
{
class transaction_base;
}

namespace qcat::backup
{

// What the transaction sees of its database. Counts every row of every table. Throws as pqxx does.
Contents readContents(pqxx::transaction_base &transaction, const Job &job);

} // namespace qcat::backup
