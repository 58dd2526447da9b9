#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>
#include <qcat/domain/ids.h>

#include <filesystem>
#include <memory>
#include <string>

namespace qcat::runtime
{

class FileLock;

// Where an engine keeps what is its own. One engine a folder: the lock is held as long as this lives.
class DataFolder
{
public:
    // The configured folder, else /var/lib/qcat for root and services, else ~/.local/share/qcat.
    static std::filesystem::path pathFor(const domain::AppConfig &config);
    // Makes it (0700), proves that it can be written, takes its lock. Errors: "data.unwritable", "data.in_use".
    static base::Result<DataFolder> open(const std::filesystem::path &path);
    DataFolder(DataFolder &&) noexcept;
    DataFolder &operator=(DataFolder &&) noexcept;
    ~DataFolder();

    const std::filesystem::path &path() const { return m_path; }
    std::filesystem::path journal() const { return journalIn(m_path); }
    std::filesystem::path spool() const { return spoolIn(m_path); }
    std::filesystem::path opsStore() const { return opsStoreIn(m_path); }
    std::filesystem::path tradingStore() const { return tradingStoreIn(m_path); }
    std::filesystem::path attachments() const { return m_path / "attachments"; }
    std::filesystem::path history() const { return m_path / "history.sqlite"; }
    // What the command line proves itself with to the engine that runs here.
    std::filesystem::path token() const { return m_path / "token"; }
    // Those of others, each with a role.
    std::filesystem::path tokens() const { return tokensIn(m_path); }
    // Made with the folder and kept in it: who this engine is to others on the same database, whatever process runs it.
    base::Result<std::string> id() const;
    // Greater than every epoch given here before, durable when it returns.
    base::Result<domain::Epoch> nextEpoch(base::WallTime now) const;
    // An epoch that stands elsewhere: the next one given here is greater.
    base::Status noteEpoch(std::uint32_t standing) const;

    // For those who look into a folder that an engine may hold.
    static std::filesystem::path journalIn(const std::filesystem::path &path) { return path / "journal"; }
    static std::filesystem::path auditHeadsIn(const std::filesystem::path &path) { return path / "audit-heads"; }
    static std::filesystem::path tokensIn(const std::filesystem::path &path) { return path / "tokens"; }
    static std::filesystem::path opsStoreIn(const std::filesystem::path &path) { return path / "ops.sqlite"; }
    static std::filesystem::path spoolIn(const std::filesystem::path &path) { return path / "spool"; }
    static std::filesystem::path tradingStoreIn(const std::filesystem::path &path) { return path / "qcat.sqlite"; }

private:
    DataFolder(std::filesystem::path path, FileLock lock);
    std::uint32_t lastEpoch() const;
    std::filesystem::path m_path;
    std::unique_ptr<FileLock> m_lock;
};

} // namespace qcat::runtime
