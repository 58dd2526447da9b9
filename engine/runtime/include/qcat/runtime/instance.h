#pragma once

#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/engine_host.h>

#include <memory>
#include <optional>

namespace qcat::runtime
{

// One running qcat: its data folder, the HTTP API that is up before the engine and after it, and the engine. Needs a
// QCoreApplication. Made, used and destroyed on the main thread.
class Instance
{
public:
    struct Options
    {
        HostOptions host;
        bool httpRequired = true; // a console goes on without; httpProblem() says why
        std::function<std::uint64_t()> droppedLogLines;
        EngineHost::ReplayEnded onReplayEnd;
    };

    // Takes the folder's lock, listens, starts the engine. The clock outlives it.
    static base::Result<std::unique_ptr<Instance>> start(Options options, const base::Clock &clock);
    ~Instance(); // stop()

    EngineHost &engine();
    const DataFolder &folder() const;
    const std::optional<base::Error> &httpProblem() const;
    // /health says "stopping", then the engine's road, then the door is closed. Idempotent.
    void stop();

private:
    struct Parts;
    explicit Instance(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::runtime
