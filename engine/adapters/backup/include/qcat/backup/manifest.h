#pragma once

#include <qcat/backup/contents.h>
#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace qcat::backup
{

// What lies beside a dump and says what it is: NAME.manifest.json. A dump without one is not ours and is never restored.
struct Manifest {
    static constexpr int kFormat = 2; // 1 is read too: it knew no encryption
    struct File {
        std::string path; // within the folder NAME.files
        std::uint64_t bytes = 0;
        std::string sha256;
        bool operator==(const File &) const = default;
    };

    std::string id;       // "20261123_021500", the UTC time it was taken at
    std::string kind;     // "postgresql", "sqlite"
    std::string database; // its name, "qcat"
    std::string server;   // "127.0.0.1:5432"; of SQLite the file
    int serverVersion = 0;
    std::string tool; // "pg_dump (PostgreSQL) 15.18"
    base::WallTime takenAt;
    base::Duration took{};
    Contents contents;
    std::uint64_t bytes = 0; // of the dump
    std::string sha256;      // of the dump
    std::vector<File> files = {}; // journals and configuration; sealed ones end in .enc
    std::string keyId = {};       // of the key that the dump and the files are sealed with; empty: they are plain
    bool operator==(const Manifest &) const = default;

    bool isSealed() const { return !keyId.empty(); }
};

// That the dump with this hash was restored and held what its manifest says: NAME.proof.json.
struct Proof {
    std::string sha256;
    base::WallTime provenAt;
    base::Duration took{};
    bool operator==(const Proof &) const = default;
};

// Errors: "backup.foreign" where there is none or it is not one, "backup.old_format".
base::Result<Manifest> readManifest(const std::filesystem::path &file);
base::Status writeManifest(const std::filesystem::path &file, const Manifest &manifest);
// Empty where there is none that can be read.
std::optional<Proof> readProof(const std::filesystem::path &file);
base::Status writeProof(const std::filesystem::path &file, const Proof &proof);

} // namespace qcat::backup
