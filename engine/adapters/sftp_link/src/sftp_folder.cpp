#include <qcat/sftp_link/sftp_folder.h>

#include <qcat/curl_link/text_list.h>
#include <qcat/curl_link/transfer.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace qcat::sftp_link
{

namespace
{

struct CloseFile {
    void operator()(std::FILE *file) const { std::fclose(file); }
};

constexpr long kConnectSeconds = 20;
constexpr long kSilentSeconds = 60;
constexpr long kBufferBytes = 512 * 1024;

std::size_t give(char *into, std::size_t size, std::size_t count, void *file)
{
    return std::fread(into, size, count, static_cast<std::FILE *>(file));
}

std::size_t take(char *bytes, std::size_t size, std::size_t count, void *sink)
{
    return (*static_cast<const SftpFolder::Sink *>(sink))(bytes, size * count) ? size * count : 0;
}

// The one place where a host is trusted or not.
int judgeHost(CURL *, const curl_khkey *, const curl_khkey *, curl_khmatch match, void *why)
{
    if (match == CURLKHMATCH_OK)
        return CURLKHSTAT_FINE;
    *static_cast<const char **>(why) = match == CURLKHMATCH_MISMATCH ? "its host key is another one than the known-hosts file says"
                                                                    : "its host key is not in the known-hosts file";
    return CURLKHSTAT_REJECT;
}

} // namespace

struct SftpFolder::Handle {
    curl_link::Transfer transfer;
};

// What differs from call to call.
struct SftpFolder::Call {
    std::FILE *from = nullptr; // an upload of it
    std::uint64_t size = 0;
    OnBytes onBytes = {};
    const Sink *sink = nullptr; // a download, or with `listing` the names
    bool listing = false;
    curl_slist *commands = nullptr;
};

SftpFolder::SftpFolder(SftpPlace place) : m_place(std::move(place)), m_handle(std::make_unique<Handle>())
{
}

SftpFolder::~SftpFolder() = default;

base::Status SftpFolder::perform(Call &call, const std::string &name, const base::CallLimits &limits)
{
    auto &transfer = m_handle->transfer;
    const char *untrusted = nullptr;
    const auto goesOn = [&](std::uint64_t bytes) {
        if (call.onBytes)
            call.onBytes(bytes);
        return !limits.cancel.isCancelled();
    };
    std::string url = fmt::format("sftp://{}:{}", m_place.host, m_place.port);
    for (const char c : m_place.path + "/" + name) // each byte that is not plain, as the server would read it otherwise
        url += std::isalnum(static_cast<unsigned char>(c)) || std::string_view("/._-").find(c) != std::string_view::npos ? std::string(1, c)
                                                                                         : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    transfer.begin(url, {"sftp", limits.timeout, goesOn});
    transfer.set(CURLOPT_USERNAME, m_place.user.c_str());
    transfer.set(CURLOPT_SSH_AUTH_TYPES, long(CURLSSH_AUTH_PUBLICKEY));
    transfer.set(CURLOPT_SSH_PRIVATE_KEYFILE, m_place.keyFile.c_str());
    transfer.set(CURLOPT_SSH_KNOWNHOSTS, m_place.knownHostsFile.c_str());
    transfer.set(CURLOPT_SSH_KEYFUNCTION, judgeHost);
    transfer.set(CURLOPT_SSH_KEYDATA, &untrusted);
    transfer.set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    transfer.set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    transfer.set(CURLOPT_LOW_SPEED_TIME, kSilentSeconds);
    transfer.set(CURLOPT_BUFFERSIZE, kBufferBytes);
    if (call.from) {
        transfer.set(CURLOPT_UPLOAD, 1L);
        transfer.set(CURLOPT_UPLOAD_BUFFERSIZE, kBufferBytes);
        transfer.set(CURLOPT_READFUNCTION, give);
        transfer.set(CURLOPT_READDATA, call.from);
        transfer.set(CURLOPT_INFILESIZE_LARGE, curl_off_t(call.size));
        transfer.set(CURLOPT_FTP_CREATE_MISSING_DIRS, long(CURLFTP_CREATE_DIR));
        transfer.set(CURLOPT_NEW_FILE_PERMS, 0600L);
        transfer.set(CURLOPT_NEW_DIRECTORY_PERMS, 0700L);
    } else if (call.sink) {
        transfer.set(CURLOPT_WRITEFUNCTION, take);
        transfer.set(CURLOPT_WRITEDATA, call.sink);
        transfer.set(CURLOPT_DIRLISTONLY, call.listing ? 1L : 0L);
    } else {
        transfer.set(CURLOPT_NOBODY, 1L);
        transfer.set(CURLOPT_QUOTE, call.commands);
    }
    const CURLcode code = transfer.perform();
    if (code == CURLE_OK)
        return {};
    const auto place = m_place.shown();
    const auto failed = [&](std::string_view what, const std::string &why) {
        return base::Error{std::string(what), fmt::format("{}: {}", place, why)}.with("place", place).with("detail", why);
    };
    if (untrusted)
        return failed(codes::kHostKey, untrusted);
    switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
        return base::Error{std::string(codes::kCancelled), "cancelled"};
    case CURLE_LOGIN_DENIED:
        return failed(codes::kLogin, fmt::format("{} is not let in with the key {}", m_place.user, m_place.keyFile));
    case CURLE_REMOTE_FILE_NOT_FOUND:
        return failed(codes::kMissing, fmt::format("there is no {}", name.empty() ? m_place.path : name));
    case CURLE_OPERATION_TIMEDOUT:
        return failed(codes::kTimeout, transfer.why());
    default:
        return failed(codes::kFailed, transfer.why());
    }
}

