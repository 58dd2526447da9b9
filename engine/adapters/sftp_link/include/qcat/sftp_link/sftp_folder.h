#pragma once

#include <qcat/base/call.h>
#include <qcat/sftp_link/sftp_place.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::sftp_link
{

namespace codes
{
inline constexpr std::string_view kHostKey = "sftp.host_key";       // not the key that is known, or none is: place, detail
inline constexpr std::string_view kLogin = "sftp.login";            // place, detail
inline constexpr std::string_view kFile = "sftp.file";              // what is on this side of it: file, detail
inline constexpr std::string_view kMissing = "sftp.missing";        // place, detail
inline constexpr std::string_view kFailed = "sftp.failed";          // place, detail
inline constexpr std::string_view kCancelled = "sftp.cancelled";
inline constexpr std::string_view kTimeout = "sftp.timeout";        // place, detail
} // namespace codes

// Files under one folder of a server; names are paths within it. A host whose key is not in the known-hosts file is never spoken to.
// All calls block; one thread. A server that moves no byte for a minute has failed.
class SftpFolder
{
public:
    explicit SftpFolder(SftpPlace place);
    ~SftpFolder();
    SftpFolder(const SftpFolder &) = delete;
    SftpFolder &operator=(const SftpFolder &) = delete;

    const SftpPlace &place() const { return m_place; }

    // Called at least once a second while bytes go either way, or should.
    using OnBytes = std::function<void(std::uint64_t done)>;
    // False ends the reading.
    using Sink = std::function<bool(const char *bytes, std::size_t size)>;

    // Folders on the way are made. What is there under that name is overwritten: give it a temporary one.
    base::Status upload(const std::filesystem::path &from, const std::string &name, const base::CallLimits &limits, const OnBytes &onBytes = {});
    // "sftp.missing" where there is no such file.
    base::Status read(const std::string &name, const Sink &sink, const base::CallLimits &limits, const OnBytes &onBytes = {});
    base::Result<std::vector<std::string>> names(const base::CallLimits &limits);
    // Never over a file that is there.
    base::Status rename(const std::string &from, const std::string &to, const base::CallLimits &limits);
    base::Status remove(const std::string &name, const base::CallLimits &limits);

private:
    struct Call;
    base::Status perform(Call &call, const std::string &name, const base::CallLimits &limits);
    base::Status command(const std::string &line, const base::CallLimits &limits);
    std::string quoted(const std::string &name) const;

    const SftpPlace m_place;
    struct Handle;
    std::unique_ptr<Handle> m_handle; // keeps the connection from call to call
};

} // namespace qcat::sftp_link
