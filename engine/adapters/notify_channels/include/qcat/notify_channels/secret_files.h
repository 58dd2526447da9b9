#pragma once

#include <qcat/domain/alerting_config.h>

#include <string>
#include <vector>

namespace qcat::notify_channels
{

// A file of the section "alerting" that cannot be used as a secret now.
struct UnusableSecret
{
    std::string path;    // "alerting.channels[0].password_file"
    std::string channel; // empty: of the heartbeat
    std::string file;
    std::string detail;  // "No such file or directory", "its mode 0644 lets others …"
};

// Opens every file that the section names, as a send would. Blocks as reading does; any thread.
std::vector<UnusableSecret> unusableSecrets(const domain::AlertingConfig &config);

} // namespace qcat::notify_channels
