#pragma once

#include "../verbs/remote_engine.h"
#include "small_disk.h"

#include <qcat/drill_servers/postgres_server.h>
#include <qcat/drill_servers/redis_server.h>

#include <QProcess>
#include <QTemporaryDir>

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace qcat::app::drill
{

// What a drill stands on, beside the daemon.
struct Needs {
    bool postgres = false;
    bool redis = false;
    bool smallDisk = false;  // the daemon's data and log on a disk of its own
    bool backups = false;    // a folder of backups, with one in it that counts as good
    bool memoryGroup = false;  // a control group with a limit of memory can be made
    std::string database = {}; // further lines of the section `database`
    std::string config = {};   // further lines of the daemon's configuration
};

// A private installation that may be broken: PostgreSQL and Redis where they are needed, and a daemon of this program
// over its paper venue, all in a temporary folder, on free ports of the loopback. Nothing of the machine's own is
// touched. The destructor ends what was started, frozen or not, by pid, and removes the folder. Lives on one thread,
// which has a QCoreApplication.
class Range
{
public:
    explicit Range(Needs needs);
    ~Range();
    Range(const Range &) = delete;
    Range &operator=(const Range &) = delete;

    // Why it cannot be built on this machine; empty when it can.
    static std::string unavailable(const Needs &needs);
    // Returns when the daemon trades and its first records are in the store.
    base::Status start();
    // The daemon again, after its end; returns when it answers.
    base::Status startDaemon();

    drill_servers::PostgresServer &postgres() { return *m_postgres; }
    drill_servers::RedisServer &redis() { return *m_redis; }
    QProcess &daemon() { return m_daemon; }
    RemoteEngine &engine() { return *m_engine; }
    // The same engine, with the token of somebody else who may approve.
    base::Result<RemoteEngine *> secondPerson();
    std::shared_ptr<const api::Snapshot> now() const { return m_engine->snapshot(); }

    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::filesystem::path dataFolder() const { return folder() / "data"; }
    std::filesystem::path backupFolder() const { return folder() / "backups"; }
    std::filesystem::path configFile() const { return folder() / "config.yaml"; }
    std::string url() const;
    // A verb of this program on this installation: how it ended, and what it said.
    struct Said {
        int exitCode = -1;
        std::string text;
    };
    Said verb(const std::vector<std::string> &words) const;

    // Breaks this inside the daemon (damage_door.h), and mends all else there.
    base::Status damage(const std::set<std::string> &what) const;

    // What the drill stands on beside the servers, until the range ends: sessions, files that fill a disk.
    template <typename T>
    std::shared_ptr<T> keep(std::shared_ptr<T> thing)
    {
        m_kept.push_back(thing);
        return thing;
    }

private:
    base::Status writeConfig() const;
    base::Status makePlaces();

    const Needs m_needs;
    QTemporaryDir m_folder;
    int m_port = 0;
    std::unique_ptr<SmallDisk> m_disk;
    std::unique_ptr<drill_servers::PostgresServer> m_postgres;
    std::unique_ptr<drill_servers::RedisServer> m_redis;
    QProcess m_daemon;
    std::unique_ptr<RemoteEngine> m_engine;
    std::unique_ptr<RemoteEngine> m_secondPerson;
    std::vector<std::shared_ptr<void>> m_kept;
};

// Looks until it is true, or the time is over.
bool waitFor(const std::function<bool()> &isTrue, base::Duration limit);

} // namespace qcat::app::drill
