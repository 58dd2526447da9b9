#include "act.h"

#include "look.h"

#include <qcat/base/deadline.h>
#include <qcat/base/loop_thread.h>
#include <qcat/service_control/systemd_service.h>

#include <QCoreApplication>
#include <QProcess>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <future>
#include <signal.h>
#include <thread>

namespace qcat::app::rescue
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kAnswersWithin = 60s;
constexpr auto kStable = 3s;
constexpr auto kBetweenLooks = 250ms;
constexpr auto kUnit = "qcat.service";
constexpr auto kUnitsConfig = "/etc/qcat/config.yaml"; // that of the unit that ships

base::Error failed(std::string text)
{
    return base::Error{"rescue.failed", std::move(text)};
}

base::Status continueEngine(const Seen &seen)
{
    if (::kill(seen.engine.pid, SIGCONT) != 0)
        return failed(fmt::format("process {} cannot be continued: {}", seen.engine.pid, std::strerror(errno)));
    return {};
}

bool isOfUnit(const Seen &seen)
{
    std::error_code ignored;
    return seen.configFile == kUnitsConfig && std::filesystem::exists("/run/systemd/system", ignored);
}

base::Status startUnit()
{
    auto answered = std::make_shared<std::promise<base::Result<ops::ServiceStatus>>>();
    base::LoopThread worker("rescue", 16, [](const std::exception_ptr &) {});
    base::LoopThread caller("rescue-call", 16, [](const std::exception_ptr &) {});
    service_control::SystemdService service(kUnit, worker, caller);
    service.act(
        ops::ServiceVerb::Start, {kAnswersWithin, {}}, [](const std::string &) {},
        [answered](const auto &status) { answered->set_value(status); });
    const auto status = answered->get_future().get(); // it has a deadline of its own
    return status ? base::Status() : base::Status(failed(status.error().message));
}

base::Status startDetached(const RunOptions &options)
{
    QStringList arguments{QStringLiteral("--headless")};
    if (!options.configFile.empty())
        arguments << QStringLiteral("--config") << QString::fromStdString(options.configFile);
    if (!options.dataDir.empty())
        arguments << QStringLiteral("--data-dir") << QString::fromStdString(options.dataDir);
    if (options.port)
        arguments << QStringLiteral("--port") << QString::number(*options.port);
    QProcess daemon;
    daemon.setProgram(QCoreApplication::applicationFilePath());
    daemon.setArguments(arguments);
    daemon.setStandardInputFile(QProcess::nullDevice());
    daemon.setStandardOutputFile(QProcess::nullDevice());
    daemon.setStandardErrorFile(QProcess::nullDevice());
    return daemon.startDetached() ? base::Status()
                                  : base::Status(failed("it cannot be started: " + daemon.errorString().toStdString()));
}

// Answers, and goes on answering for a while: one that starts and falls again is not rescued.
base::Status verified(const RunOptions &options)
{
    const base::Deadline deadline(kAnswersWithin);
    base::Deadline stable(kStable);
    EngineProcess engine;
    while (!deadline.isPassed()) {
        engine = lookAtEngine(options);
        if (!engine.answers)
            stable = base::Deadline(kStable);
        else if (stable.isPassed())
            return {};
        std::this_thread::sleep_for(kBetweenLooks);
    }
    return base::Error{
        "rescue.unverified",
        fmt::format("it was done, and the engine does not answer within {}: {}", base::toShortText(kAnswersWithin),
                    engine.state == ProcessState::Absent ? "it is not running" : engine.answer)};
}

} // namespace

base::Status carryOut(Act act, const RunOptions &options)
{
    const auto seen = look(options);
    const auto steps = nextSteps(seen);
    if (act == Act::None || std::ranges::none_of(steps, [act](const Advice &advice) { return advice.act == act; }))
        return base::Error{"rescue.not_needed",
                           fmt::format("'{}' is not what is needed now: {}", nameOf(act), steps.back().what.en)};
    const auto done = act == Act::Continue ? continueEngine(seen)
                      : isOfUnit(seen)     ? startUnit()
                                           : startDetached(options);
    return done ? verified(options) : done;
}

} // namespace qcat::app::rescue
