#include "postgres_contents.h"

#include <fmt/format.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

namespace qcat::backup
{

namespace
{

constexpr auto kOurs = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%'";

std::int64_t number(pqxx::transaction_base &transaction, const std::string &question)
{
    return transaction.exec1(question)[0].as<std::int64_t>();
}

void countTables(pqxx::transaction_base &transaction, const Job &job, Contents &contents)
{
    const auto names = transaction.exec(fmt::format("SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON "
                                                    "n.oid = c.relnamespace WHERE c.relkind = 'r' AND {} ORDER BY 1",
                                                    kOurs));
    for (const auto &row : names) {
        const auto name = row[0].as<std::string>();
        job.progress({"counting " + name, contents.tables.size(), std::size_t(names.size())});
        contents.tables.push_back({name, number(transaction, "SELECT count(*) FROM " + name)});
    }
}

void readSequences(pqxx::transaction_base &transaction, Contents &contents)
{
    const auto sequences = transaction.exec(fmt::format(
        "SELECT format('%I.%I', n.nspname, c.relname), coalesce(pg_sequence_last_value(c.oid), 0), "
        "CASE WHEN t.oid IS NULL THEN NULL ELSE format('SELECT coalesce(max(%I), 0)::bigint FROM %I.%I', a.attname, tn.nspname, t.relname) END "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass "
        "AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i') "
        "LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace "
        "LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid "
        "WHERE c.relkind = 'S' AND {} ORDER BY 1",
        kOurs));
    for (const auto &row : sequences)
        contents.sequences.push_back({row[0].as<std::string>(), row[1].as<std::int64_t>(),
                                      row[2].is_null() ? 0 : number(transaction, row[2].as<std::string>())});
}

} // namespace

Contents readContents(pqxx::transaction_base &transaction, const Job &job)
{
    Contents contents;
    countTables(transaction, job, contents);
    readSequences(transaction, contents);
    contents.constraints = number(transaction, fmt::format("SELECT count(*) FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace "
                                                           "WHERE c.convalidated AND {}",
                                                           kOurs));
    contents.indexes = number(transaction, fmt::format("SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN "
                                                       "pg_namespace n ON n.oid = c.relnamespace WHERE i.indisvalid AND {}",
                                                       kOurs));
    if (transaction.exec1("SELECT to_regclass('public.schema_migrations') IS NOT NULL")[0].as<bool>())
        contents.schemaVersion = int(number(transaction, "SELECT coalesce(max(version), 0) FROM public.schema_migrations"));
    return contents;
}

} // namespace qcat::backup
