#include "damage_door.h"

#include "../load_config.h"
#include "crowd.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace qcat::app::drill
{

namespace
{

constexpr int kLookEvery = 100;

std::filesystem::path fileIn(const std::filesystem::path &resources)
{
    return resources / "damage";
}

std::set<std::string> readDamage(const std::filesystem::path &resources)
{
    std::ifstream file(fileIn(resources));
    return {std::istream_iterator<std::string>(file), std::istream_iterator<std::string>()};
}

} // namespace

bool isOfDrill(const domain::Config &config)
{
    return std::getenv(kDrillResources) && config.app.environment != domain::Environment::Live;
}

base::Status writeDamage(const std::filesystem::path &resources, const std::set<std::string> &damage)
{
    auto unready = fileIn(resources);
    unready += ".new";
    std::ofstream file(unready);
    for (const auto &each : damage)
        file << each << '\n';
    file.close();
    std::error_code error;
    if (file)
        std::filesystem::rename(unready, fileIn(resources), error);
    return file && !error ? base::Status() : base::Error{"drill.damage", "cannot write " + fileIn(resources).string()};
}

std::unique_ptr<DamageDoor> DamageDoor::openIn(runtime::EngineHost &engine, const domain::Config &config)
{
    return isOfDrill(config) ? std::unique_ptr<DamageDoor>(new DamageDoor(engine, resourceFolder())) : nullptr;
}

DamageDoor::DamageDoor(runtime::EngineHost &engine, std::filesystem::path resources) : m_engine(engine), m_resources(std::move(resources))
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    m_timer.start(kLookEvery);
}

DamageDoor::~DamageDoor() = default;

void DamageDoor::look()
{
    if (auto damage = readDamage(m_resources); damage != m_taken) {
        take(damage);
        m_taken = std::move(damage);
    }
}

void DamageDoor::take(const std::set<std::string> &damage)
{
    using Breakage = runtime::EngineHost::Breakage;
    std::set<Breakage> broken;
    for (const auto &[name, breakage] :
         {std::pair{kMarketSilent, Breakage::MarketSilent}, {kVenueRejects, Breakage::VenueRejects}, {kVenueSilent, Breakage::VenueSilent}})
        if (damage.contains(name))
            broken.insert(breakage);
    m_engine.setBroken(broken);
    if (!damage.contains(kPoolCrowded))
        m_crowd.reset();
    else if (auto *const pool = m_engine.storePool(); pool && !m_crowd)
        m_crowd = std::make_unique<Crowd>(*pool);
}

} // namespace qcat::app::drill
