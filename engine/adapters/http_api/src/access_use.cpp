#include <qcat/http_api/access_use.h>

#include "secret_file.h"

#include <qcat/base/log.h>

#include <fmt/format.h>

#include <sstream>
#include <unistd.h>

namespace qcat::http_api
{

namespace
{

constexpr std::size_t kLargest = 128u << 10;
constexpr base::Duration kSaveEvery = std::chrono::minutes(1);

// "failed COUNT LAST" first, then "used LAST NAME" of each.
std::string textOf(const AccessUse &use)
{
    auto text = fmt::format("failed {} {}\n", use.failed, use.lastFailed.ns);
    for (const auto &[name, at] : use.lastUse)
        text += fmt::format("used {} {}\n", at.ns, name);
    return text;
}

bool takeLine(const std::string &line, AccessUse &use)
{
    std::istringstream words(line);
    std::string what, name;
    std::int64_t ns = 0;
    words >> what;
    if (what == "failed")
        return bool(words >> use.failed >> use.lastFailed.ns);
    if (what != "used" || !(words >> ns))
        return false;
    words >> name; // this machine has none
    use.lastUse[name] = {ns};
    return true;
}

} // namespace

std::string accessUseFile(const std::string &tokensFile)
{
    return tokensFile.empty() ? std::string() : tokensFile + ".use";
}

base::Result<AccessUse> loadAccessUse(const std::string &path)
{
    AccessUse use;
    if (path.empty() || ::access(path.c_str(), F_OK) != 0)
        return use;
    const auto text = readSecretFile(path, kLargest);
    if (!text)
        return text.error();
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);)
        if (!takeLine(line, use))
            return base::Error{"access.unreadable", fmt::format("{} does not say who used the API when", path)}.with("path", path);
    return use;
}

AccessUseKeeper::AccessUseKeeper(std::string path, const base::Clock &clock) : m_path(std::move(path)), m_clock(clock)
{
    auto before = loadAccessUse(m_path);
    m_mayReplace = before.hasValue();
    if (before)
        m_use = std::move(*before);
    else
        log::error("http", "who uses the API is not noted: {}", before.error().message);
}

AccessUseKeeper::~AccessUseKeeper()
{
    if (!m_isSaved)
        save();
}

void AccessUseKeeper::used(const std::string &name)
{
    m_use.lastUse[name] = m_clock.wallNow();
    saveWhenDue();
}

void AccessUseKeeper::failed()
{
    ++m_use.failed;
    m_use.lastFailed = m_clock.wallNow();
    saveWhenDue();
}

void AccessUseKeeper::saveWhenDue()
{
    const auto now = m_clock.steadyNow();
    m_isSaved = false;
    if (m_savedAt != base::SteadyTime() && now - m_savedAt < kSaveEvery)
        return;
    m_savedAt = now;
    save();
}

void AccessUseKeeper::save()
{
    m_isSaved = true;
    if (m_path.empty() || !m_mayReplace)
        return;
    if (const auto written = writeSecretFile(m_path, textOf(m_use), Existing::Replace); !written)
        log::error("http", "who uses the API is not noted: {}", written.error().message);
}

} // namespace qcat::http_api
