#include <qcat/runtime/data_folder.h>

#include "file_lock.h"

#include <qcat/runtime/small_file.h>

#include <QUuid>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace qcat::runtime
{

namespace
{

base::Error unwritable(const std::filesystem::path &path, const std::string &reason)
{
    return base::Error{"data.unwritable", "the data folder " + path.string() + " cannot be used: " + reason +
                                              "; give another with --data-dir or app.data_dir"}
        .with("folder", path.string())
        .with("reason", reason);
}

} // namespace

std::filesystem::path DataFolder::pathFor(const domain::AppConfig &config)
{
    if (!config.dataDir.empty())
        return config.dataDir;
    if (const char *service = std::getenv("STATE_DIRECTORY"))
        return service;
    if (::geteuid() == 0)
        return "/var/lib/qcat";
    if (const char *data = std::getenv("XDG_DATA_HOME"); data && *data)
        return std::filesystem::path(data) / "qcat";
    const char *home = std::getenv("HOME");
    return std::filesystem::path(home ? home : "/tmp") / ".local/share/qcat";
}

base::Result<DataFolder> DataFolder::open(const std::filesystem::path &path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        return unwritable(path, error.message());
    std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
    if (::access(path.c_str(), R_OK | W_OK | X_OK) != 0)
        return unwritable(path, std::strerror(errno));
    auto lock = FileLock::take(path / "lock");
    if (!lock && lock.error().code == "lock.taken")
        return base::Error{"data.in_use", "another qcat (process " + std::string(lock.error().arg("pid")) +
                                              ") works in the data folder " + path.string()}
            .with("folder", path.string())
            .with("pid", std::string(lock.error().arg("pid")));
    if (!lock)
        return unwritable(path, std::string(lock.error().arg("reason")));
    return DataFolder(std::filesystem::absolute(path), std::move(lock).value());
}

DataFolder::DataFolder(std::filesystem::path path, FileLock lock)
    : m_path(std::move(path)), m_lock(std::make_unique<FileLock>(std::move(lock)))
{
}

DataFolder::DataFolder(DataFolder &&) noexcept = default;
DataFolder &DataFolder::operator=(DataFolder &&) noexcept = default;
DataFolder::~DataFolder() = default;

base::Result<std::string> DataFolder::id() const
{
    const auto file = m_path / "id";
    if (const auto kept = readSmallFile(file); kept && !kept->empty())
        return *kept;
    const std::string made = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    if (auto status = writeSmallFile(file, made); !status)
        return status.error();
    return made;
}

std::uint32_t DataFolder::lastEpoch() const
{
    std::uint32_t last = 0;
    if (const auto text = readSmallFile(m_path / "epoch"))
        std::from_chars(text->data(), text->data() + text->size(), last);
    return last;
}

base::Status DataFolder::noteEpoch(std::uint32_t standing) const
{
    return standing > lastEpoch() ? writeSmallFile(m_path / "epoch", std::to_string(standing)) : base::Status();
}

base::Result<domain::Epoch> DataFolder::nextEpoch(base::WallTime now) const
{
    const std::uint32_t last = lastEpoch();
    // Seconds of the wall clock, so that a new folder does not begin below what an older one has given out.
    const domain::Epoch next{std::max(last + 1, std::uint32_t(now.ns / 1'000'000'000))};
    if (auto status = writeSmallFile(m_path / "epoch", std::to_string(next.value)); !status)
        return status.error();
    return next;
}

} // namespace qcat::runtime
