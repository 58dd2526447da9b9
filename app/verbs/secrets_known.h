#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/config.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::app
{

// A secret that the configuration names.
struct Secret {
    std::string name;
    std::string file;   // empty: it stands in the configuration itself
    bool isKey = false; // that backups are sealed with, not a word that is typed
};
std::vector<Secret> secretsOf(const domain::Config &config);

// How old it is, and what is wrong with it.
struct SecretStanding {
    std::optional<base::Duration> age; // of the file
    std::string problem;
    bool isOverdue = false;
};
SecretStanding standingOf(const Secret &secret, base::Duration rotateAfter);

} // namespace qcat::app
