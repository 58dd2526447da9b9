#include <qcat/backup/offsite_record.h>

#include "json_file.h"

namespace qcat::backup
{

std::optional<OffsiteRecord> readOffsiteRecord(const std::filesystem::path &file)
{
    const auto json = readJsonFile(file);
    if (!json)
        return std::nullopt;
    try {
        return OffsiteRecord{json->at("place").get<std::string>(),
                             json->at("sha256").get<std::string>(),
                             {json->at("at_ns").get<std::int64_t>()},
                             std::chrono::milliseconds(json->at("took_ms").get<std::int64_t>()),
                             json->at("failure").get<std::string>()};
    } catch (const nlohmann::ordered_json::exception &) {
        return std::nullopt;
    }
}

base::Status writeOffsiteRecord(const std::filesystem::path &file, const OffsiteRecord &record)
{
    return writeJsonFile(file, {{"place", record.place},
                                {"sha256", record.sha256},
                                {"at", base::toIso(record.at)},
                                {"at_ns", record.at.ns},
                                {"took_ms", record.took.count() / 1'000'000},
                                {"failure", record.failure}});
}

} // namespace qcat::backup
