#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>
#include <qcat/redis_link/connection.h>

#include <filesystem>
#include <string>
#include <vector>

namespace qcat::drill_servers
{

// A real, private Redis for drills and tests: its own temporary folder, a free port of 127.0.0.1 below 32768, a
// password, nothing saved unless a setting says so.
//
// Not thread-safe. The destructor ends the server, paused or not, and removes its folder.
class RedisServer
{
public:
    // Why no server can be run on this machine; empty when one can.
    static std::string unavailable();

    explicit RedisServer(std::vector<std::string> settings = {});
    ~RedisServer();
    RedisServer(const RedisServer &) = delete;
    RedisServer &operator=(const RedisServer &) = delete;

    // Speaks TLS alone from the next start on; config() then says so. `certificate` and its key are PEM files, and
    // `clientCa` those whose clients are let in; empty: any client.
    void useTls(const std::filesystem::path &certificate, const std::filesystem::path &key,
                const std::filesystem::path &clientCa = {});
    // Lines of redis.conf for the next start, after those of the constructor.
    void addSetting(const std::string &line);
    // Returns when the server answers: also "LOADING".
    base::Status start();
    // Return when it is gone.
    void stop();
    void kill(); // as by a crash
    // Freezes it (SIGSTOP): the kernel still accepts and acknowledges, nobody answers.
    void pause() const;
    void resume() const;

    // From now on every save ends with an error.
    void makeSavingFail() const;

    int pid() const; // 0 when it does not run
    int port() const { return m_port; }
    // How QCAT is told of this server, with control argv lists that work from this program's user.
    domain::RedisConfig config() const;
    redis_link::Endpoint endpoint() const;
    // One command as the administrator on a connection of its own; a word with blanks cannot be said.
    base::Result<redis_link::Reply> command(const std::string &words) const;

private:
    base::Status writeSettings() const;
    void signalAndWait(int signal) const;

    std::filesystem::path m_folder;
    std::vector<std::string> m_settings;
    std::filesystem::path m_trusted; // with TLS: the certificate that clients trust
    int m_port = 0;
};

} // namespace qcat::drill_servers
