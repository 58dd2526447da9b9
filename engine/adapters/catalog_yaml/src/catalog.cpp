#include <qcat/catalog_yaml/catalog.h>

#include "readers.h"

#include <QDir>
#include <QFile>

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <optional>

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

void markPending(const std::vector<PendingFault> &all, std::vector<FaultSource> &faults, Mistakes &mistakes)
{
    for (const auto &pending : all) {
        const auto named = std::find_if(faults.begin(), faults.end(), [&](const FaultSource &source) {
            return source.fault.id.value == pending.fault.name;
        });
        if (named == faults.end())
            mistakes.add(pending.fault.at, fmt::format("there is no fault \"{}\"", pending.fault.name));
        else
            named->fault.pendingUntil = pending.until;
    }
}

// One file with a mistake is left out; what ships, and the other files, go on working.
void takeOwnRunbooks(const LoadOptions &options, Loaded &loaded)
{
    if (options.ownRunbooks.empty())
        return;
    const QDir dir(QString::fromStdString(options.ownRunbooks));
    if (!dir.exists())
        return Mistakes(options.ownRunbooks, loaded.refused).add("there is no such folder");
    for (const auto &name : dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        auto read = readOwnRunbook(dir.filePath(name).toStdString(), options, loaded.catalog);
        if (read.runbook)
            loaded.catalog.runbooks.push_back(std::move(*read.runbook));
        loaded.refused.insert(loaded.refused.end(), read.mistakes.begin(), read.mistakes.end());
    }
}

} // namespace

OwnRunbook readOwnRunbook(const std::string &file, const LoadOptions &options, const Catalog &catalog)
{
    OwnRunbook read;
    Mistakes mistakes(file, read.mistakes);
    if (const auto source = readSource(QString::fromStdString(file), mistakes)) {
        auto made = readRunbook(source->document, options.variables, mistakes);
        checkOwnRunbook(made, catalog, mistakes);
        made.runbook.hash = source->hash;
        made.runbook.isOwn = true;
        if (read.mistakes.empty())
            read.runbook = std::move(made.runbook);
    }
    return read;
}

Loaded loadCatalog(const std::string &folder, const LoadOptions &options)
{
    Loaded loaded;
    auto &catalog = loaded.catalog;
    Mistakes components(folder + "/components.yaml", loaded.mistakes);
    if (auto source = readSource(QString::fromStdString(components.file()), components))
        catalog.components = readComponents(source->document, options.variables, components);
    std::vector<FaultSource> faults;
    const auto takeFault = [&](const Source &source, Mistakes &mistakes) {
        faults.push_back(readFault(source.document, options, mistakes));
    };
    eachFile(folder + "/faults", loaded.mistakes, takeFault);
    if (!options.ownFaults.empty())
        eachFile(options.ownFaults, loaded.mistakes, takeFault);
    Mistakes pending(folder + "/pending_faults.yaml", loaded.mistakes);
    if (QFile::exists(QString::fromStdString(pending.file())))
        if (auto source = readSource(QString::fromStdString(pending.file()), pending))
            markPending(readPending(source->document, options.variables, pending), faults, pending);
    for (const auto &source : faults)
        catalog.faults.push_back(source.fault);
    eachFile(folder + "/runbooks", loaded.mistakes, [&](const Source &source, Mistakes &mistakes) {
        catalog.runbooks.push_back(readRunbook(source.document, options.variables, mistakes).runbook);
        catalog.runbooks.back().hash = source.hash;
    });
    // A file that could not be read would be missed everywhere; its own mistake says enough.
    if (loaded.isGood()) {
        crossCheck(catalog, folder, loaded.mistakes);
        checkFaults(faults, catalog, options, loaded.mistakes);
        takeOwnRunbooks(options, loaded);
    }
    return loaded;
}

} // namespace qcat::catalog_yaml
