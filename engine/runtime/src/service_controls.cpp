#include "service_controls.h"

#include <qcat/domain/database_servers.h>
#include <qcat/service_control/command_service.h>
#include <qcat/service_control/systemd_service.h>

namespace qcat::runtime
{

actions::Services serviceControls(const domain::Config &config, base::Executor &worker, base::Executor &desk)
{
    const auto service = [&](const std::string &section, const std::string &unit, const std::string &target,
                             const domain::ControlConfig &control) -> std::shared_ptr<ops::ServiceControl> {
        if (!unit.empty())
            return std::make_shared<service_control::SystemdService>(unit, worker, desk);
        return std::make_shared<service_control::CommandService>(target, section, control, worker, desk);
    };
    actions::Services all;
    if (!config.database.isEmbedded())
        all["postgresql"] = service("database", config.database.unit, domain::serversText(config.database), config.database.control);
    if (config.redis.enabled)
        all["redis"] = service("redis", config.redis.unit, config.redis.addr, config.redis.control);
    for (const auto &unit : config.health.units) // what is watched may be mended, by its own name
        all.try_emplace(unit, std::make_shared<service_control::SystemdService>(unit, worker, desk));
    return all;
}

} // namespace qcat::runtime
