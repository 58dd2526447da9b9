#include <qcat/backup/codes.h>
#include <qcat/backup/postgres_backup.h>

#include <qcat/pg_link/session.h>

#include <fmt/format.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

#include <thread>

// What a backup does to databases as a whole: made, dropped, renamed. By the admin's login, from the database "postgres".

namespace qcat::backup
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kApplicationName = "qcat-backup";
constexpr base::Duration kAnswerWithin = 30s; // a database is made by copying a small one
constexpr int kTries = 5; // to find nobody in the database; the server itself waits 5 s for the last one to leave
constexpr std::string_view kObjectInUse = "55006"; // one of ours that was asked to leave has not left yet
constexpr base::Duration kBetweenTries = 250ms;

base::Result<std::unique_ptr<pg_link::Session>> administer(domain::DatabaseConfig admin)
{
    admin.name = "postgres";
    return pg_link::Session::open(admin, kApplicationName, admin.connectTimeout);
}

// What libpq would write; our names are made of the configured one and a time.
std::string quoted(const std::string &name)
{
    std::string out = "\"";
    for (const char c : name)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

base::Error refused(const std::string &what, const base::Error &error)
{
    return base::Error{std::string(codes::kDatabase), fmt::format("{}: {}", what, error.message)}.with("detail", error.message);
}

// Ends the sessions of QCAT and those of its role; says who else is there.
base::Status emptyOut(pg_link::Session &session, const std::string &database, const std::string &user)
{
    std::string others;
    const auto asked = session.transact(kAnswerWithin, [&](pqxx::transaction_base &transaction) {
        transaction.exec_params("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = $2 AND "
                                "backend_type = 'client backend' AND pid <> pg_backend_pid()",
                                database, user);
        for (const auto &row : transaction.exec_params("SELECT coalesce(usename, '?'), coalesce(nullif(application_name, ''), '?'), pid FROM "
                                                       "pg_stat_activity WHERE datname = $1 AND usename <> $2",
                                                       database, user)) // what kind of backend another's is, is hidden from us
            others += fmt::format("{}{} as {} (backend {})", others.empty() ? "" : ", ", row[1].c_str(), row[0].c_str(), row[2].c_str());
        return base::Status();
    });
    if (!asked)
        return asked;
    if (!others.empty())
        return base::Error{std::string(codes::kInUse), fmt::format("{} is used by {}: ask them to leave, then try again", database, others)}
            .with("database", database)
            .with("who", others);
    return {};
}

base::Status allowConnections(pg_link::Session &session, const std::string &database, bool allowed)
{
    return session.transact(kAnswerWithin, [&](pqxx::transaction_base &transaction) {
        transaction.exec0(fmt::format("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}", quoted(database), allowed));
        return base::Status();
    });
}

// Both names change in one transaction: there is no moment, and no crash, in which the live name is gone.
base::Status rename(pg_link::Session &session, const std::string &live, const std::string &aside, const std::string &restored)
{
    return session.transact(kAnswerWithin, [&](pqxx::transaction_base &transaction) {
        transaction.exec0(fmt::format("ALTER DATABASE {} RENAME TO {}", quoted(live), quoted(aside)));
        transaction.exec0(fmt::format("ALTER DATABASE {} RENAME TO {}", quoted(restored), quoted(live)));
        return base::Status();
    });
}

} // namespace

base::Status PostgresBackup::createDatabase(const std::string &name, const Job &job)
{
    job.progress({"making the database " + name, 0, 0});
    const auto session = administer(m_admin);
    if (!session)
        return session.error();
    const auto owner = m_admin.user == m_config.user ? std::string() : " OWNER " + quoted(m_config.user);
    const auto made = (*session)->runAlone(kAnswerWithin, fmt::format("CREATE DATABASE {}{} TEMPLATE template0", quoted(name), owner));
    if (made)
        return {};
    if (made.error().arg("sqlstate") == "42501")
        return base::Error{std::string(codes::kDatabase),
                           fmt::format("{} may not make databases: name in backup.admin_user a role that may, or ALTER ROLE {} CREATEDB",
                                       m_admin.user, quoted(m_admin.user))}
            .with("detail", made.error().message);
    return refused("the database " + name + " cannot be made", made.error());
}

base::Status PostgresBackup::dropDatabase(const std::string &name)
{
    const auto session = administer(m_admin);
    if (!session)
        return session.error();
    const auto dropped = (*session)->runAlone(kAnswerWithin, fmt::format("DROP DATABASE {}", quoted(name)));
    return dropped ? base::Status() : base::Status(refused("the database " + name + " cannot be dropped", dropped.error()));
}

base::Result<std::string> PostgresBackup::switchTo(const std::string &restored, const Job &job)
{
    const auto live = m_config.name;
    const auto aside = nameAt(live, "before", m_clock.wallNow());
    const auto session = administer(m_admin);
    if (!session)
        return session.error();
    job.progress({"putting " + restored + " in the place of " + live, 0, 0});
    // who comes back meanwhile is refused, tries again, and finds the new one
    if (const auto closed = allowConnections(**session, live, false); !closed)
        return refused(live + " cannot be closed to others", closed.error());
    base::Status done = base::Error{std::string(codes::kInUse), live + " is in use"};
    for (int i = 0; i < kTries; ++i) {
        done = emptyOut(**session, live, m_config.user).andThen([&] { return rename(**session, live, aside, restored); });
        if (done || done.error().arg("sqlstate") != kObjectInUse)
            break;
        std::this_thread::sleep_for(kBetweenTries);
    }
    const auto opened = allowConnections(**session, done ? aside : live, true);
    if (!done)
        return done.error().code == codes::kInUse ? done.error() : refused("nothing was switched", done.error());
    if (!opened)
        return refused(fmt::format("{} is in place; {} stays closed to others", live, aside), opened.error());
    return aside;
}

} // namespace qcat::backup
