#include "evidence_capture.h"

#include "database_looks.h"

#include <qcat/actions/function_action.h>
#include <qcat/domain/names.h>
#include <qcat/ops_ports/found.h>
#include <qcat/redis_link/connection.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

namespace qcat::runtime
{

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace
{

constexpr std::size_t kLargestFile = 4u << 20;
constexpr std::uintmax_t kLargestJournal = 64u << 20;
constexpr std::size_t kKept = 20;
constexpr base::Duration kAnswer = 1s;

std::string textOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return fmt::format("{}: cannot be read\n", file.string());
    std::string text;
    for (char block[4096]; text.size() < kLargestFile && (in.read(block, sizeof block) || in.gcount() > 0);)
        text.append(block, std::size_t(in.gcount()));
    return text;
}

std::string tradingText(const OpsEyes &eyes)
{
    const auto trading = eyes.trading();
    const auto exposure = eyes.exposure->exposure();
    auto text = fmt::format("state {}: {}\n", domain::name(trading->state), trading->stateWhy.text);
    text += fmt::format("exposure {}: {} open orders, {} conditional, {} of unknown fate, gross {}, equity {}\n", exposure.known ? "known" : "NOT KNOWN",
                        exposure.openOrders, exposure.conditionalOrders, exposure.unknownOrders, exposure.gross.toString(2), exposure.equity.toString(2));
    for (const auto &leg : exposure.legs)
        text += fmt::format("{} {} {} at {}, mark {}, {}\n", leg.account, leg.symbol, leg.quantity.toString(), leg.entryPrice.toString(),
                            leg.markPrice.toString(), leg.stopAtVenue ? "stop at the venue" : "NO stop at the venue");
    for (const auto &view : trading->workingOrders)
        text += fmt::format("order {} {}\n", view.order.request.clientId.value, domain::name(view.order.state));
    return text;
}

std::string processText()
{
    std::string text;
    for (const char *file : {"status", "limits", "io", "cgroup", "oom_score"})
        text += fmt::format("== /proc/self/{}\n{}\n", file, textOf(fs::path("/proc/self") / file));
    return text + "== /proc/meminfo\n" + textOf("/proc/meminfo");
}

// Without stopping anybody: what the kernel knows of each thread. The stack in the kernel is root's to read; it says so where it is not.
std::string threadsText()
{
    std::string text;
    std::error_code ignored;
    for (const auto &task : fs::directory_iterator("/proc/self/task", ignored)) {
        text += fmt::format("== {} {}", task.path().filename().string(), textOf(task.path() / "comm"));
        for (const char *file : {"wchan", "syscall", "stack"})
            text += fmt::format("{}: {}\n", file, textOf(task.path() / file));
    }
    return text;
}

std::string redisText(const domain::RedisConfig &config, const base::CallLimits &limits)
{
    if (!config.enabled)
        return "no Redis is configured\n";
    const auto endpoint = redis_link::endpointOf(config);
    if (!endpoint)
        return endpoint.error().message + '\n';
    auto connection = redis_link::Connection::open(*endpoint, {.name = "qcat-evidence"}, std::min(limits.timeout, config.dialTimeout));
    if (!connection)
        return connection.error().message + '\n';
    std::string text;
    for (const auto &command : {redis_link::Command{"INFO", "all"}, redis_link::Command{"CLIENT", "LIST"}}) {
        const auto reply = (*connection)->call(command, kAnswer);
        text += fmt::format("== {} {}\n{}\n", command[0], command[1], reply ? reply->text : reply.error().message);
    }
    return text;
}

std::string sessionsText(const domain::Config &config, const OpsEyes &eyes, const base::CallLimits &limits)
{
    if (config.database.isEmbedded())
        return "no PostgreSQL is configured\n";
    const auto seen = sessionsLook(eyes)(limits);
    return seen.finding.text + '\n' + seen.output;
}

std::string logText(const OpsEyes &eyes)
{
    std::string text;
    for (const auto &line : eyes.logLines())
        text += line + '\n';
    return text;
}

// A journal grows at its end only, so a copy of its newest piece is sound up to a torn last record, which readers pass over.
std::string copyJournal(const fs::path &journal, const fs::path &into)
{
    std::error_code error;
    std::optional<fs::directory_entry> newest;
    for (const auto &entry : fs::directory_iterator(journal, error))
        if (entry.is_regular_file(error) && (!newest || entry.last_write_time(error) > newest->last_write_time(error)))
            newest = entry;
    if (!newest)
        return "there is no journal";
    if (newest->file_size(error) > kLargestJournal)
        return fmt::format("{} is too large to be kept here", newest->path().filename().string());
    fs::copy_file(newest->path(), into / newest->path().filename(), error);
    return error ? error.message() : std::string();
}

void keepNewest(const fs::path &evidence)
{
    std::vector<fs::path> all;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(evidence, ignored))
        if (entry.is_directory(ignored))
            all.push_back(entry.path());
    std::ranges::sort(all);
    for (std::size_t i = 0; i + kKept < all.size(); ++i)
        fs::remove_all(all[i], ignored);
}

