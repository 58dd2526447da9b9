#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>
#include <qcat/domain/health.h>

#include <string>
#include <vector>

namespace qcat::pg_diagnostics
{

// What a right is needed for, most important first.
enum class Need { Trading, Migrations, Diagnosis, Intervention };

struct Privilege {
    std::string kind;   // "table", "sequence", "later_tables", "monitor" …
    Need need = Need::Trading;
    std::string object; // quoted as in SQL: "public.orders", "pg_monitor"
    std::string missing; // "INSERT, UPDATE"; empty: it is there
    domain::Finding why; // Ok where it is there; what does not work without it
    std::string sql;     // gives it; empty where nothing is missing

    bool isGiven() const { return missing.empty(); }
};

struct PrivilegeReport {
    std::string target;
    std::string version;
    std::string role;
    bool isSuperuser = false; // more than QCAT should have
    std::vector<Privilege> privileges; // in the order of the model: by need

    bool isComplete() const;
};

// The rights of the configured role, each beside what it is for: privileges.cpp declares them all. Logs in, reads and
// leaves, within `timeout`. A role that may not even connect to the database is a report; other Errors are pg_error.h's.
base::Result<PrivilegeReport> examinePrivileges(const domain::DatabaseConfig &config, base::Duration timeout);

} // namespace qcat::pg_diagnostics
