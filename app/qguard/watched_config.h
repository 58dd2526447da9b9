#pragma once

#include <qcat/domain/config.h>

#include <optional>
#include <string>

namespace qcat::qguard
{

// The configuration that qcat is started with, read again whenever the file changes. One that cannot be used leaves the last good one in
// force, kept in a file of its own across restarts: who is called must be known even when the configuration is broken. Where none was ever
// good, what can be read of the broken one counts as long as it says whom to call.
class WatchedConfig
{
public:
    WatchedConfig(std::string file, std::string dataDir);

    // Looks at the file; cheap when it has not changed.
    void look();
    // Empty: nobody knows whom to call.
    const std::optional<domain::Config> &inForce() const { return m_inForce; }
    // The first mistake of the present file; empty: it is good.
    const std::string &mistake() const { return m_mistake; }
    const std::string &file() const { return m_file; }
    const std::string &dataDir() const { return m_dataDir; }

private:
    void keep(const std::string &text) const;
    std::string keptFile() const { return m_dataDir + "/qguard.last-good.yaml"; }

    const std::string m_file;
    std::string m_dataDir;
    std::optional<std::string> m_text; // empty: it could not be read
    bool m_looked = false;
    std::optional<domain::Config> m_inForce;
    std::string m_mistake;
};

} // namespace qcat::qguard
