#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/base/time.h>
#include <qcat/log_files/log_file.h>
#include <qcat/log_files/log_follower.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::log_reader
{

// One file of a source, open; and what follows its name, with the bytes that came at its first look.
struct OpenSource {
    std::string name;
    std::shared_ptr<log_files::LogFile> file; // null where it cannot be read
    std::optional<base::Error> problem;
    std::optional<std::uint64_t> end; // of what is there already; the rest is followed
    std::unique_ptr<log_files::LogFollower> follower;
    std::uint64_t followed = 0; // the follower's source that `file` is
    std::vector<log_files::LogFollower::Gain> gains;
};

// Every file that a source names, in the order of its names: folders stand for the files in them, and for their rotated ones where they
// are asked for. At most kMostFiles; the rest is left out.
inline constexpr std::size_t kMostFiles = 256;
std::vector<OpenSource> openSources(const api::LogSource &source, base::SteadyTime now);

} // namespace qcat::log_reader
