#include <qcat/runtime/fault_catalog.h>

#include <qcat/domain/database_servers.h>
#include <qcat/runtime/data_folder.h>

#include <algorithm>

namespace qcat::runtime
{

namespace
{

std::string serviceTarget(const domain::DatabaseConfig &database)
{
    return database.unit.empty() ? domain::serversText(database) : database.unit;
}

KnownFault known(const ops::FaultDefinition &fault, const domain::Config &config)
{
    KnownFault known{fault, fault.isPending() ? Watching::Pending : Watching::NotConfigured, {}};
    for (const auto &probe : probeKinds()) {
        if (std::ranges::find(fault.probes, domain::ProbeId{probe.name}) == fault.probes.end())
            continue;
        if (isWatched(probe, config))
            return {fault, Watching::Yes, {}};
        known.setting = probe.setting;
    }
    return known;
}

} // namespace

catalog_yaml::LoadOptions catalogOptions(const domain::Config &config)
{
    catalog_yaml::LoadOptions options;
    options.variables["postgresql_target"] = serviceTarget(config.database);
    options.variables["redis_target"] = config.redis.unit.empty() ? config.redis.addr : config.redis.unit;
    options.openAfter["database.connection_failed"] = config.health.databaseFor;
    options.openAfter["engine.stalled"] = config.health.engineStalledFor;
    options.ownFaults = config.health.faultsDir;
    options.probes = probeKinds();
    options.ownRunbooks = config.health.runbooksDir;
    const auto standard = DataFolder::pathFor(config.app) / "runbooks";
    if (std::error_code ignored; options.ownRunbooks.empty() && std::filesystem::is_directory(standard, ignored))
        options.ownRunbooks = standard.string();
    return options;
}

catalog_yaml::Loaded readCatalog(const std::filesystem::path &resources, const domain::Config &config)
{
    return catalog_yaml::loadCatalog(resources.string(), catalogOptions(config));
}

std::vector<api::NotWatched> notWatched(const catalog_yaml::Catalog &catalog, const domain::Config &config)
{
    std::vector<api::NotWatched> all;
    for (const auto &component : catalog.components) {
        const auto belongs = [&](const ops::ProbeKind &kind) { return kind.component == component.id.value; };
        const auto first = std::ranges::find_if(probeKinds(), belongs);
        const auto isSeen = [&](const ops::ProbeKind &kind) { return belongs(kind) && isWatched(kind, config); };
        if (first != probeKinds().end() && std::ranges::none_of(probeKinds(), isSeen))
            all.push_back({component.id, component.title, first->setting});
    }
    return all;
}

std::vector<KnownFault> knownFaults(const catalog_yaml::Catalog &catalog, const domain::Config &config)
{
    std::vector<KnownFault> all;
    for (const auto &fault : catalog.faults)
        all.push_back(known(fault, config));
    std::ranges::stable_sort(all, [](const KnownFault &a, const KnownFault &b) {
        return std::pair(a.fault.severity, a.fault.severityWithExposure) < std::pair(b.fault.severity, b.fault.severityWithExposure);
    });
    return all;
}

} // namespace qcat::runtime