// "20261123T021500.417Z": sorts by time.
std::string folderName(base::WallTime time)
{
    auto name = base::toIso(time);
    std::erase_if(name, [](char c) { return c == '-' || c == ':'; });
    return name;
}

base::Error notWritten(const fs::path &where)
{
    return base::Error{"evidence.not_written", fmt::format("{} cannot be written", where.string())}.with("folder", where.string());
}

base::Status write(const fs::path &file, std::string text, const ops::Redactor &redact)
{
    if (text.size() > kLargestFile)
        text.resize(kLargestFile);
    std::ofstream out(file, std::ios::binary);
    out << redact(text);
    out.flush();
    return out ? base::Status() : base::Status(notWritten(file));
}

} // namespace

std::unique_ptr<ops::Action> evidenceCapture(const domain::Config &config, const DataFolder &folder, const OpsEyes &eyes, const base::Clock &clock,
                                             ops::Redactor redact, base::Executor &worker, base::Executor &desk)
{
    const auto capture = [config, eyes, data = folder.path(), journal = folder.journal(), &clock, redact = std::move(redact)](
                             const ops::ActionRequest &, const base::CallLimits &limits,
                             const actions::FunctionAction::Progress &progress) -> base::Result<ops::ActionOutcome> {
        const auto into = data / "evidence" / folderName(clock.wallNow());
        std::error_code error;
        fs::create_directories(into, error);
        fs::permissions(into, fs::perms::owner_all, error);
        if (error)
            return notWritten(into);
        const std::vector<std::pair<const char *, std::function<std::string()>>> parts = {
            {"trading", [&] { return tradingText(eyes); }},
            {"log", [&] { return logText(eyes); }},
            {"process", [] { return processText(); }},
            {"threads", [] { return threadsText(); }},
            {"postgresql", [&] { return sessionsText(config, eyes, limits); }},
            {"redis", [&] { return redisText(config.redis, limits); }},
        };
        std::string names;
        for (const auto &[name, text] : parts) {
            progress(name);
            const auto file = into / fmt::format("{}.txt", name);
            if (const auto written = write(file, text(), redact); !written)
                return written.error();
            names += fmt::format("{}\n", file.string());
        }
        const auto withoutJournal = copyJournal(journal, into);
        keepNewest(data / "evidence");
        const std::vector<base::Error::Arg> args = {{"folder", into.string()}, {"detail", withoutJournal}};
        if (!withoutJournal.empty())
            return ops::ActionOutcome{ops::found("evidence.without_journal", domain::Health::Warn,
                                                 fmt::format("kept in {}, without the journal: {}", into.string(), withoutJournal), args),
                                      names};
        return ops::ActionOutcome{ops::found("evidence.kept", domain::Health::Ok, fmt::format("kept in {}", into.string()), args), names};
    };
    return std::make_unique<actions::FunctionAction>("evidence.capture", actions::runOn(worker, desk, capture));
}

} // namespace qcat::runtime
