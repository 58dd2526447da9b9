#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace qcat::drill_servers
{

// A real, private PostgreSQL for drills and tests: its own data folder and socket folder under the temporary folder, a
// free port of 127.0.0.1 below 32768, role qcat_user (SCRAM password) owning database qcat. It runs as user postgres
// when this program runs as root, because PostgreSQL refuses to run as root. The cluster is made once for each program
// and copied for each server.
//
// Not thread-safe. The destructor ends the server, paused or not, and removes its folder.
class PostgresServer
{
public:
    // Why no server can be run on this machine; empty when one can.
    static std::string unavailable();

    PostgresServer();
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    // Return when the server answers, or is gone.
    base::Status start();
    base::Status stopFast();
    base::Status stopImmediate(); // as by a crash: no checkpoint, recovery at the next start
    // Freezes the postmaster and all its children (SIGSTOP): the kernel still accepts and acknowledges, nobody answers.
    void pause();
    void resume();

    // The same cluster answers at another port: what a client of a cluster sees of a failover. Stops and starts it.
    base::Status moveToAnotherPort();
    // Instead of a cluster of its own, before the first start(): a copy of a running one that follows it under this
    // name, over its socket folder. promote() ends that: it takes writes from then on.
    base::Status becomeStandbyOf(const PostgresServer &primary, const std::string &name);
    base::Status promote();
    // While it is stopped: the next transaction will be this one, as if so many had been used.
    base::Status jumpToTransaction(std::uint32_t next);
    // A line of postgresql.auto.conf that stands from the next start() on, e.g. "ssl = on".
    void addSetting(std::string line) { m_settings.push_back(std::move(line)); }

    bool isRunning() const;
    int pid() const; // of the postmaster, 0 when it does not run
    int port() const { return m_port; }
    std::filesystem::path dataDir() const { return m_folder / "data"; }
    std::filesystem::path logFile() const { return m_folder / "server.log"; }

    // How QCAT is told of this server: host, port, role, password, and the control argv lists, which work from this
    // this program's user.
    domain::DatabaseConfig config() const;
    // Runs SQL as the superuser through psql; what it prints, unaligned and without headers.
    base::Result<std::string> sql(const std::string &statement, const std::string &database = "qcat") const;

private:
    std::vector<std::string> control(std::vector<std::string> verb) const;
    base::Status writeSettings() const;

    std::filesystem::path m_folder;
    int m_port = 0;
    std::vector<std::string> m_settings;
    std::string m_setupError;
};

} // namespace qcat::drill_servers
