#include <qcat/backup/postgres_backup.h>

#include "backup_writer.h"
#include "postgres_contents.h"
#include "sealed_file.h"
#include "tool_process.h"
#include "tool_version.h"

#include <qcat/backup/codes.h>
#include <qcat/domain/database_servers.h>
#include <qcat/pg_link/session.h>

#include <fmt/format.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

namespace qcat::backup
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kKind = "postgresql";
constexpr auto kApplicationName = "qcat-backup";

QString text(const std::string &plain)
{
    return QString::fromStdString(plain);
}

// The tables that pg_dump and pg_restore say they are at, with --verbose.
class TableLines
{
public:
    TableLines(const Job &job, const char *verb, const char *sign) : m_job(job), m_verb(verb), m_sign(sign) {}
    void expect(std::size_t tables) { m_last.total = tables; }
    void take(const std::string &line)
    {
        const auto at = line.find(m_sign);
        if (at == std::string::npos)
            return;
        auto name = line.substr(at + m_sign.size());
        std::erase(name, '"');
        m_last.what = fmt::format("{} {}", m_verb, name);
        ++m_last.done;
    }
    void say() const { m_job.progress(m_last); }

private:
    const Job &m_job;
    const std::string m_verb, m_sign;
    Progress m_last;
};

QStringList dumpArguments(const QString &format, const std::string &snapshot, const std::string &database)
{
    return {format,
            QStringLiteral("--no-password"),
            QStringLiteral("--verbose"),
            QStringLiteral("--lock-wait-timeout=10s"),
            QStringLiteral("--snapshot=") + text(snapshot),
            QStringLiteral("--dbname=") + text(database)};
}

base::Error mended(base::Error error, std::string_view what)
{
    error.message = fmt::format("{}: {}", what, error.message);
    return error;
}

} // namespace

base::Result<Backup> PostgresBackup::create(const BackupFolder &folder, const Extras &extras, const Job &job)
{
    Manifest about;
    about.kind = kKind;
    about.database = m_config.name;
    about.server = domain::serversText(m_config);
    about.tool = toolVersion(QStringLiteral("pg_dump"));
    return writeBackup(folder, std::move(about), extras, job, m_clock, m_key,
                       [&](const std::filesystem::path &file, const std::string &name, Manifest &manifest) { return dump(file, name, extras.readable && !m_key, manifest, job); });
}

