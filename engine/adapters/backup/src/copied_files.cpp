#include "copied_files.h"

#include "file_hash.h"
#include "sealed_file.h"

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

// Of one that is gone meanwhile nothing is copied.
base::Status copyOne(const fs::path &from, const fs::path &place, const std::string &name, const std::optional<BackupKey> &key, const Job &job)
{
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error)
        return copyError(place, error.message());
    if (key)
        return sealFile(from, place, *key, name, job.limits.cancel);
    fs::copy_file(from, place, fs::copy_options::overwrite_existing, error);
    if (error)
        return copyError(from, error.message());
    fs::permissions(place, fs::perms::owner_read | fs::perms::owner_write, error);
    return {};
}

} // namespace

base::Result<std::vector<Manifest::File>> copyFiles(const std::vector<fs::path> &sources, const fs::path &target, const std::optional<BackupKey> &key,
                                                    const Job &job)
{
    std::vector<Manifest::File> copied;
    const auto pairs = filesIn(sources);
    for (const auto &[from, to] : pairs) {
        job.progress({fmt::format("copying {}", to), copied.size(), pairs.size()});
        const auto path = key ? to + ".enc" : to;
        const auto place = target / path;
        if (const auto done = copyOne(from, place, sealedName(target, path), key, job); !done) {
            if (std::error_code ignored; !fs::exists(from, ignored)) { // a journal that was cleared away meanwhile
                fs::remove(place, ignored);
                continue;
            }
            return done.error();
        }
        const auto hash = fileHash(place, job.limits.cancel);
        if (!hash)
            return hash.error();
        std::error_code ignored;
        copied.push_back({path, fs::file_size(place, ignored), *hash});
    }
    return copied;
}

std::string sealedName(const fs::path &filesFolder, const std::string &path)
{
    return (filesFolder.filename() / path).string();
}

} // namespace qcat::backup
