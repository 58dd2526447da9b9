#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>

#include <qcat/ops_ports/found.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <optional>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;
namespace fs = std::filesystem;

namespace
{

constexpr std::string_view kPrefix = "qcat_db_";
constexpr std::string_view kRecord = ".offsite.json";
constexpr qint64 kMostBytes = 64 << 10;

struct Try {
    std::string file; // of the backup
    std::string place;
    std::string failure; // empty: the copy is there
    base::Duration age{}; // of the backup
};

std::optional<Try> readTry(const fs::path &record)
{
    QFile file(QString::fromStdString(record.string()));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes)
        return std::nullopt;
    const auto json = QJsonDocument::fromJson(file.readAll()).object();
    const auto failure = json.value(QLatin1String("failure"));
    if (!failure.isString())
        return std::nullopt;
    const auto path = record.string();
    Try last{path.substr(0, path.size() - kRecord.size()), json.value(QLatin1String("place")).toString().toStdString(), failure.toString().toStdString()};
    std::error_code gone;
    const auto written = fs::last_write_time(last.file, gone);
    if (gone)
        return std::nullopt;
    last.age = fs::file_time_type::clock::now() - written;
    return last;
}

} // namespace

ops::Check offsiteCopies(std::string folder, base::Duration maxAge)
{
    return [folder = std::move(folder), maxAge](const base::CallLimits &) -> ops::CheckResult {
        std::map<std::string, Try, std::greater<>> tries; // the names are made of the time: newest first
        std::error_code ignored; // a folder that cannot be read is told by the look at the backups themselves
        for (const auto &entry : fs::directory_iterator(folder, ignored))
            if (const auto name = entry.path().filename().string(); name.starts_with(kPrefix) && name.ends_with(kRecord))
                if (auto last = readTry(entry.path()))
                    tries.emplace(name, std::move(*last));
        if (tries.empty())
            return {found(code::kOffsiteUnused, Health::Ok, "no copies elsewhere are made of the backups in " + folder, {{"folder", folder}})};
        const auto &newest = tries.begin()->second;
        if (!newest.failure.empty())
            return {found(code::kOffsiteFailed, Health::Warn, fmt::format("{} has no copy in {}: {}", newest.file, newest.place, newest.failure),
                          {{"file", newest.file}, {"place", newest.place}, {"detail", newest.failure}})};
        const auto age = base::toShortText(newest.age);
        if (newest.age > maxAge) {
            const auto limit = base::toShortText(maxAge);
            return {found(code::kOffsiteStale, Health::Warn, fmt::format("the newest backup with a copy elsewhere is {} old; allowed are {}", age, limit),
                          {{"age", age}, {"limit", limit}})};
        }
        return {found(code::kOffsiteOk, Health::Ok, fmt::format("{}, {} old, has a copy in {}", newest.file, age, newest.place),
                      {{"file", newest.file}, {"place", newest.place}, {"age", age}})};
    };
}

} // namespace qcat::surroundings
