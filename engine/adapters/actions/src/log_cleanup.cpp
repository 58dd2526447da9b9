#include <qcat/actions/log_cleanup.h>

#include <qcat/actions/codes.h>
#include <qcat/ops_ports/found.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <vector>

namespace qcat::actions
{

namespace fs = std::filesystem;
using domain::Health;

namespace
{

constexpr std::size_t kNamesShown = 50;

struct Rotated {
    fs::path path;
    fs::file_time_type written;
    std::uintmax_t bytes = 0;
};

// Newest first.
std::vector<Rotated> rotatedOf(const fs::path &file)
{
    std::vector<Rotated> all;
    std::error_code ignored;
    const auto begin = file.filename().string() + '.';
    for (const auto &entry : fs::directory_iterator(file.parent_path(), ignored))
        if (entry.path().filename().string().starts_with(begin) && entry.is_regular_file(ignored) && !entry.is_symlink(ignored))
            all.push_back({entry.path(), entry.last_write_time(ignored), entry.file_size(ignored)});
    std::ranges::sort(all, [](const Rotated &a, const Rotated &b) { return a.written > b.written; });
    return all;
}

base::Result<std::size_t> keepOf(const ops::ActionRequest &request)
{
    const auto text = inputOf(request, "keep");
    std::size_t keep = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), keep);
    if (error == std::errc() && end == text.data() + text.size() && keep >= 1)
        return keep;
    return base::Error{std::string(code::kLogKeep), fmt::format("\"{}\" is no number of files to keep: 1 or more", text)}.with("value", text);
}

struct Going {
    std::vector<Rotated> files; // oldest last
    std::uintmax_t bytes = 0;
    std::size_t staying = 0;
};

Going goingOf(const fs::path &file, std::size_t keep)
{
    auto all = rotatedOf(file);
    Going going{{}, 0, std::min(keep, all.size())};
    going.files.assign(all.begin() + std::ptrdiff_t(going.staying), all.end());
    for (const auto &each : going.files)
        going.bytes += each.bytes;
    return going;
}

domain::Finding listFinding(std::string_view code, Health health, const Going &going, const std::string &file)
{
    const auto size = ops::bytesText(double(going.bytes));
    return ops::found(code, health, fmt::format("{} old files of {}, {}; {} stay", going.files.size(), file, size, going.staying),
                      {{"count", std::to_string(going.files.size())}, {"size", size}, {"keep", std::to_string(going.staying)}, {"file", file}});
}

base::Result<ops::ActionPlan> planCleanup(const std::string &file, const ops::ActionRequest &request)
{
    const auto keep = keepOf(request);
    if (!keep)
        return keep.error();
    const auto going = goingOf(file, *keep);
    std::string names;
    for (std::size_t i = 0; i < std::min(going.files.size(), kNamesShown); ++i)
        names += (i ? ", " : "") + going.files[i].path.filename().string();
    if (going.files.size() > kNamesShown)
        names += ", …";
    return ops::ActionPlan{fmt::format("unlink {}", names.empty() ? "nothing" : names), fs::path(file).parent_path().string(),
                           {listFinding(code::kLogsGo, Health::Ok, going, file)}};
}

base::Result<ops::ActionOutcome> clean(const std::string &file, const ops::ActionRequest &request, const base::CallLimits &limits)
{
    const auto keep = keepOf(request);
    if (!keep)
        return keep.error();
    const auto going = goingOf(file, *keep);
    std::string output;
    for (auto each = going.files.rbegin(); each != going.files.rend() && !limits.cancel.isCancelled(); ++each) { // oldest first
        std::error_code error;
        fs::remove(each->path, error);
        if (error)
            return base::Error{std::string(code::kLogNotRemoved), fmt::format("{}: {}", each->path.string(), error.message())}
                .with("file", each->path.string())
                .with("detail", error.message());
        output += fmt::format("removed {} {}\n", each->path.string(), ops::bytesText(double(each->bytes)));
    }
    return ops::ActionOutcome{listFinding(code::kLogsGone, Health::Ok, going, file), output};
}

base::Result<ops::ActionOutcome> look(const std::string &file, const ops::ActionRequest &request)
{
    const auto keep = keepOf(request);
    if (!keep)
        return keep.error();
    const auto left = rotatedOf(file).size();
    const bool isSmall = left <= *keep;
    return ops::ActionOutcome{ops::found(isSmall ? code::kLogsFew : code::kLogsMany, isSmall ? Health::Ok : Health::Crit,
                                         fmt::format("{} old files of {} are there", left, file), {{"count", std::to_string(left)}, {"file", file}}),
                              {}};
}

} // namespace

std::unique_ptr<ops::Action> logCleanup(std::string file, base::Executor &worker, base::Executor &desk)
{
    return std::make_unique<FunctionAction>(
        "log.clean", planOn(worker, desk, [file](const auto &request, const auto &) { return planCleanup(file, request); }),
        runOn(worker, desk, [file](const auto &request, const auto &limits, const auto &) { return clean(file, request, limits); }));
}

std::unique_ptr<ops::Action> logIsSmall(std::string file, base::Executor &worker, base::Executor &desk)
{
    return std::make_unique<FunctionAction>(
        "log.is_small", runOn(worker, desk, [file](const auto &request, const auto &, const auto &) { return look(file, request); }));
}

} // namespace qcat::actions
