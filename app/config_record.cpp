#include "config_record.h"

#include <qcat/runtime/small_file.h>

#include <nlohmann/json.hpp>

namespace qcat::app
{

namespace
{

using nlohmann::json;

constexpr auto kApproved = "config.approved";
constexpr auto kInForce = "config.in_force";

std::optional<json> readJson(const std::filesystem::path &file)
{
    const auto text = runtime::readSmallFile(file);
    if (!text)
        return std::nullopt;
    auto parsed = json::parse(*text, nullptr, false);
    return parsed.is_object() ? std::optional(std::move(parsed)) : std::nullopt;
}

} // namespace

base::Status writeApproval(const std::filesystem::path &folder, const ConfigApproval &approval)
{
    const json record = {{"sha256", approval.sha256}, {"by", approval.by}, {"at_ns", approval.at.ns}, {"at", base::toIso(approval.at)}};
    return runtime::writeSmallFile(folder / kApproved, record.dump());
}

std::optional<ConfigApproval> readApproval(const std::filesystem::path &folder)
try {
    const auto record = readJson(folder / kApproved);
    if (!record)
        return std::nullopt;
    return ConfigApproval{record->at("sha256"), record->at("by"), {record->at("at_ns").get<std::int64_t>()}};
} catch (const json::exception &) {
    return std::nullopt;
}

base::Status writeInForce(const std::filesystem::path &folder, const std::vector<config_yaml::ConfigValue> &values)
{
    json list = json::array();
    for (const auto &value : values)
        list.push_back({value.path, value.text});
    return runtime::writeSmallFile(folder / kInForce, json{{"values", list}}.dump());
}

std::optional<std::vector<config_yaml::ConfigValue>> readInForce(const std::filesystem::path &folder)
try {
    const auto record = readJson(folder / kInForce);
    if (!record)
        return std::nullopt;
    std::vector<config_yaml::ConfigValue> values;
    for (const auto &pair : record->at("values"))
        values.push_back({pair.at(0), pair.at(1)});
    return values;
} catch (const json::exception &) {
    return std::nullopt;
}

} // namespace qcat::app
