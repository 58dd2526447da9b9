#pragma once

#include <qcat/domain/config_fields.h>

#include <string>

namespace qcat::domain
{

// Where backups go and how they are locked, read by the verbs of `qcat backup` alone: the engine needs none of it.

// backup.offsite
struct OffsiteConfig {
    std::string url; // sftp://user@host:port/path; empty: no copy elsewhere
    std::string keyFile;
    std::string knownHostsFile;
    bool operator==(const OffsiteConfig &) const = default;
};

// backup.encryption
struct EncryptionConfig {
    std::string keyFile; // empty: backups are not encrypted
    bool operator==(const EncryptionConfig &) const = default;
};

struct BackupPlaces {
    OffsiteConfig offsite;
    EncryptionConfig encryption;
    bool operator==(const BackupPlaces &) const = default;
};

template <>
const std::vector<ConfigField<OffsiteConfig>> &configFields();
template <>
const std::vector<ConfigField<EncryptionConfig>> &configFields();

} // namespace qcat::domain
