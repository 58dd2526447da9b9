#include "look.h"

#include "process_look.h"

#include "../load_config.h"

#include <qcat/notify_channels/send.h>
#include <qcat/ops_store/last_exposure.h>
#include <qcat/ops_store/sqlite_ops_store.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/endpoint_file.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace qcat::app::rescue
{

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace
{

constexpr auto kAnswersWithin = 2s;
constexpr int kNewestIncidents = 500;

EngineProcess engineOf(const fs::path &folder, int port)
{
    EngineProcess engine;
    const auto held = holderOf(folder / "lock");
    engine.pid = held.pid;
    engine.state = held.isHeld ? stateOf(held.pid) : ProcessState::Absent;
    const auto endpoint = runtime::readEndpoint(folder);
    engine.hasLeftOrderly = !held.isHeld && !endpoint;
    if (!held.isHeld)
        return engine;
    const auto answered = notify_channels::answers(
        endpoint.valueOr(fmt::format("http://127.0.0.1:{}", port)) + "/health", kAnswersWithin);
    engine.answers = answered.hasValue();
    engine.answer = answered ? std::string() : answered.error().message;
    return engine;
}

// Proved by writing: a full or read-only disk, or a folder of another user, shows in nothing else for sure.
std::string whyNotWritable(const fs::path &folder)
{
    std::string name = (folder / ".rescue-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0)
        return std::strerror(errno);
    const std::string block(64 * 1024, 'x');
    const bool isWritten = ::write(file, block.data(), block.size()) == ssize_t(block.size()) && ::fsync(file) == 0;
    const std::string why = isWritten ? std::string() : std::strerror(errno);
    ::close(file);
    ::unlink(name.c_str());
    return why;
}

Disk diskOf(const fs::path &folder)
{
    Disk disk;
    disk.folder = folder;
    std::error_code error;
    if (!fs::exists(folder, error))
        return disk; // an engine that never ran here: it would make it
    const auto space = fs::space(folder, error);
    if (error)
        disk.problem = error.message();
    disk.freeBytes = error ? 0 : space.available;
    disk.totalBytes = error ? 0 : space.capacity;
    if (disk.problem.empty())
        disk.problem = whyNotWritable(folder);
    return disk;
}

void readDesk(const fs::path &folder, Seen &seen)
{
    const auto file = runtime::DataFolder::opsStoreIn(folder);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return; // no engine ever ran here
    auto store = ops_store::SqliteOpsStore::openToRead(file.string());
    const auto incidents =
        store ? (*store)->loadIncidents(kNewestIncidents) : base::Result<std::vector<domain::Incident>>(store.error());
    if (!incidents) {
        seen.deskProblem = incidents.error().message;
        return;
    }
    for (const auto &incident : *incidents)
        if (incident.isOpen())
            seen.incidents.push_back(incident);
}

} // namespace

fs::path dataFolderOf(const RunOptions &options)
{
    auto app = readConfig(options).config.app;
    if (!options.dataDir.empty())
        app.dataDir = options.dataDir;
    return runtime::DataFolder::pathFor(app);
}

Seen look(const RunOptions &options)
{
    Seen seen;
    seen.at = runtime::SystemClock().wallNow();
    seen.configFile = configFile(options);
    const auto loaded = readConfig(options);
    for (const auto &issue : loaded.issues)
        if (!loaded.isValid())
            seen.configMistakes.push_back(issue.toString());
    seen.environment = loaded.config.app.environment;
    const int port = options.port.value_or(loaded.config.server.port);
    const auto folder = dataFolderOf(options);
    seen.engine = engineOf(folder, port);
    seen.port = ownerOf(port);
    seen.disk = diskOf(folder);
    seen.exposure = ops_store::readLastExposure((folder / ops_store::kLastExposureFile).string()).valueOr({});
    readDesk(folder, seen);
    return seen;
}

} // namespace qcat::app::rescue
