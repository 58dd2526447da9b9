#pragma once

#include <qcat/domain/config.h>

#include <libpq-fe.h>

#include <memory>
#include <string>

// A session of somebody else on a test's server: one that holds locks, waits for them, or does nothing. Statements may
// be sent without waiting for what comes of them.
class PgClient
{
public:
    PgClient(const qcat::domain::DatabaseConfig &config, const std::string &application)
        : m_connection(PQconnectdb(("host=" + config.host + " port=" + std::to_string(config.port) + " user=" +
                                    config.user + " password=" + config.password + " dbname=" + config.name +
                                    " application_name=" + application)
                                       .c_str()),
                       PQfinish)
    {
    }

    bool isConnected() const { return PQstatus(m_connection.get()) == CONNECTION_OK; }
    int pid() const { return PQbackendPID(m_connection.get()); }
    // First value of the reply; empty where there is none, or an error.
    std::string ask(const std::string &statement)
    {
        const std::unique_ptr<PGresult, decltype(&PQclear)> reply(PQexec(m_connection.get(), statement.c_str()), PQclear);
        return PQntuples(reply.get()) > 0 ? PQgetvalue(reply.get(), 0, 0) : std::string();
    }
    // Does not wait: the server may keep it for as long as it likes.
    void send(const std::string &statement) { PQsendQuery(m_connection.get(), statement.c_str()); }
    // Waits for the reply to what was sent; the SQLSTATE of its error, empty where it worked.
    std::string finish()
    {
        std::string state;
        while (PGresult *reply = PQgetResult(m_connection.get())) {
            if (const char *error = PQresultErrorField(reply, PG_DIAG_SQLSTATE))
                state = error;
            PQclear(reply);
        }
        return state;
    }

private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection;
};
