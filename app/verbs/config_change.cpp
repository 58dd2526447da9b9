#include "config_change.h"

#include "operator_name.h"
#include "verbs.h"

#include "../config_history.h"
#include "../config_record.h"
#include "../live_keys.h"
#include "../load_config.h"

#include <qcat/config_yaml/config_edit.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/small_file.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace qcat::app
{

namespace fs = std::filesystem;
using config_yaml::ConfigChange;
using nlohmann::json;

namespace
{

constexpr std::size_t kHashShown = 12;

int refuse(const base::Error &error)
{
    fmt::print(stderr, "{}\n", error.message);
    return kFinding;
}

// The new content beside the file, until it takes its place or goes.
class Draft
{
public:
    Draft(const std::string &file, const std::string &text) : m_file(file + ".new"), m_written(runtime::writeSmallFile(m_file, text)) {}
    ~Draft()
    {
        std::error_code ignored;
        fs::remove(m_file, ignored);
    }
    const base::Status &written() const { return m_written; }
    const fs::path &path() const { return m_file; }
    RunOptions options(RunOptions of) const
    {
        of.configFile = m_file.string();
        return of;
    }

private:
    const fs::path m_file;
    const base::Status m_written;
};

std::string stamp(base::WallTime time)
{
    auto id = base::toIso(time);
    std::erase_if(id, [](char c) { return c == '-' || c == ':'; });
    return id;
}

std::vector<ConfigChange> changesOf(const RunOptions &before, const RunOptions &after)
{
    return config_yaml::changesBetween(config_yaml::valuesOf(readConfig(before, false).config), config_yaml::valuesOf(readConfig(after, false).config));
}

void sayChanges(const std::vector<ConfigChange> &changes)
{
    const auto shown = [](const std::string &text) { return text.empty() ? std::string("(none)") : text; };
    for (const auto &change : changes)
        fmt::print("  {}: {} → {}   ({})\n", change.path, shown(change.before), shown(change.after),
                   isAppliedByReload(change.path) ? "a reload applies it" : "needs a restart");
    if (changes.empty())
        fmt::print("  no difference that can be shown; a secret that changed is not shown\n");
}

int replace(const ConfigChangeAsked &asked, const std::string &text, const std::string &what)
{
    const auto file = configFile(asked.options);
    const Draft draft(file, text);
    if (!draft.written())
        return refuse(draft.written().error());
    const auto whole = loadConfig(draft.options(asked.options)); // says every mistake
    if (!whole)
        return kFinding;
    const auto changes = changesOf(asked.options, draft.options(asked.options));
    const auto hash = configDigest(draft.options(asked.options));
    if (!asked.json)
        sayChanges(changes);
    if (asked.confirm != hash.substr(0, kHashShown)) {
        std::fflush(stdout); // the difference first, also where both go to one pipe
        fmt::print(stderr, "{}Nothing was changed. Do exactly this with: --confirm {}\n",
                   asked.confirm.empty() ? "" : "That is not the content that was shown. ", hash.substr(0, kHashShown));
        return kUsage;
    }
    const auto data = runtime::DataFolder::pathFor(whole->app);
    const auto before = runtime::readSmallFile(file);
    if (!before)
        return refuse(before.error());
    const auto now = runtime::SystemClock().wallNow();
    const auto actor = operatorName(whole->app);
    if (auto kept = keepConfig(data, {stamp(now), actor, what, configDigest(asked.options)}, *before); !kept)
        return refuse(kept.error());
    if (auto taken = runtime::takePlaceOf(file, draft.path()); !taken)
        return refuse(taken.error());
    if (auto approved = writeApproval(data, {hash, actor, now}); !approved)
        return refuse(approved.error());
    if (asked.json)
        fmt::print("{}\n", json{{"file", file}, {"sha256", hash}, {"kept", stamp(now)}}.dump());
    else
        fmt::print("{} is changed and approved; what it held is kept as {}.\nIt counts from the next reload (systemctl reload qcat, or SIGHUP) or start.\n",
                   file, stamp(now));
    return kGood;
}

// Says what is missing where there is no file to change.
bool hasFile(const ConfigChangeAsked &asked)
{
    if (!configFile(asked.options).empty())
        return true;
    fmt::print(stderr, "There is no configuration file; --config FILE names one\n");
    return false;
}

std::optional<fs::path> dataFolder(const ConfigChangeAsked &asked)
{
    const auto config = loadConfig(asked.options);
    return config ? std::optional(runtime::DataFolder::pathFor(config->app)) : std::nullopt;
}

} // namespace

int setConfigValue(const ConfigChangeAsked &asked, const std::string &key, const std::string &value)
{
    if (!hasFile(asked))
        return kFinding;
    const auto text = runtime::readSmallFile(configFile(asked.options));
    if (!text)
        return refuse(text.error());
    const auto changed = config_yaml::withValue(*text, key, value);
    return changed ? replace(asked, *changed, "set " + key) : refuse(changed.error());
}

int showConfigHistory(const ConfigChangeAsked &asked)
{
    const auto data = dataFolder(asked);
    if (!data)
        return kFinding;
    const auto all = pastConfigs(*data);
    json list = json::array();
    for (const auto &past : all) {
        list.push_back({{"id", past.id}, {"by", past.by}, {"what", past.what}, {"sha256", past.sha256}});
        if (!asked.json)
            fmt::print("{}  {}  {}  sha256 {}\n", past.id, past.by, past.what, past.sha256.substr(0, kHashShown));
    }
    if (asked.json)
        fmt::print("{}\n", list.dump());
    else if (all.empty())
        fmt::print(stderr, "Nothing was changed by qcat config set yet\n");
    return kGood;
}

int rollBackConfig(const ConfigChangeAsked &asked, const std::string &id)
{
    if (!hasFile(asked))
        return kFinding;
    const auto data = dataFolder(asked);
    if (!data)
        return kFinding;
    const auto text = pastText(*data, id);
    return text ? replace(asked, *text, "rollback to " + id) : refuse(text.error());
}

} // namespace qcat::app
