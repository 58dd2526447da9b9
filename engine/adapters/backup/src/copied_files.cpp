#include "copied_files.h"

#include "file_hash.h"

#include <qcat/backup/codes.h>

#include <fmt/format.h>

namespace qcat::backup
{

namespace fs = std::filesystem;

namespace
{

base::Error copyError(const fs::path &file, const std::string &detail)
{
    return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", file.string(), detail)}
        .with("folder", file.string())
        .with("detail", detail);
}

struct Pair {
    fs::path from;
    std::string to; // within the target
};

std::vector<Pair> filesIn(const std::vector<fs::path> &sources)
{
    std::vector<Pair> pairs;
    std::error_code ignored;
    for (const auto &source : sources) {
        if (fs::is_regular_file(source, ignored))
            pairs.push_back({source, source.filename().string()});
        for (const auto &entry : fs::recursive_directory_iterator(source, ignored))
            if (entry.is_regular_file(ignored))
                pairs.push_back({entry.path(), (source.filename() / fs::relative(entry.path(), source, ignored)).string()});
    }
    return pairs;
}

} // namespace

base::Result<std::vector<Manifest::File>> copyFiles(const std::vector<fs::path> &sources, const fs::path &target, const Job &job)
{
    std::vector<Manifest::File> copied;
    const auto pairs = filesIn(sources);
    for (const auto &[from, to] : pairs) {
        job.progress({fmt::format("copying {}", to), copied.size(), pairs.size()});
        const auto place = target / to;
        std::error_code error;
        fs::create_directories(place.parent_path(), error);
        if (!error)
            fs::copy_file(from, place, fs::copy_options::overwrite_existing, error);
        if (error == std::errc::no_such_file_or_directory && !fs::exists(from))
            continue; // a journal that was cleared away meanwhile
        if (error)
            return copyError(from, error.message());
        fs::permissions(place, fs::perms::owner_read | fs::perms::owner_write, error);
        const auto hash = fileHash(place, job.limits.cancel);
        if (!hash)
            return hash.error();
        copied.push_back({to, fs::file_size(place, error), *hash});
    }
    return copied;
}

} // namespace qcat::backup
