#include <qcat/domain/config_fields.h>

#include "config_field_kinds.h"

namespace qcat::domain
{

using namespace fields;

template <>
const std::vector<ConfigField<OffsiteConfig>> &configFields()
{
    static const std::vector<ConfigField<OffsiteConfig>> table = {
        text("url", &OffsiteConfig::url, "Where each backup is copied to, sftp://user@host:port/path with an absolute path; empty: nowhere"),
        text("key_file", &OffsiteConfig::keyFile, "Private key of that login, mode 0600, without a passphrase, ed25519 or ecdsa"),
        text("known_hosts_file", &OffsiteConfig::knownHostsFile,
             "Host keys that are trusted, as ssh-keyscan -t ed25519 writes them; a host that is not in it gets nothing"),
    };
    return table;
}

template <>
const std::vector<ConfigField<EncryptionConfig>> &configFields()
{
    static const std::vector<ConfigField<EncryptionConfig>> table = {
        text("key_file", &EncryptionConfig::keyFile,
             "File, mode 0600, with a key of 64 hex digits (openssl rand -hex 32) that backups are encrypted with; empty: they are not"),
    };
    return table;
}

template <>
const std::vector<ConfigField<UpkeepConfig>> &configFields()
{
    static const std::vector<ConfigField<UpkeepConfig>> table = {
        duration("restore_test_every", &UpkeepConfig::restoreTestEvery, 0s, 87600h, "A backup is restored and compared at least this often; 0s: not asked for"),
        duration("offsite_copy_every", &UpkeepConfig::offsiteCopyEvery, 0s, 87600h, "A backup gets a copy elsewhere at least this often; 0s: not asked for"),
        duration("performance_report_every", &UpkeepConfig::performanceReportEvery, 0s, 87600h, "A performance report is made and read; 0s: not asked for"),
        duration("host_updates_every", &UpkeepConfig::hostUpdatesEvery, 0s, 87600h, "Security updates of this machine are installed; 0s: not asked for"),
        duration("access_audit_every", &UpkeepConfig::accessAuditEvery, 0s, 87600h, "Somebody looks through who may do what; 0s: not asked for"),
    };
    return table;
}

} // namespace qcat::domain
