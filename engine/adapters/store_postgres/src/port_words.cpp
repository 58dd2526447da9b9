#include "port_words.h"

#include <qcat/pg_link/pg_error.h>
#include <qcat/trading_ports/store_codes.h>

#include <utility>

namespace qcat::store_postgres
{

namespace
{

namespace codes = trading::store_codes;

std::string_view storeCodeOf(const base::Error &error)
{
    const std::string_view pgCode = error.code, sqlstate = error.arg("sqlstate");
    const bool isOver = !error.arg("limit").empty();
    if (pgCode == pg_link::codes::kBusy && sqlstate.empty() && !error.arg("pool").empty())
        return codes::kPoolExhausted;
    if (sqlstate == pg_link::kQueryCanceled)
        return isOver ? codes::kStatementTimeout : codes::kStatementCancelled;
    if (sqlstate == pg_link::kLockNotAvailable && isOver)
        return codes::kLockTimeout;
    if (pg_link::isOutage(pgCode))
        return codes::kUnreachable;
    if (pgCode == pg_link::codes::kAuth || pgCode == pg_link::codes::kPasswordFile)
        return codes::kAuth;
    if (pgCode == pg_link::codes::kPermission)
        return codes::kPermission;
    if (pgCode == pg_link::codes::kBusy)
        return codes::kBusy;
    if (pgCode == pg_link::codes::kData)
        return codes::kRejected;
    return codes::kFailed;
}

} // namespace

base::Error inPortWords(base::Error error)
{
    if (!error.code.starts_with("pg."))
        return error;
    const std::string reason = std::exchange(error.code, std::string(storeCodeOf(error)));
    return std::move(error).with("reason", reason);
}

} // namespace qcat::store_postgres
