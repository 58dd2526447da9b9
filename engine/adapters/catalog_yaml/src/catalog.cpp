#include <qcat/catalog_yaml/catalog.h>

#include "readers.h"

#include <QDir>
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

struct Source {
    YAML::Node document;
    std::string hash;
};

// Empty where the file could not be read; the mistake says why.
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

// Every *.yaml of a folder, in the order of names.
template <typename Take>
void eachFile(const std::string &folder, std::vector<base::Error> &mistakes, Take take)
{
    const QDir dir(QString::fromStdString(folder));
    const auto files = dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name);
    if (files.isEmpty())
        Mistakes(folder, mistakes).add("no *.yaml file is here");
    for (const auto &name : files) {
        Mistakes own(fmt::format("{}/{}", folder, name.toStdString()), mistakes);
        if (auto source = readSource(dir.filePath(name), own))
            take(*source, own);
    }
}

} // namespace

Loaded loadCatalog(const std::string &folder, const LoadOptions &options)
{
    Loaded loaded;
    auto &catalog = loaded.catalog;
    Mistakes components(folder + "/components.yaml", loaded.mistakes);
    if (auto source = readSource(QString::fromStdString(components.file()), components))
        catalog.components = readComponents(source->document, options.variables, components);
    eachFile(folder + "/faults", loaded.mistakes, [&](const Source &source, Mistakes &mistakes) {
        catalog.faults.push_back(readFault(source.document, options, mistakes));
    });
    eachFile(folder + "/runbooks", loaded.mistakes, [&](const Source &source, Mistakes &mistakes) {
        catalog.runbooks.push_back(readRunbook(source.document, options.variables, mistakes));
        catalog.runbooks.back().hash = source.hash;
    });
    // A file that could not be read would be missed everywhere; its own mistake says enough.
    if (loaded.isGood())
        crossCheck(catalog, folder, loaded.mistakes);
    return loaded;
}

} // namespace qcat::catalog_yaml