base::Status SftpFolder::upload(const std::filesystem::path &from, const std::string &name, const base::CallLimits &limits, const OnBytes &onBytes)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(from, error);
    const std::unique_ptr<std::FILE, CloseFile> file(error ? nullptr : std::fopen(from.c_str(), "rbe"));
    if (!file)
        return base::Error{std::string(codes::kFile), fmt::format("{} cannot be read", from.string())}.with("file", from.string()).with("detail", error.message());
    Call call;
    call.from = file.get();
    call.size = size;
    call.onBytes = onBytes;
    return perform(call, name, limits);
}

base::Status SftpFolder::read(const std::string &name, const Sink &sink, const base::CallLimits &limits, const OnBytes &onBytes)
{
    Call call;
    call.onBytes = onBytes;
    call.sink = &sink;
    return perform(call, name, limits);
}

base::Result<std::vector<std::string>> SftpFolder::names(const base::CallLimits &limits)
{
    constexpr std::size_t kMostBytes = 16 << 20;
    std::string lines;
    const Sink gather = [&](const char *bytes, std::size_t size) {
        lines.append(bytes, size);
        return lines.size() < kMostBytes;
    };
    Call call;
    call.sink = &gather;
    call.listing = true;
    if (const auto listed = perform(call, {}, limits); !listed)
        return listed.error();
    std::vector<std::string> names;
    for (std::size_t begin = 0, end = 0; (end = lines.find('\n', begin)) != std::string::npos; begin = end + 1)
        if (const auto name = lines.substr(begin, end - begin); name != "." && name != "..")
            names.push_back(name);
    return names;
}

// As libcurl's own little language wants a path.
std::string SftpFolder::quoted(const std::string &name) const
{
    std::string out = "\"";
    for (const char c : m_place.path + "/" + name)
        out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    return out + '"';
}

base::Status SftpFolder::command(const std::string &line, const base::CallLimits &limits)
{
    const auto commands = curl_link::appended({}, line);
    Call call;
    call.commands = commands.get();
    return perform(call, {}, limits);
}

base::Status SftpFolder::rename(const std::string &from, const std::string &to, const base::CallLimits &limits)
{
    return command(fmt::format("rename {} {}", quoted(from), quoted(to)), limits);
}

base::Status SftpFolder::remove(const std::string &name, const base::CallLimits &limits)
{
    return command(fmt::format("rm {}", quoted(name)), limits);
}

} // namespace qcat::sftp_link
