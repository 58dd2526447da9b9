#pragma once

#include "postgres_server.h"

// The four views of one server: S superuser, M member of pg_monitor, O owner of the schema, P plain login without grants.
enum class PgRole { Superuser, Monitor, Owner, Plain };

inline qcat::base::Status makeRoles(const PostgresServer &server)
{
    const auto made = server.sql("CREATE ROLE diag_s LOGIN SUPERUSER PASSWORD 'sesame'; "
                                 "CREATE ROLE diag_m LOGIN PASSWORD 'sesame'; GRANT pg_monitor TO diag_m; "
                                 "CREATE ROLE diag_p LOGIN PASSWORD 'sesame'");
    return made ? qcat::base::Status() : made.error();
}

inline qcat::domain::DatabaseConfig configOf(const PostgresServer &server, PgRole role)
{
    auto config = server.config();
    if (role == PgRole::Owner)
        return config;
    config.user = role == PgRole::Superuser ? "diag_s" : role == PgRole::Monitor ? "diag_m" : "diag_p";
    config.password = "sesame";
    return config;
}
