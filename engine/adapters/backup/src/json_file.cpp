#include "json_file.h"

#include <qcat/backup/codes.h>

#include <QFile>
#include <QSaveFile>

#include <fmt/format.h>

namespace qcat::backup
{

using Json = nlohmann::ordered_json;

namespace
{

constexpr qint64 kMostBytes = 16 << 20;

base::Error foreign(const std::filesystem::path &file, const std::string &detail)
{
    return base::Error{std::string(codes::kForeign), fmt::format("{} is no file of qcat: {}", file.string(), detail)}
        .with("file", file.string())
        .with("detail", detail);
}

} // namespace

base::Result<Json> readJsonFile(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return foreign(path, file.errorString().toStdString());
    if (file.size() > kMostBytes)
        return foreign(path, "it is too large");
    auto json = Json::parse(file.readAll().toStdString(), nullptr, false);
    if (!json.is_object())
        return foreign(path, "it holds no JSON object");
    return json;
}

base::Status writeJsonFile(const std::filesystem::path &path, const Json &json)
{
    QSaveFile file(QString::fromStdString(path.string()));
    const auto text = QByteArray::fromStdString(json.dump(2) + "\n");
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    const auto detail = file.errorString().toStdString();
    return base::Error{std::string(codes::kFolder), fmt::format("{}: {}", path.string(), detail)}
        .with("folder", path.string())
        .with("detail", detail);
}

} // namespace qcat::backup
