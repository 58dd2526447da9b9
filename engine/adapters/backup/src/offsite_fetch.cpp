#include "file_hash.h"
#include "offsite_files.h"

#include <qcat/backup/offsite_store.h>
#include <qcat/sftp_link/sftp_folder.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace qcat::backup
{

namespace fs = std::filesystem;
using sftp_link::SftpFolder;

namespace
{

constexpr std::string_view kPrefix = "qcat_db_";
constexpr std::string_view kManifest = ".manifest.json";

// Removes what is there of a backup that did not come whole.
class Fetched
{
public:
    explicit Fetched(fs::path dump) : m_dump(std::move(dump)) {}
    ~Fetched()
    {
        if (!m_isWhole)
            for (const auto &left : {manifestPart(), m_dump, BackupFolder::hashOf(m_dump), BackupFolder::filesOf(m_dump)})
                if (std::error_code ignored; fs::exists(left, ignored))
                    fs::remove_all(left, ignored);
    }
    Fetched(const Fetched &) = delete;
    Fetched &operator=(const Fetched &) = delete;

    const fs::path &dump() const { return m_dump; }
    fs::path manifestPart() const { return BackupFolder::manifestOf(m_dump).concat(".part"); }
    // Last: what has a manifest is whole.
    base::Status giveManifest()
    {
        std::error_code error;
        fs::rename(manifestPart(), BackupFolder::manifestOf(m_dump), error);
        m_isWhole = !error;
        return m_isWhole ? base::Status() : base::Status(offsiteError(m_dump.string(), error.message()));
    }

private:
    const fs::path m_dump;
    bool m_isWhole = false;
};

base::Status fetchFile(SftpFolder &folder, const std::string &name, const fs::path &target, const OffsiteSteps &steps, const Job &job)
{
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    std::ofstream out(target, std::ios::binary | std::ios::trunc);
    fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write, error);
    const auto take = [&](const char *bytes, std::size_t size) { return bool(out.write(bytes, std::streamsize(size))); };
    const auto read = folder.read(name, take, job.limits, [&](std::uint64_t got) { steps.say("fetching", name, got); });
    out.close();
    if (out && read)
        return {};
    return read ? base::Status(offsiteError(name, fmt::format("{} cannot be written", target.string()))) : read;
}

// The files that its manifest names; it came from elsewhere, so none may lead out of its folder.
base::Result<std::vector<OffsiteFile>> filesOf(const fs::path &dump, const Manifest &manifest)
{
    std::vector<OffsiteFile> files = {{dump.filename().string(), dump, manifest.sha256, manifest.bytes}};
    const auto beside = BackupFolder::filesOf(dump);
    for (const auto &file : manifest.files) {
        const auto relative = fs::path(file.path).lexically_normal();
        if (relative.is_absolute() || relative.empty() || *relative.begin() == "..")
            return offsiteError(file.path, "its manifest names a file outside its own folder");
        files.push_back({(beside.filename() / relative).string(), beside / relative, file.sha256, file.bytes});
    }
    return files;
}

base::Status fetchWhole(SftpFolder &remote, const OffsiteFile &file, OffsiteSteps &steps, const Job &job)
{
    if (const auto got = fetchFile(remote, file.name, file.here, steps, job); !got)
        return got;
    const auto hash = fileHash(file.here, job.limits.cancel);
    if (!hash)
        return hash.error();
    steps.passed(2 * file.bytes);
    if (*hash == file.sha256)
        return {};
    return base::Error{std::string(codes::kDamaged), fmt::format("{} in {} is not what its manifest says", file.name, remote.place().shown())}
        .with("file", file.name)
        .with("detail", remote.place().shown());
}

base::Result<Manifest> fetchAll(SftpFolder &remote, const Fetched &target, const Job &job)
{
    const auto manifestName = BackupFolder::manifestOf(target.dump()).filename().string();
    if (const auto got = fetchFile(remote, manifestName, target.manifestPart(), OffsiteSteps(job, {}), job); !got)
        return got.error();
    auto manifest = readManifest(target.manifestPart());
    if (!manifest)
        return manifest;
    const auto files = filesOf(target.dump(), *manifest);
    if (!files)
        return files.error();
    OffsiteSteps steps(job, *files);
    for (const auto &file : *files)
        if (const auto whole = fetchWhole(remote, file, steps, job); !whole)
            return whole.error();
    std::ofstream(BackupFolder::hashOf(target.dump())) << manifest->sha256 << "  " << target.dump().filename().string() << '\n';
    return manifest;
}

} // namespace

base::Result<std::vector<std::string>> OffsiteStore::ids(const Job &job) const
{
    SftpFolder folder(m_place);
    const auto names = folder.names(job.limits);
    if (!names)
        return offsiteError(m_place.shown(), names.error().message);
    std::vector<std::string> ids;
    for (const auto &name : *names)
        if (name.starts_with(kPrefix) && name.ends_with(kManifest))
            ids.push_back(name.substr(kPrefix.size(), name.find('.') - kPrefix.size()));
    std::ranges::sort(ids);
    return ids;
}

base::Result<Backup> OffsiteStore::fetch(const std::string &id, const BackupFolder &folder, const Job &job) const
{
    if (const auto here = folder.byId(id))
        return base::Error{std::string(codes::kExists), fmt::format("{} is here already", here->dump.string())}.with("database", here->dump.string());
    SftpFolder remote(m_place);
    const auto names = remote.names(job.limits);
    if (!names)
        return offsiteError(id, names.error().message);
    const auto beginning = fmt::format("{}{}.", kPrefix, id);
    const auto found = std::ranges::find_if(*names, [&](const auto &name) { return name.starts_with(beginning) && name.ends_with(kManifest); });
    if (found == names->end())
        return base::Error{std::string(codes::kUnknown), fmt::format("there is no backup {} in {}", id, m_place.shown())}.with("backup", id);
    Fetched target(folder.path() / found->substr(0, found->size() - kManifest.size()));
    auto manifest = fetchAll(remote, target, job);
    if (!manifest)
        return manifest.error();
    if (const auto given = target.giveManifest(); !given)
        return given.error();
    const auto bytes = manifest->bytes;
    return Backup{target.dump(), std::move(*manifest), std::nullopt, std::nullopt, bytes};
}

} // namespace qcat::backup
