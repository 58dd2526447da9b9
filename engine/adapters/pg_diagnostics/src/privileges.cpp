#include <qcat/pg_diagnostics/privileges.h>

#include "cells.h"
#include "queries.h"
#include "read_activity.h"

#include <qcat/pg_link/pg_error.h>
#include <qcat/pg_link/session.h>

#include <fmt/format.h>
#include <pqxx/transaction_base>

#include <algorithm>
#include <array>
#include <tuple>

namespace qcat::pg_diagnostics
{

namespace
{

using domain::Health;

// The privilege model: every right that QCAT's role should have, what for, and how it is given. In `grant` and `why`
// {missing} are the words that are missing, {object} what they are missing on, {owner} whose it is, {role} ours.
struct Rule {
    std::string_view kind; // as the block "privileges" names it
    Need need;
    std::string_view code;
    std::string_view why;
    std::string_view grant;
};

constexpr std::array kModel = {
    Rule{"connect", Need::Trading, "pg_privilege.connect", "the role may not log in to database {object}",
         "GRANT CONNECT ON DATABASE {object} TO {role};"},
    Rule{"use_schema", Need::Trading, "pg_privilege.use_schema", "nothing in schema {object} can be reached",
         "GRANT USAGE ON SCHEMA {object} TO {role};"},
    Rule{"table", Need::Trading, "pg_privilege.table", "orders and fills cannot be kept in {object}: {missing} is missing",
         "GRANT {missing} ON TABLE {object} TO {role};"},
    Rule{"sequence", Need::Trading, "pg_privilege.sequence", "rows that are numbered by {object} cannot be added",
         "GRANT USAGE ON SEQUENCE {object} TO {role};"},
    Rule{"later_tables", Need::Trading, "pg_privilege.later_tables",
         "tables that {owner} makes in {object} later will be closed to us: default privileges are missing",
         "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA {object} GRANT {missing} ON TABLES TO {role};"},
    Rule{"later_sequences", Need::Trading, "pg_privilege.later_sequences",
         "sequences that {owner} makes in {object} later will be closed to us: default privileges are missing",
         "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA {object} GRANT USAGE ON SEQUENCES TO {role};"},
    Rule{"change_schema", Need::Migrations, "pg_privilege.change_schema",
         "migrations cannot make tables in schema {object}", "GRANT CREATE ON SCHEMA {object} TO {role};"},
    Rule{"owner", Need::Migrations, "pg_privilege.owner", "migrations cannot change {object}, which belongs to {owner}",
         "GRANT {owner} TO {role};"},
    Rule{"monitor", Need::Diagnosis, "pg_privilege.monitor",
         "sessions, statements and lag of others are not visible in the diagnostics", "GRANT {object} TO {role};"},
    Rule{"read_all", Need::Diagnosis, "pg_privilege.read_all", "the bloat of tables of others cannot be estimated",
         "GRANT {object} TO {role};"},
    Rule{"signal", Need::Intervention, "pg_privilege.signal",
         "a session of another role that blocks trading cannot be cancelled or ended", "GRANT {object} TO {role};"},
};

std::string filled(std::string_view text, const Privilege &privilege, const std::string &owner, const std::string &role)
{
    return fmt::format(fmt::runtime(text), fmt::arg("missing", privilege.missing), fmt::arg("object", privilege.object),
                       fmt::arg("owner", owner), fmt::arg("role", role));
}

Privilege judged(const Rule &rule, std::string object, std::string owner, std::string missing, const std::string &role)
{
    Privilege privilege{std::string(rule.kind), rule.need, std::move(object), std::move(missing), {}, {}};
    if (privilege.isGiven())
        return privilege;
    privilege.why = {std::string(rule.code),
                     filled(rule.why, privilege, owner, role),
                     {{"object", privilege.object}, {"missing", privilege.missing}, {"owner", owner}, {"role", role}},
                     rule.need == Need::Trading ? Health::Crit : Health::Warn};
    privilege.sql = filled(rule.grant, privilege, owner, role);
    return privilege;
}

const Rule *ruleOf(std::string_view kind)
{
    const auto found = std::find_if(kModel.begin(), kModel.end(), [&](const Rule &rule) { return rule.kind == kind; });
    return found == kModel.end() ? nullptr : &*found;
}

std::string quoted(std::string_view name)
{
    std::string text = "\"";
    for (const char c : name)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text += '"';
}

// Nobody else can tell what a role may do that may not log in.
PrivilegeReport lockedOut(const domain::DatabaseConfig &config)
{
    PrivilegeReport report;
    report.target = pg_link::targetOf(config);
    report.role = config.user;
    report.privileges = {judged(*ruleOf("connect"), quoted(config.name), {}, "CONNECT", quoted(config.user))};
    return report;
}

void read(pqxx::transaction_base &transaction, int version, PrivilegeReport &report)
{
    const auto server = readServer(transaction, version);
    report.version = server.version;
    report.role = server.role;
    report.isSuperuser = server.isSuperuser;
    const auto role = transaction.exec1("SELECT quote_ident(current_user)")[0].as<std::string>();
    for (const auto &row : transaction.exec(std::string(Queries::shipped().find("privileges", version)))) {
        const Cells cells(row);
        if (const auto *rule = ruleOf(cells.text("kind")))
            report.privileges.push_back(
                judged(*rule, cells.text("object"), cells.text("owner"), cells.text("missing"), role));
    }
    std::sort(report.privileges.begin(), report.privileges.end(), [](const Privilege &a, const Privilege &b) {
        return std::tuple(ruleOf(a.kind), std::string_view(a.object)) <
               std::tuple(ruleOf(b.kind), std::string_view(b.object)); // the model is in the order of its needs
    });
}

} // namespace

bool PrivilegeReport::isComplete() const
{
    return std::all_of(privileges.begin(), privileges.end(), [](const Privilege &p) { return p.isGiven(); });
}

base::Result<PrivilegeReport> examinePrivileges(const domain::DatabaseConfig &config, base::Duration timeout)
{
    const auto session = pg_link::Session::open(config, "qcat-doctor", timeout);
    if (!session && session.error().code == pg_link::codes::kPermission)
        return lockedOut(config);
    if (!session)
        return session.error();
    PrivilegeReport report;
    report.target = pg_link::targetOf(config);
    const auto asked = (*session)->transact(timeout, [&](pqxx::transaction_base &transaction) {
        read(transaction, (*session)->serverVersion(), report);
        return base::Status();
    });
    if (!asked)
        return asked.error();
    return report;
}

} // namespace qcat::pg_diagnostics
