#include <qcat/backup/sqlite_backup.h>

#include "backup_writer.h"
#include "sealed_file.h"

#include <qcat/backup/codes.h>
#include <qcat/sqlite_link/sqlite_database.h>

#include <fmt/format.h>

namespace qcat::backup
{

using namespace std::chrono_literals;
using sqlite_link::SqliteDatabase;
namespace fs = std::filesystem;

namespace
{

constexpr auto kKind = "sqlite";
constexpr base::Duration kLockWithin = 10s;

base::Result<std::int64_t> number(SqliteDatabase &database, const QString &question)
{
    const auto rows = database.rows(question);
    if (!rows)
        return rows.error();
    return rows->empty() ? 0 : rows->front().value(0).toLongLong();
}

base::Error damaged(const fs::path &file, const std::string &detail)
{
    return base::Error{std::string(codes::kDamaged), fmt::format("{}: {}", file.string(), detail)}
        .with("file", file.string())
        .with("detail", detail);
}

base::Status checkPages(SqliteDatabase &database, const fs::path &file)
{
    const auto said = database.rows(QStringLiteral("PRAGMA integrity_check(1)"));
    if (!said)
        return damaged(file, said.error().message);
    const auto word = said->empty() ? QString() : said->front().value(0).toString();
    return word == QLatin1String("ok") ? base::Status() : base::Status(damaged(file, word.toStdString()));
}

// Looks at every page and counts every row.
base::Result<Contents> readContents(const fs::path &file, const Job &job)
{
    const auto database = SqliteDatabase::open(QString::fromStdString(file.string()), kLockWithin);
    if (!database)
        return database.error();
    if (const auto whole = checkPages(**database, file); !whole)
        return whole.error();
    const auto names = (*database)->rows(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"));
    if (!names)
        return names.error();
    Contents contents;
    for (const auto &row : *names) {
        const auto name = row.value(0).toString();
        job.progress({"counting " + name.toStdString(), contents.tables.size(), names->size()});
        const auto rows = number(**database, QStringLiteral("SELECT count(*) FROM \"%1\"").arg(name));
        if (!rows)
            return rows.error();
        contents.tables.push_back({name.toStdString(), *rows});
        if (name == QLatin1String("schema_migrations"))
            contents.schemaVersion = int(number(**database, QStringLiteral("SELECT coalesce(max(version), 0) FROM schema_migrations")).valueOr(0));
    }
    contents.indexes = number(**database, QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'index'")).valueOr(0);
    return contents;
}

std::string nameOf(const fs::path &file)
{
    return file.filename().string();
}

} // namespace

base::Result<Backup> SqliteBackup::create(const BackupFolder &folder, const Extras &extras, const Job &job)
{
    if (std::error_code ignored; !fs::exists(m_file, ignored))
        return base::Error{std::string(codes::kDatabase), "there is no store " + m_file.string()}.with("detail", m_file.string());
    Manifest about;
    about.kind = kKind;
    about.database = nameOf(m_file);
    about.server = m_file.string();
    about.tool = "VACUUM INTO";
    return writeBackup(folder, std::move(about), extras, job, m_clock, m_key, [&](const fs::path &file, const std::string &name, Manifest &) -> base::Result<Contents> {
        if (m_key)
            return copySealed(file, name, job);
        if (const auto copied = copyInto(file, job); !copied)
            return copied.error();
        return readContents(file, job);
    });
}

// The plain copy lies beside the live store, which is plain too, and not where backups lie.
base::Result<Contents> SqliteBackup::copySealed(const fs::path &file, const std::string &name, const Job &job) const
{
    const auto plain = fs::path(m_file).concat(".backup.part");
    std::error_code ignored;
    fs::remove(plain, ignored); // of one that was killed
    const auto copied = copyInto(plain, job);
    auto contents = copied ? readContents(plain, job) : base::Result<Contents>(copied.error());
    const auto sealed = contents ? sealFile(plain, file, *m_key, name, job.limits.cancel) : base::Status();
    fs::remove(plain, ignored);
    return sealed ? std::move(contents) : base::Result<Contents>(sealed.error());
}

base::Status SqliteBackup::copyInto(const fs::path &file, const Job &job) const
{
    const auto database = SqliteDatabase::open(QString::fromStdString(m_file.string()), kLockWithin);
    if (!database)
        return database.error();
    job.progress({"copying the store", 0, 0});
    return (*database)->run(QStringLiteral("VACUUM INTO ?"), {QString::fromStdString(file.string())});
}

base::Result<Proof> SqliteBackup::verify(const Backup &backup, const Job &job)
{
    const auto begin = m_clock.steadyNow();
    const auto scratch = fs::path(backup.manifest.isSealed() ? m_file : backup.dump).concat(".verify"); // never plain where sealed ones lie
    const auto restored = restoreInto(scratch, backup, job);
    std::error_code ignored;
    fs::remove(scratch, ignored);
    if (!restored)
        return restored.error();
    return sayProven(backup, begin, m_clock);
}

base::Result<std::string> SqliteBackup::restoreBeside(const Backup &backup, const Job &job)
{
    const auto target = fs::path(nameAt(m_file.string(), "restored", m_clock.wallNow()));
    if (const auto restored = restoreInto(target, backup, job); !restored) {
        std::error_code ignored;
        fs::remove(target, ignored);
        return restored.error();
    }
    return target.string();
}

base::Status SqliteBackup::restoreInto(const fs::path &target, const Backup &backup, const Job &job) const
{
    if (const auto ours = checkBytes(backup, kKind, nameOf(m_file), m_key); !ours)
        return ours;
    std::error_code error;
    job.progress({"copying " + backup.dump.filename().string(), 0, 0});
    if (backup.manifest.isSealed()) {
        if (const auto opened = openSealedFile(backup.dump, target, *m_key, backup.dump.filename().string(), job.limits.cancel); !opened)
            return opened;
    } else {
        fs::copy_file(backup.dump, target, error);
    }
    if (error)
        return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", target.string(), error.message())}
            .with("folder", target.string())
            .with("detail", error.message());
    const auto contents = readContents(target, job);
    if (!contents)
        return contents.error();
    return checkContents(backup, *contents);
}

base::Result<std::string> SqliteBackup::switchTo(const std::string &restored, const Job &job)
{
    job.progress({"putting the restored store in place", 0, 0});
    const auto aside = fs::path(nameAt(m_file.string(), "before", m_clock.wallNow()));
    std::error_code error;
    // with what stands in its write-ahead log: the old one stays readable
    for (const auto *ending : {"-wal", "-shm", ""})
        if (const auto from = fs::path(m_file).concat(ending); fs::exists(from, error))
            fs::rename(from, fs::path(aside).concat(ending), error);
    if (!error)
        fs::rename(restored, m_file, error);
    if (error)
        return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", m_file.string(), error.message())}
            .with("folder", m_file.string())
            .with("detail", error.message());
    return aside.string();
}

} // namespace qcat::backup
