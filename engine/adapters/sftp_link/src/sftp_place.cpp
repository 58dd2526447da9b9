#include <qcat/sftp_link/sftp_place.h>

#include <qcat/secrets/password_file.h>

#include <curl/curl.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <memory>

namespace qcat::sftp_link
{

namespace
{

struct UrlEnds {
    void operator()(CURLU *url) const { curl_url_cleanup(url); }
};

base::Error refused(const std::string &url, const std::string &detail)
{
    return base::Error{"sftp.address", fmt::format("{}: {}", url, detail)}.with("url", url).with("detail", detail);
}

std::string part(CURLU *url, CURLUPart which)
{
    char *text = nullptr;
    if (curl_url_get(url, which, &text, CURLU_URLDECODE) != CURLUE_OK)
        return {};
    std::string copy = text;
    curl_free(text);
    return copy;
}

} // namespace

std::string SftpPlace::shown() const
{
    return fmt::format("sftp://{}:{}{}", host, port, path);
}

base::Result<SftpPlace> sftpPlace(const std::string &url, const std::string &keyFile, const std::string &knownHostsFile)
{
    const std::unique_ptr<CURLU, UrlEnds> parsed(curl_url());
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK || part(parsed.get(), CURLUPART_SCHEME) != "sftp")
        return refused("the address for copies", "write it as sftp://user@host:port/path");
    SftpPlace place;
    place.host = part(parsed.get(), CURLUPART_HOST);
    place.user = part(parsed.get(), CURLUPART_USER);
    place.path = part(parsed.get(), CURLUPART_PATH);
    if (const auto port = part(parsed.get(), CURLUPART_PORT); !port.empty())
        place.port = std::atoi(port.c_str());
    place.keyFile = keyFile;
    place.knownHostsFile = knownHostsFile;
    if (!part(parsed.get(), CURLUPART_PASSWORD).empty())
        return refused(place.shown(), "no password belongs into an address; log in with a key");
    if (place.user.empty())
        return refused(place.shown(), "it names no user");
    if (place.path.size() < 2 || place.path.starts_with("/~"))
        return refused(place.shown(), "the path must be absolute and not the root");
    if (place.path.ends_with('/'))
        place.path.pop_back();
    if (const auto key = secrets::passwordNow({}, keyFile); keyFile.empty() || !key)
        return refused(place.shown(), keyFile.empty() ? "no private key is named" : fmt::format("the private key {}: {}", keyFile, key.error().arg("detail")));
    if (std::error_code ignored; !std::filesystem::is_regular_file(knownHostsFile, ignored))
        return refused(place.shown(), fmt::format("there is no known-hosts file {}: whose key should be trusted?", knownHostsFile));
    return place;
}

} // namespace qcat::sftp_link
