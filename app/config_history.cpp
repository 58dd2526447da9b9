#include "config_history.h"

#include <qcat/runtime/small_file.h>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace qcat::app
{

namespace fs = std::filesystem;
using nlohmann::json;

namespace
{

constexpr std::size_t kKept = 100;

fs::path folderIn(const fs::path &data)
{
    return data / "config-history";
}

std::optional<PastConfig> readNote(const fs::path &file)
try {
    const auto text = runtime::readSmallFile(file);
    if (!text)
        return std::nullopt;
    const auto note = json::parse(*text);
    return PastConfig{file.stem().string(), note.at("by"), note.at("what"), note.at("sha256")};
} catch (const json::exception &) {
    return std::nullopt;
}

} // namespace

std::vector<PastConfig> pastConfigs(const fs::path &data)
{
    std::vector<PastConfig> all;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(folderIn(data), ignored))
        if (entry.path().extension() == ".json")
            if (auto past = readNote(entry.path()))
                all.push_back(std::move(*past));
    std::ranges::sort(all, std::ranges::greater(), &PastConfig::id);
    return all;
}

base::Result<std::string> pastText(const fs::path &data, const std::string &id)
{
    const auto all = pastConfigs(data);
    if (std::ranges::find(all, id, &PastConfig::id) == all.end())
        return base::Error{"config.not_kept", "there is no kept configuration \"" + id + "\"; qcat config history names them"}.with("id", id);
    return runtime::readSmallFile(folderIn(data) / (id + ".yaml"));
}

base::Status keepConfig(const fs::path &data, const PastConfig &past, const std::string &text)
{
    const auto folder = folderIn(data);
    if (auto made = runtime::makeOwnFolder(folder); !made)
        return made;
    if (auto kept = runtime::writeSmallFile(folder / (past.id + ".yaml"), text); !kept)
        return kept;
    const json note = {{"by", past.by}, {"what", past.what}, {"sha256", past.sha256}};
    if (auto noted = runtime::writeSmallFile(folder / (past.id + ".json"), note.dump()); !noted)
        return noted;
    std::error_code error;
    const auto all = pastConfigs(data);
    for (auto i = kKept; i < all.size(); ++i)
        for (const char *kind : {".json", ".yaml"})
            fs::remove(folder / (all[i].id + kind), error);
    return {};
}

} // namespace qcat::app
