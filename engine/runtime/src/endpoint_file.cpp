#include <qcat/runtime/endpoint_file.h>

#include <qcat/runtime/small_file.h>

#include <algorithm>

#include <fmt/format.h>

namespace qcat::runtime
{

namespace
{

constexpr std::string_view kScheme = "http://";
constexpr std::size_t kLongest = 300; // a host name has 253 characters at most

std::filesystem::path fileIn(const std::filesystem::path &folder)
{
    return folder / "endpoint";
}

// Who listens on every address is reached on the loopback one.
std::string reachable(const std::string &host)
{
    if (host == "0.0.0.0" || host == "::" || host.empty())
        return "127.0.0.1";
    return host.find(':') == std::string::npos ? host : fmt::format("[{}]", host);
}

} // namespace

base::Status writeEndpoint(const std::filesystem::path &folder, const std::string &host, std::uint16_t port)
{
    return writeSmallFile(fileIn(folder), fmt::format("{}{}:{}\n", kScheme, reachable(host), port));
}

void removeEndpoint(const std::filesystem::path &folder)
{
    std::error_code gone;
    std::filesystem::remove(fileIn(folder), gone);
}

base::Result<std::string> readEndpoint(const std::filesystem::path &folder)
{
    auto text = readSmallFile(fileIn(folder));
    if (!text)
        return text.error();
    while (!text->empty() && text->back() == '\n')
        text->pop_back();
    const bool isPrintable = std::ranges::all_of(*text, [](unsigned char c) { return c > ' ' && c < 127; });
    if (!text->starts_with(kScheme) || text->size() > kLongest || !isPrintable)
        return base::Error{"endpoint.invalid", fmt::format("{} does not hold the address of an engine", fileIn(folder).string())}
            .with("file", fileIn(folder).string());
    return text;
}

} // namespace qcat::runtime
