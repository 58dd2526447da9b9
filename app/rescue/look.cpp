#include "look.h"

#include "engines_here.h"
#include "process_look.h"

#include "../load_config.h"
#include "../verbs/remote_engine.h"

#include <qcat/http_api/token_file.h>
#include <qcat/notify_channels/send.h>
#include <qcat/ops_store/last_exposure.h>
#include <qcat/ops_store/sqlite_ops_store.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/endpoint_file.h>
#include <qcat/runtime/run_mark_file.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <unistd.h>

namespace qcat::app::rescue
{

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace
{

constexpr auto kAnswersWithin = 2s;
constexpr int kNewestIncidents = 500;

// Which installation is meant. A broken configuration says less, or nothing; the default is meant only where a good one leaves it out.
struct Place {
    config_yaml::LoadedConfig loaded;
    std::optional<fs::path> folder;
    std::optional<int> port;
};

Place placeOf(const RunOptions &options)
{
    Place place{readConfig(options), {}, options.port};
    auto app = place.loaded.config.app;
    if (!options.dataDir.empty())
        app.dataDir = options.dataDir;
    if (place.loaded.isValid() || !app.dataDir.empty())
        place.folder = runtime::DataFolder::pathFor(app);
    if (place.loaded.isValid() && !place.port)
        place.port = place.loaded.config.server.port;
    return place;
}

Ending endingIn(const fs::path &folder)
{
    std::error_code ignored;
    if (fs::exists(runtime::runMarkIn(folder), ignored) || runtime::readEndpoint(folder))
        return Ending::Died;
    if (fs::exists(runtime::DataFolder::journalIn(folder), ignored))
        return Ending::InOrder; // it took its mark away
    return fs::exists(runtime::DataFolder::opsStoreIn(folder), ignored) ? Ending::NotKnown : Ending::NeverRan;
}

EngineProcess engineOf(const Place &place)
{
    EngineProcess engine;
    if (!place.folder) {
        engine.state = ProcessState::NotKnown;
        return engine;
    }
    const auto held = holderOf(*place.folder / "lock");
    engine.pid = held.pid;
    engine.state = held.isHeld ? stateOf(held.pid) : ProcessState::Absent;
    if (!held.isHeld) {
        engine.ending = endingIn(*place.folder);
        return engine;
    }
    if (const auto endpoint = runtime::readEndpoint(*place.folder))
        engine.url = *endpoint;
    else if (place.port)
        engine.url = fmt::format("http://127.0.0.1:{}", *place.port);
    const auto answered = engine.url.empty() ? base::Status(base::Error{"endpoint.unknown", "where it answers is not known"})
                                             : notify_channels::answers(engine.url + "/health", kAnswersWithin);
    engine.answers = answered.hasValue();
    engine.answer = answered ? std::string() : answered.error().message;
    return engine;
}

// That of an engine that runs, by its own word; else that of the next one, or of the one that died where nothing else says it.
int portOf(const Place &place, const EngineProcess &engine)
{
    if (engine.url.empty() && place.port)
        return *place.port;
    const auto url = engine.url.empty() && place.folder ? runtime::readEndpoint(*place.folder).valueOr({}) : engine.url;
    const auto colon = url.rfind(':');
    return colon == std::string::npos ? 0 : std::atoi(url.c_str() + colon + 1);
}

// By the engine that answers, if it says it to us; else as it was left.
domain::Exposure exposureOf(const Place &place, const EngineProcess &engine)
{
    const auto &own = place.loaded.config.security.tokenFile;
    if (engine.answers)
        if (const auto token = http_api::loadToken(own.empty() ? (*place.folder / "token").string() : own))
            if (const auto asked = RemoteEngine::connect(engine.url, *token))
                if (const auto said = (*asked)->snapshot(); said->ops->exposure.known)
                    return said->ops->exposure;
    return ops_store::readLastExposure((*place.folder / ops_store::kLastExposureFile).string()).valueOr({});
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
    seen.isDeskRead = true;
    for (const auto &incident : *incidents)
        if (incident.isOpen())
            seen.incidents.push_back(incident);
}

} // namespace

EngineProcess lookAtEngine(const RunOptions &options)
{
    return engineOf(placeOf(options));
}

Seen look(const RunOptions &options)
{
    Seen seen;
    seen.at = runtime::SystemClock().wallNow();
    seen.configFile = configFile(options);
    const auto place = placeOf(options);
    for (const auto &issue : place.loaded.issues)
        if (!place.loaded.isValid())
            seen.configMistakes.push_back(issue.toString());
    seen.environment = place.loaded.config.app.environment;
    seen.engine = engineOf(place);
    if (const int port = portOf(place, seen.engine); port > 0)
        seen.port = ownerOf(port);
    if (!place.folder) {
        seen.enginesHere = enginesHere();
        return seen;
    }
    seen.disk = diskOf(*place.folder);
    seen.exposure = exposureOf(place, seen.engine);
    readDesk(*place.folder, seen);
    return seen;
}

} // namespace qcat::app::rescue
