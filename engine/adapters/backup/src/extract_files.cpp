#include <qcat/backup/extract_files.h>

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

base::Status extractOne(const fs::path &from, const Manifest::File &file, const fs::path &filesFolder, const fs::path &place,
                        const std::optional<BackupKey> &key, const Job &job)
{
    const auto hash = fileHash(from, job.limits.cancel);
    if (!hash)
        return hash.error();
    if (*hash != file.sha256)
        return base::Error{std::string(codes::kDamaged), fmt::format("{} is not what its manifest says", from.string())}
            .with("file", from.string())
            .with("detail", "its SHA-256 is not the one in its manifest");
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (key)
        return openSealedFile(from, place, *key, sealedName(filesFolder, file.path), job.limits.cancel);
    fs::copy_file(from, place, error);
    if (!error)
        return {};
    return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", place.string(), error.message())}
        .with("folder", place.string())
        .with("detail", error.message());
}

} // namespace

base::Result<std::size_t> extractFiles(const Backup &backup, const fs::path &target, const std::optional<BackupKey> &key, const Job &job)
{
    const auto &manifest = backup.manifest;
    if (const auto ours = checkBytes(backup, manifest.kind, manifest.database, key); !ours)
        return ours.error();
    if (std::error_code ignored; fs::exists(target, ignored))
        return base::Error{std::string(codes::kExists), fmt::format("{} is there already", target.string())}.with("database", target.string());
    const auto filesFolder = BackupFolder::filesOf(backup.dump);
    std::size_t done = 0;
    for (const auto &file : manifest.files) {
        job.progress({fmt::format("extracting {}", file.path), done, manifest.files.size()});
        const auto relative = fs::path(file.path).lexically_normal();
        if (relative.is_absolute() || *relative.begin() == "..")
            continue; // no file of ours is called so
        auto place = target / relative;
        if (manifest.isSealed())
            place.replace_extension(); // .enc
        if (const auto extracted = extractOne(filesFolder / relative, file, filesFolder, place, manifest.isSealed() ? key : std::nullopt, job); !extracted)
            return extracted.error();
        ++done;
    }
    return done;
}

} // namespace qcat::backup
