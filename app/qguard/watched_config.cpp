#include "watched_config.h"

#include "recipients.h"

#include "../config_sources.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace qcat::qguard
{

namespace
{

// Empty: it cannot be read.
std::optional<std::string> textOf(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return std::nullopt;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

config_yaml::LoadedConfig parsed(const std::string &file, const std::string &text)
{
    return config_yaml::parse(text, app::configSources(file));
}

} // namespace

WatchedConfig::WatchedConfig(std::string file, std::string dataDir) : m_file(std::move(file)), m_dataDir(std::move(dataDir)) {}

void WatchedConfig::look()
{
    const auto text = textOf(m_file);
    if (m_looked && text == m_text)
        return;
    m_looked = true;
    m_text = text;
    auto loaded = parsed(m_file, text.value_or(""));
    m_mistake = !text ? m_file + " cannot be read" : loaded.isValid() ? std::string() : loaded.issues.front().toString();
    if (m_dataDir.empty())
        m_dataDir = loaded.config.app.dataDir.empty() ? "/var/lib/qcat" : loaded.config.app.dataDir;
    if (loaded.isValid()) {
        m_inForce = std::move(loaded.config);
        keep(*text);
    } else if (!m_inForce) {
        auto kept = parsed(keptFile(), textOf(keptFile()).value_or(""));
        if (kept.isValid())
            m_inForce = std::move(kept.config);
        else if (!recipientsNow(loaded.config.alerting).isNobody())
            m_inForce = std::move(loaded.config);
    }
}

// Whole or not at all: a half one would be no use at the next start.
void WatchedConfig::keep(const std::string &text) const
{
    const auto fresh = keptFile() + ".new";
    std::error_code ignored;
    {
        std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
        std::filesystem::permissions(fresh, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
        if (!(out << text))
            return;
    }
    std::filesystem::rename(fresh, keptFile(), ignored);
}

} // namespace qcat::qguard
