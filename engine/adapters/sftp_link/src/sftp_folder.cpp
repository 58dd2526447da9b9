#include <qcat/sftp_link/sftp_folder.h>

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace qcat::sftp_link
{

namespace
{

struct CurlEnds {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    void operator()(std::FILE *file) const { std::fclose(file); }
};

constexpr long kConnectSeconds = 20;
constexpr long kSilentSeconds = 60;
constexpr long kBufferBytes = 512 * 1024;

// Once in the process, before a second thread could.
void beginCurl()
{
    static const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(begun);
}

std::size_t give(char *into, std::size_t size, std::size_t count, void *file)
{
    return std::fread(into, size, count, static_cast<std::FILE *>(file));
}

std::size_t take(char *bytes, std::size_t size, std::size_t count, void *sink)
{
    return (*static_cast<const SftpFolder::Sink *>(sink))(bytes, size * count) ? size * count : 0;
}

struct Watch {
    const base::CancelToken *cancel;
    const SftpFolder::OnBytes *onBytes;
};

int look(void *data, curl_off_t, curl_off_t got, curl_off_t, curl_off_t sent)
{
    const auto &watch = *static_cast<const Watch *>(data);
    if (*watch.onBytes)
        (*watch.onBytes)(std::uint64_t(std::max(got, sent)));
    return watch.cancel->isCancelled() ? 1 : 0;
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
    std::unique_ptr<CURL, CurlEnds> curl;
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
    beginCurl();
    m_handle->curl.reset(curl_easy_init());
}

SftpFolder::~SftpFolder() = default;

base::Status SftpFolder::perform(Call &call, const std::string &name, const base::CallLimits &limits)
{
    CURL *const curl = m_handle->curl.get();
    char detail[CURL_ERROR_SIZE] = "";
    const char *untrusted = nullptr;
    const Watch watch{&limits.cancel, &call.onBytes};
    std::string url = fmt::format("sftp://{}:{}", m_place.host, m_place.port);
    for (const char c : m_place.path + "/" + name) // each byte that is not plain, as the server would read it otherwise
        url += std::isalnum(static_cast<unsigned char>(c)) || std::string_view("/._-").find(c) != std::string_view::npos ? std::string(1, c)
                                                                                         : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "sftp");
    curl_easy_setopt(curl, CURLOPT_USERNAME, m_place.user.c_str());
    curl_easy_setopt(curl, CURLOPT_SSH_AUTH_TYPES, long(CURLSSH_AUTH_PUBLICKEY));
    curl_easy_setopt(curl, CURLOPT_SSH_PRIVATE_KEYFILE, m_place.keyFile.c_str());
    curl_easy_setopt(curl, CURLOPT_SSH_KNOWNHOSTS, m_place.knownHostsFile.c_str());
    curl_easy_setopt(curl, CURLOPT_SSH_KEYFUNCTION, judgeHost);
    curl_easy_setopt(curl, CURLOPT_SSH_KEYDATA, &untrusted);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, std::max<long>(1, long(limits.timeout.count() / 1'000'000)));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kSilentSeconds);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &watch);
    curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, kBufferBytes);
    if (call.from) {
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_UPLOAD_BUFFERSIZE, kBufferBytes);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
        curl_easy_setopt(curl, CURLOPT_READDATA, call.from);
        curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(call.size));
        curl_easy_setopt(curl, CURLOPT_FTP_CREATE_MISSING_DIRS, long(CURLFTP_CREATE_DIR));
        curl_easy_setopt(curl, CURLOPT_NEW_FILE_PERMS, 0600L);
        curl_easy_setopt(curl, CURLOPT_NEW_DIRECTORY_PERMS, 0700L);
    } else if (call.sink) {
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, call.sink);
        curl_easy_setopt(curl, CURLOPT_DIRLISTONLY, call.listing ? 1L : 0L);
    } else {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
        curl_easy_setopt(curl, CURLOPT_QUOTE, call.commands);
    }
    const CURLcode code = curl_easy_perform(curl);
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
        return failed(codes::kTimeout, *detail ? detail : "it does not answer");
    default:
        return failed(codes::kFailed, *detail ? detail : curl_easy_strerror(code));
    }
}

base::Status SftpFolder::upload(const std::filesystem::path &from, const std::string &name, const base::CallLimits &limits, const OnBytes &onBytes)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(from, error);
    const std::unique_ptr<std::FILE, CurlEnds> file(error ? nullptr : std::fopen(from.c_str(), "rbe"));
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
    const std::unique_ptr<curl_slist, CurlEnds> commands(curl_slist_append(nullptr, line.c_str()));
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
