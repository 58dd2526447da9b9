#include "open_sources.h"

#include <algorithm>
#include <filesystem>
#include <limits>

namespace qcat::log_reader
{

namespace fs = std::filesystem;
using namespace log_files;

namespace
{

struct Named {
    std::string name;
    bool isFollowed = false;
};

// FILE.1, FILE.2.gz, FILE-20261120.gz: what logrotate and the like make of FILE.
bool isRotatedOf(const std::string &file, const std::string &candidate)
{
    return candidate.size() > file.size() + 1 && candidate.starts_with(file) && (candidate[file.size()] == '.' || candidate[file.size()] == '-') &&
           candidate[file.size() + 1] >= '0' && candidate[file.size() + 1] <= '9';
}

std::vector<std::string> filesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(folder, ignored))
        if (entry.is_regular_file(ignored) && !entry.path().filename().string().starts_with('.'))
            names.push_back(entry.path().string());
    std::ranges::sort(names);
    return names;
}

std::vector<Named> namesOf(const api::LogSource &source)
{
    std::vector<Named> names;
    const auto add = [&](const std::string &name, bool isFollowed) {
        if (std::ranges::find(names, name, &Named::name) == names.end() && names.size() < kMostFiles)
            names.push_back({name, isFollowed});
    };
    for (const auto &path : source.paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            for (const auto &name : filesIn(path))
                add(name, source.isFollowed);
            continue;
        }
        const auto folder = fs::path(path).parent_path();
        if (source.withRotated)
            for (const auto &name : filesIn(folder.empty() ? fs::path(".") : folder))
                if (isRotatedOf(fs::path(path).filename().string(), fs::path(name).filename().string()))
                    add(name, false);
        add(path, source.isFollowed);
    }
    return names;
}

// From the end of what is there on; the bytes of the first look come behind that end.
void follow(OpenSource &source, base::SteadyTime now)
{
    auto follower = std::make_unique<LogFollower>(source.name, std::numeric_limits<std::uint64_t>::max());
    auto gains = follower->look(now);
    if (gains)
        source.gains = std::move(*gains);
    else
        source.problem = gains.error();
    const auto present = follower->sources();
    if (!present.empty()) {
        auto file = LogFile::open(present.back().path, source.name);
        if (file && (*file)->isPacked())
            return; // grows no more
        source.followed = present.back().source;
        auto end = present.back().offset;
        for (const auto &gain : source.gains)
            end -= gain.bytes.size();
        source.end = end;
        if (file)
            source.file = std::move(*file);
        else
            source.problem = file.error();
    }
    source.follower = std::move(follower);
}

} // namespace

std::vector<OpenSource> openSources(const api::LogSource &source, base::SteadyTime now)
{
    std::vector<OpenSource> opened;
    for (const auto &[name, isFollowed] : namesOf(source)) {
        auto &one = opened.emplace_back();
        one.name = name;
        if (isFollowed)
            follow(one, now);
        if (one.file)
            continue;
        auto file = LogFile::open(name);
        if (!file)
            one.problem = file.error();
        else if (!one.follower) // or it came just now: the follower will tell of it
            one.file = std::move(*file);
    }
    return opened;
}

} // namespace qcat::log_reader
