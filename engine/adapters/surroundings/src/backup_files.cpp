#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>

#include <qcat/ops_ports/found.h>

#include <QCryptographicHash>
#include <QFile>

#include <filesystem>
#include <fstream>
#include <memory>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;
namespace fs = std::filesystem;

namespace
{

constexpr auto kPrefix = "qcat_db_";
constexpr auto kProof = ".sha256";

// What lies beside a backup and is none: its hash, what `qcat backup` says of it, one that is being written, one to read.
bool isBeside(const std::string &name)
{
    return name.ends_with(kProof) || name.ends_with(".json") || name.ends_with(".part") || name.ends_with(".verify") || name.ends_with(".sql.gz");
}

struct Backup {
    fs::path file;
    fs::file_time_type written;
    std::uintmax_t size = 0;
    bool operator==(const Backup &) const = default;
};

std::optional<Backup> newestIn(const std::string &folder, std::error_code &error)
{
    std::optional<Backup> newest;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        const auto name = entry.path().filename().string();
        std::error_code gone;
        if (!name.starts_with(kPrefix) || isBeside(name) || !entry.is_regular_file(gone))
            continue;
        const auto written = entry.last_write_time(gone);
        const auto size = entry.file_size(gone);
        if (!gone && (!newest || written > newest->written))
            newest = Backup{entry.path(), written, size};
    }
    return newest;
}

enum class Proof { None, Holds, Broken, Unfinished };

// The hash is worked out in pieces, so that a look that has no more time gives up.
std::optional<QByteArray> hashOf(const fs::path &path, const base::CallLimits &limits)
{
    constexpr qint64 kPiece = 4 << 20;
    const auto until = std::chrono::steady_clock::now() + limits.timeout;
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return QByteArray();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        if (std::chrono::steady_clock::now() > until || limits.cancel.isCancelled())
            return std::nullopt;
        hash.addData(file.read(kPiece));
    }
    return hash.result().toHex();
}

// One of ours, with a manifest, is proven when it was restored and compared: `qcat backup verify`.
bool waitsForItsProof(const fs::path &file)
{
    std::error_code ignored;
    return fs::exists(file.string() + ".manifest.json", ignored) && !fs::exists(file.string() + ".proof.json", ignored);
}

// What sha256sum wrote: the hash in hex, blanks, the name.
Proof proofOf(const Backup &backup, const base::CallLimits &limits)
{
    std::ifstream in(backup.file.string() + kProof);
    std::string said;
    if (!(in >> said))
        return Proof::None;
    const auto hash = hashOf(backup.file, limits);
    if (!hash)
        return Proof::Unfinished;
    return hash->toStdString() == said ? Proof::Holds : Proof::Broken;
}

// A file is worked through once.
struct Known {
    std::optional<Backup> backup;
    Proof proof = Proof::None;
};

Proof proofOnce(Known &known, const Backup &backup, const base::CallLimits &limits)
{
    if (known.backup != backup || known.proof == Proof::None || known.proof == Proof::Unfinished)
        known = {backup, proofOf(backup, limits)};
    return known.proof;
}

} // namespace

ops::Check backupFiles(std::string folder, base::Duration maxAge)
{
    return [folder = std::move(folder), maxAge, known = std::make_shared<Known>()](
               const base::CallLimits &limits) -> ops::CheckResult {
        std::error_code error;
        const auto newest = newestIn(folder, error);
        if (error)
            return {found(code::kBackupUnreadable, Health::Unknown, fmt::format("{}: {}", folder, error.message()),
                          {{"folder", folder}, {"detail", error.message()}})};
        if (!newest)
            return {found(code::kBackupNone, Health::Crit, "there is no backup in " + folder, {{"folder", folder}})};
        const auto file = newest->file.string();
        const base::Duration since = fs::file_time_type::clock::now() - newest->written;
        const auto age = base::toShortText(since);
        const std::vector<domain::Measured> measured = {{"backup_age", double(since.count()) / 3600e9, "h"},
                                                        {"backup_size", double(newest->size), "bytes"}};
        if (since > maxAge) {
            const auto limit = base::toShortText(maxAge);
            return {found(code::kBackupStale, Health::Crit,
                          fmt::format("the newest backup, {}, is {} old; allowed are {}", file, age, limit),
                          {{"file", file}, {"age", age}, {"limit", limit}}),
                    measured};
        }
        const auto proof = proofOnce(*known, *newest, limits);
        if (proof == Proof::Broken)
            return {found(code::kBackupDamaged, Health::Crit, fmt::format("{} is not what {}{} says", file, file, kProof),
                          {{"file", file}}),
                    measured};
        if (proof != Proof::Holds || waitsForItsProof(newest->file))
            return {found(code::kBackupUnproven, Health::Warn, fmt::format("{}, {} old, has no proof that it is whole", file, age),
                          {{"file", file}, {"age", age}}),
                    measured};
        const auto size = ops::bytesText(double(newest->size));
        return {found(code::kBackupOk, Health::Ok, fmt::format("{} is {} old and whole ({})", file, age, size),
                      {{"file", file}, {"age", age}, {"size", size}}),
                measured};
    };
}

} // namespace qcat::surroundings