// One transaction holds the snapshot that pg_dump reads and the rows are counted in, side by side.
base::Result<Contents> PostgresBackup::dump(const std::filesystem::path &target, const std::string &name, bool readable, Manifest &manifest,
                                            const Job &job)
{
    const auto session = pg_link::Session::open(m_config, kApplicationName, m_config.connectTimeout);
    if (!session)
        return session.error();
    manifest.serverVersion = (*session)->serverVersion();
    Contents contents;
    const auto read = (*session)->transact(job.limits.timeout, [&](pqxx::transaction_base &transaction) -> base::Status {
        transaction.exec0("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        transaction.exec0("SET LOCAL idle_in_transaction_session_timeout = 0");
        const auto snapshot = transaction.exec1("SELECT pg_export_snapshot()")[0].as<std::string>();
        auto arguments = dumpArguments(QStringLiteral("--format=custom"), snapshot, m_config.name);
        std::unique_ptr<ToolStream> sealing;
        if (m_key) {
            auto stream = ToolStream::open(ToolStream::Of::Output, [&](int descriptor) { return sealFrom(descriptor, target, *m_key, name); });
            if (!stream)
                return stream.error();
            sealing = std::move(*stream);
        } else {
            arguments << QStringLiteral("--file=") + text(target.string());
        }
        const auto tool = ToolProcess::start(QStringLiteral("pg_dump"), arguments, m_config, std::move(sealing));
        if (!tool)
            return tool.error();
        contents = readContents(transaction, job);
        TableLines lines(job, "dumping", "dumping contents of table ");
        lines.expect(contents.tables.size());
        const auto dumped = (*tool)->finish(job.limits, [&](const std::string &line) { lines.take(line); }, [&] { lines.say(); });
        if (!dumped || !readable)
            return dumped;
        return writeReadable(BackupFolder::readableOf(std::filesystem::path(target).replace_filename(name)), snapshot, job);
    });
    if (!read)
        return read.error();
    return contents;
}

// Of the same snapshot. Its name says nothing until it is whole: a text that was cut would be read as if it were all.
base::Status PostgresBackup::writeReadable(const std::filesystem::path &file, const std::string &snapshot, const Job &job)
{
    const auto part = std::filesystem::path(file).concat(".part");
    auto arguments = dumpArguments(QStringLiteral("--format=plain"), snapshot, m_config.name);
    arguments << QStringLiteral("--compress=6") << QStringLiteral("--file=") + text(part.string());
    const auto tool = ToolProcess::start(QStringLiteral("pg_dump"), arguments, m_config);
    if (!tool)
        return tool.error();
    TableLines lines(job, "writing to read", "dumping contents of table ");
    const auto written = (*tool)->finish(job.limits, [&](const std::string &line) { lines.take(line); }, [&] { lines.say(); });
    std::error_code error;
    if (written)
        std::filesystem::rename(part, file, error);
    else
        std::filesystem::remove(part, error);
    if (!written || !error)
        return written;
    return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", file.string(), error.message())}
        .with("folder", file.string())
        .with("detail", error.message());
}

base::Result<Proof> PostgresBackup::verify(const Backup &backup, const Job &job)
{
    const auto begin = m_clock.steadyNow();
    const auto scratch = fmt::format("{}_verify_{}", m_config.name, backup.id());
    if (const auto ours = checkBytes(backup, kKind, m_config.name, m_key); !ours)
        return ours.error();
    if (const auto made = createDatabase(scratch, job); !made)
        return made.error();
    const auto restored = restoreInto(scratch, backup, job);
    const auto dropped = dropDatabase(scratch);
    if (!restored)
        return restored.error();
    if (!dropped)
        return mended(dropped.error(), fmt::format("the backup is good; the scratch database {} is left", scratch));
    return sayProven(backup, begin, m_clock);
}

base::Result<std::string> PostgresBackup::restoreBeside(const Backup &backup, const Job &job)
{
    const auto name = nameAt(m_config.name, "restored", m_clock.wallNow());
    if (const auto ours = checkBytes(backup, kKind, m_config.name, m_key); !ours)
        return ours.error();
    if (const auto made = createDatabase(name, job); !made)
        return made.error();
    if (const auto restored = restoreInto(name, backup, job); !restored) {
        (void)dropDatabase(name);
        return restored.error();
    }
    return name;
}

base::Status PostgresBackup::restoreInto(const std::string &database, const Backup &backup, const Job &job)
{
    QStringList arguments = {QStringLiteral("--single-transaction"), QStringLiteral("--exit-on-error"), QStringLiteral("--no-owner"),
                             QStringLiteral("--no-password"), QStringLiteral("--verbose"), QStringLiteral("--dbname=") + text(database)};
    std::unique_ptr<ToolStream> opening;
    if (backup.manifest.isSealed()) {
        auto stream = ToolStream::open(ToolStream::Of::Input, [&](int descriptor) { return openInto(descriptor, backup.dump, *m_key, backup.dump.filename().string()); });
        if (!stream)
            return stream.error();
        opening = std::move(*stream);
    } else {
        arguments << text(backup.dump.string());
    }
    const auto tool = ToolProcess::start(QStringLiteral("pg_restore"), arguments, m_config, std::move(opening));
    if (!tool)
        return tool.error();
    TableLines lines(job, "restoring", "processing data for table ");
    lines.expect(backup.manifest.contents.tables.size());
    if (const auto done = (*tool)->finish(job.limits, [&](const std::string &line) { lines.take(line); }, [&] { lines.say(); }); !done)
        return done;
    auto config = m_config;
    config.name = database;
    const auto session = pg_link::Session::open(config, kApplicationName, m_config.connectTimeout);
    if (!session)
        return session.error();
    Contents contents;
    const auto read = (*session)->transact(job.limits.timeout, [&](pqxx::transaction_base &transaction) {
        contents = readContents(transaction, job);
        return base::Status();
    });
    if (!read)
        return read;
    return checkContents(backup, contents);
}

std::string PostgresBackup::description() const
{
    return fmt::format("postgresql {}/{}", domain::serversText(m_config), m_config.name);
}

} // namespace qcat::backup
