#pragma once

#include <qcat/runtime/engine_host.h>

#include <QTimer>

#include <filesystem>
#include <memory>
#include <set>
#include <string>

namespace qcat::app::drill
{

class Crowd;

// Whether this program is the daemon of a drill; none is that trades real money.
bool isOfDrill(const domain::Config &config);
inline constexpr runtime::Patience kDrillPatience{.eventShownFor = std::chrono::seconds(3), .idleTransaction = std::chrono::seconds(3)};

// What a drill breaks inside its own daemon.
inline constexpr auto kMarketSilent = "market_silent"; // no market data come in
inline constexpr auto kVenueRejects = "venue_rejects"; // every new order
inline constexpr auto kVenueSilent = "venue_silent";   // its answers get lost
inline constexpr auto kPoolCrowded = "pool_crowded";   // more work than the database pool has connections

// The drill's side: from now on this is broken, and nothing else.
base::Status writeDamage(const std::filesystem::path &resources, const std::set<std::string> &damage);

// The daemon's side: looks ten times a second at what the drill has written beside its resources. Lives on the main thread, and no longer than
// the engine.
class DamageDoor
{
public:
    // None in a daemon that is no drill's.
    static std::unique_ptr<DamageDoor> openIn(runtime::EngineHost &engine, const domain::Config &config);
    ~DamageDoor();

private:
    DamageDoor(runtime::EngineHost &engine, std::filesystem::path resources);
    void look();
    void take(const std::set<std::string> &damage);

    runtime::EngineHost &m_engine;
    const std::filesystem::path m_resources;
    std::set<std::string> m_taken;
    std::unique_ptr<Crowd> m_crowd;
    QTimer m_timer;
};

} // namespace qcat::app::drill
