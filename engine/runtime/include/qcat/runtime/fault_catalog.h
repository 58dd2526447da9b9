#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/catalog_yaml/catalog.h>
#include <qcat/domain/config.h>

#include <filesystem>
#include <string>
#include <vector>

namespace qcat::runtime
{

// Every kind of probe of this program.
const std::vector<ops::ProbeKind> &probeKinds();

// Whether this configuration has it watched.
bool isWatched(const ops::ProbeKind &kind, const domain::Config &config);

// What this configuration says to the catalog: own files, placeholders, deadlines.
catalog_yaml::LoadOptions catalogOptions(const domain::Config &config);

// Components, faults (those of health.faults_dir as well) and runbooks, for this configuration: whole, also what it does
// not watch.
catalog_yaml::Loaded readCatalog(const std::filesystem::path &resources, const domain::Config &config);

// The components that this configuration has nobody look at.
std::vector<api::NotWatched> notWatched(const catalog_yaml::Catalog &catalog, const domain::Config &config);

enum class Watching { Yes, NotConfigured, Pending };
struct KnownFault {
    ops::FaultDefinition fault;
    Watching watching = Watching::Yes;
    std::string setting; // what would have it watched, where it is not configured
};
// Every fault, most severe first, with how it stands with this configuration.
std::vector<KnownFault> knownFaults(const catalog_yaml::Catalog &catalog, const domain::Config &config);

} // namespace qcat::runtime
