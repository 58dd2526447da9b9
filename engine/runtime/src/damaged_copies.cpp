#include "damaged_copies.h"

#include <algorithm>

namespace qcat::runtime
{

namespace
{

constexpr auto kMark = ".damaged-";

// "2026-11-22T10:15:00.123Z" → "20261122T101500123Z": no sign that a shell or another system minds.
std::string stamp(base::WallTime now)
{
    std::string text = base::toIso(now);
    std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return text;
}

base::Status giveName(const std::filesystem::path &from, const std::filesystem::path &to)
{
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (!error)
        return {};
    return base::Error{"file.failed", "cannot rename " + from.string() + " to " + to.string() + ": " + error.message()}
        .with("file", from.string())
        .with("reason", error.message());
}

} // namespace

base::Result<std::filesystem::path> putDamagedAside(const std::filesystem::path &damaged, const std::vector<std::string> &companions,
                                                    base::WallTime now)
{
    const std::filesystem::path aside = damaged.string() + kMark + stamp(now);
    // Companions first: a successor that finds one of them would take it for its own.
    for (const std::string &ending : companions)
        if (const std::filesystem::path companion = damaged.string() + ending; std::filesystem::exists(companion))
            if (auto moved = giveName(companion, aside.string() + ending); !moved)
                return moved.error();
    if (auto moved = giveName(damaged, aside); !moved)
        return moved.error();
    return aside;
}

std::vector<std::filesystem::path> damagedCopies(const std::filesystem::path &original)
{
    const std::string prefix = original.filename().string() + kMark;
    std::vector<std::filesystem::path> found;
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(original.parent_path(), ignored))
        if (const std::string name = entry.path().filename().string(); name.starts_with(prefix) && name.ends_with('Z'))
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace qcat::runtime
