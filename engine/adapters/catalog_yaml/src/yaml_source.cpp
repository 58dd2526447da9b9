#include "yaml_source.h"

#include <QFile>

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

namespace qcat::catalog_yaml
{

namespace
{

constexpr qint64 kMostBytes = 256 * 1024;

std::string sha256(const QByteArray &bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.constData(), std::size_t(bytes.size()), digest.data(), &size, EVP_sha256(), nullptr);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), int(size)).toHex().toStdString();
}

} // namespace

std::optional<Source> readSource(const QString &path, Mistakes &mistakes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        mistakes.add(fmt::format("cannot be read: {}", file.errorString().toStdString()));
        return std::nullopt;
    }
    if (file.size() > kMostBytes) {
        mistakes.add(fmt::format("has {} bytes; at most {} are read", file.size(), kMostBytes));
        return std::nullopt;
    }
    const QByteArray bytes = file.readAll();
    try {
        auto documents = YAML::LoadAll(bytes.toStdString());
        if (documents.size() == 1 && documents.front().IsMap())
            return Source{documents.front(), sha256(bytes)};
        mistakes.add(documents.empty() ? "is empty" : "does not hold one mapping of keys to values");
    } catch (const YAML::Exception &error) {
        mistakes.add(error.mark, error.msg);
    }
    return std::nullopt;
}

} // namespace qcat::catalog_yaml
