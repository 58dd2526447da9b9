#include <qcat/backup/manifest.h>

#include "json_file.h"

#include <qcat/backup/codes.h>

#include <fmt/format.h>

namespace qcat::backup
{

using Json = nlohmann::ordered_json;

namespace
{

Json jsonOf(const Contents &contents)
{
    Json tables = Json::array(), sequences = Json::array();
    for (const auto &table : contents.tables)
        tables.push_back({{"name", table.name}, {"rows", table.rows}});
    for (const auto &sequence : contents.sequences)
        sequences.push_back({{"name", sequence.name}, {"last", sequence.last}, {"highest", sequence.highest}});
    return {{"tables", tables},
            {"sequences", sequences},
            {"constraints", contents.constraints},
            {"indexes", contents.indexes},
            {"schema_version", contents.schemaVersion}};
}

Contents contentsFrom(const Json &json)
{
    Contents contents;
    for (const auto &table : json.at("tables"))
        contents.tables.push_back({table.at("name").get<std::string>(), table.at("rows").get<std::int64_t>()});
    for (const auto &sequence : json.at("sequences"))
        contents.sequences.push_back({sequence.at("name").get<std::string>(), sequence.at("last").get<std::int64_t>(),
                                      sequence.at("highest").get<std::int64_t>()});
    contents.constraints = json.at("constraints").get<std::int64_t>();
    contents.indexes = json.at("indexes").get<std::int64_t>();
    contents.schemaVersion = json.at("schema_version").get<int>();
    return contents;
}

Json jsonOf(const Manifest &manifest)
{
    Json files = Json::array();
    for (const auto &file : manifest.files)
        files.push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    return {{"format", Manifest::kFormat},
            {"id", manifest.id},
            {"kind", manifest.kind},
            {"database", manifest.database},
            {"server", manifest.server},
            {"server_version", manifest.serverVersion},
            {"tool", manifest.tool},
            {"taken_at", base::toIso(manifest.takenAt)},
            {"taken_at_ns", manifest.takenAt.ns},
            {"took_ms", manifest.took.count() / 1'000'000},
            {"bytes", manifest.bytes},
            {"sha256", manifest.sha256},
            {"contents", jsonOf(manifest.contents)},
            {"files", files},
            {"key_id", manifest.keyId}};
}

Manifest manifestFrom(const Json &json)
{
    Manifest manifest;
    manifest.id = json.at("id").get<std::string>();
    manifest.kind = json.at("kind").get<std::string>();
    manifest.database = json.at("database").get<std::string>();
    manifest.server = json.at("server").get<std::string>();
    manifest.serverVersion = json.at("server_version").get<int>();
    manifest.tool = json.at("tool").get<std::string>();
    manifest.takenAt = {json.at("taken_at_ns").get<std::int64_t>()};
    manifest.took = std::chrono::milliseconds(json.at("took_ms").get<std::int64_t>());
    manifest.bytes = json.at("bytes").get<std::uint64_t>();
    manifest.sha256 = json.at("sha256").get<std::string>();
    manifest.contents = contentsFrom(json.at("contents"));
    for (const auto &file : json.at("files"))
        manifest.files.push_back({file.at("path").get<std::string>(), file.at("bytes").get<std::uint64_t>(), file.at("sha256").get<std::string>()});
    manifest.keyId = json.value("key_id", std::string());
    return manifest;
}

base::Error foreign(const std::filesystem::path &file, const std::string &detail)
{
    return base::Error{std::string(codes::kForeign), fmt::format("{} is no manifest of qcat: {}", file.string(), detail)}
        .with("file", file.string())
        .with("detail", detail);
}

} // namespace

base::Result<Manifest> readManifest(const std::filesystem::path &file)
{
    const auto json = readJsonFile(file);
    if (!json)
        return json.error();
    try {
        if (const int format = json->at("format").get<int>(); format < 1 || format > Manifest::kFormat) {
            const auto detail = fmt::format("its format is {}, this qcat reads 1 to {}", format, Manifest::kFormat);
            return base::Error{std::string(codes::kOldFormat), fmt::format("{}: {}", file.string(), detail)}
                .with("file", file.string())
                .with("detail", detail);
        }
        return manifestFrom(*json);
    } catch (const Json::exception &error) {
        return foreign(file, error.what());
    }
}

base::Status writeManifest(const std::filesystem::path &file, const Manifest &manifest)
{
    return writeJsonFile(file, jsonOf(manifest));
}

std::optional<Proof> readProof(const std::filesystem::path &file)
{
    const auto json = readJsonFile(file);
    if (!json)
        return std::nullopt;
    try {
        return Proof{json->at("sha256").get<std::string>(),
                     {json->at("proven_at_ns").get<std::int64_t>()},
                     std::chrono::milliseconds(json->at("took_ms").get<std::int64_t>())};
    } catch (const Json::exception &) {
        return std::nullopt;
    }
}

base::Status writeProof(const std::filesystem::path &file, const Proof &proof)
{
    return writeJsonFile(file, {{"sha256", proof.sha256},
                            {"proven_at", base::toIso(proof.provenAt)},
                            {"proven_at_ns", proof.provenAt.ns},
                            {"took_ms", proof.took.count() / 1'000'000}});
}

} // namespace qcat::backup
