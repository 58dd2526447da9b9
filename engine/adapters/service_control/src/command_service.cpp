#include <qcat/service_control/command_service.h>

#include "detached_process.h"

#include <qcat/service_control/codes.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace qcat::service_control
{

using Argv = std::vector<std::string>;

namespace
{

base::Error error(std::string_view code, std::string message, const std::string &target)
{
    return base::Error{std::string(code), std::move(message)}.with("target", target);
}

// The outcome of a command that should have ended with exit 0.
base::Result<ProcessResult> ended(base::Result<ProcessResult> result, const base::CallLimits &limits,
                                  const std::string &target)
{
    if (!result)
        return error(code::kCannotRun, fmt::format("cannot be run: {}", result.error().message), target)
            .with("program", std::string(result.error().arg("program")))
            .with("detail", std::string(result.error().arg("detail")));
    const auto limit = base::toShortText(limits.timeout);
    if (result->end == ProcessResult::End::TimedOut)
        return error(code::kTimedOut, fmt::format("did not end within {} and was stopped", limit), target)
            .with("timeout", limit);
    if (result->end == ProcessResult::End::Cancelled)
        return error(code::kCancelled, "was stopped", target);
    return result;
}

std::string lastLine(const std::string &output)
{
    const auto end = output.find_last_not_of('\n');
    if (end == std::string::npos)
        return {};
    const auto begin = output.find_last_of('\n', end);
    return output.substr(begin == std::string::npos ? 0 : begin + 1,
                         end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

std::string endText(const ProcessResult &result)
{
    return fmt::format("{} {}", result.end == ProcessResult::End::Exited ? "exit status" : "signal", result.code);
}

bool succeeded(const ProcessResult &result)
{
    return result.end == ProcessResult::End::Exited && result.code == 0;
}

ops::ServiceStatus statusOf(const ProcessResult &result)
{
    return {succeeded(result), succeeded(result) ? "running" : fmt::format("not running ({})", endText(result)), 0,
            result.output};
}

base::Result<ops::ServiceStatus> statusNow(const Argv &argv, const base::CallLimits &limits, const std::string &target)
{
    const auto result = ended(runDetached(argv, limits, [](const std::string &) {}), limits, target);
    return result ? base::Result<ops::ServiceStatus>(statusOf(*result)) : result.error();
}

base::Result<ops::ServiceStatus> actNow(const Argv &argv, const base::CallLimits &limits, const std::string &target,
                                        const std::function<void(std::string)> &progress)
{
    const auto result = ended(runDetached(argv, limits, progress), limits, target);
    if (!result)
        return result.error();
    if (!succeeded(*result))
        return error(code::kCommandFailed, fmt::format("{}: {}", endText(*result), lastLine(result->output)), target)
            .with("exit", endText(*result))
            .with("output", lastLine(result->output));
    return ops::ServiceStatus{true, "started", 0, result->output};
}

} // namespace

CommandService::CommandService(std::string target, std::string section, domain::ControlConfig commands,
                               base::Executor &worker, base::Executor &desk)
    : m_target(std::move(target)), m_section(std::move(section)), m_commands(std::move(commands)), m_worker(worker), m_desk(desk)
{
}

base::Status CommandService::usable(const Argv &argv, const char *verb) const
{
    if (argv.empty()) {
        const auto unit = m_section + ".unit";
        const auto key = fmt::format("{}.control.{}", m_section, verb);
        return error(code::kNoControl, fmt::format("no {} command is configured for {}: set {} or {}", verb, m_target, unit, key), m_target)
            .with("verb", verb)
            .with("unit", unit)
            .with("key", key);
    }
    if (!argv.front().starts_with('/'))
        return error(code::kPathNotAbsolute,
                     fmt::format("\"{}\" is not an absolute path: write it out, no PATH is searched", argv.front()),
                     m_target)
            .with("program", argv.front());
    return {};
}

// What an act runs, one after the other. Without a restart command: stop, then start.
base::Result<std::vector<Argv>> CommandService::commandsOf(ops::ServiceVerb verb) const
{
    if (verb == ops::ServiceVerb::ResetFailed) // systemd's own
        return error(code::kNoUnit, fmt::format("{} is no unit of systemd: {}.unit names none", m_target, m_section), m_target)
            .with("unit", m_section + ".unit");
    const bool isStart = verb == ops::ServiceVerb::Start;
    if (!isStart && m_commands.restart.empty() && !m_commands.stop.empty()) {
        for (const auto &[argv, name] : {std::pair{&m_commands.stop, "stop"}, std::pair{&m_commands.start, "start"}})
            if (auto fit = usable(*argv, name); !fit)
                return fit.error();
        return std::vector{m_commands.stop, m_commands.start};
    }
    const auto &argv = isStart ? m_commands.start : m_commands.restart;
    if (auto fit = usable(argv, isStart ? "start" : "restart"); !fit)
        return fit.error();
    return std::vector<Argv>{argv};
}

base::Result<std::string> CommandService::describe(ops::ServiceVerb verb) const
{
    return commandsOf(verb).map([](const std::vector<Argv> &commands) {
        std::string text;
        for (const auto &argv : commands)
            text += fmt::format("{}run [{}]", text.empty() ? "" : ", then ", fmt::join(argv, "] ["));
        return text;
    });
}

void CommandService::status(const base::CallLimits &limits, base::Done<ops::ServiceStatus> done)
{
    if (auto fit = usable(m_commands.status, "status"); !fit)
        return done(fit.error());
    m_worker.post([argv = m_commands.status, limits, target = m_target, done = std::move(done), desk = &m_desk] {
        desk->post([done, status = statusNow(argv, limits, target)] { done(status); });
    });
}

void CommandService::act(ops::ServiceVerb verb, const base::CallLimits &limits,
                         std::function<void(std::string)> progress, base::Done<ops::ServiceStatus> done)
{
    auto commands = commandsOf(verb);
    if (!commands)
        return done(commands.error());
    m_worker.post([commands = *commands, limits, target = m_target, progress = std::move(progress),
                   done = std::move(done), desk = &m_desk] {
        const auto onLine = [&](std::string line) {
            desk->post([progress, line = std::move(line)] { progress(line); });
        };
        base::Result<ops::ServiceStatus> status = ops::ServiceStatus{};
        for (const auto &argv : commands)
            if (status)
                status = actNow(argv, limits, target, onLine);
        desk->post([done, status] { done(status); });
    });
}

} // namespace qcat::service_control
