#include <qcat/service_control/systemd_service.h>

#include "systemd_call.h"

#include <fmt/format.h>

namespace qcat::service_control
{

base::Result<ops::ServiceStatus> unitStatus(const std::string &unit, const base::CallLimits &limits,
                                            const std::string &busAddress)
{
    return SystemdCall(unit, busAddress, limits).status();
}

SystemdService::SystemdService(std::string unit, base::Executor &worker, base::Executor &desk, std::string busAddress)
    : m_unit(std::move(unit)), m_busAddress(std::move(busAddress)), m_worker(worker), m_desk(desk)
{
}

base::Result<std::string> SystemdService::describe(ops::ServiceVerb verb) const
{
    if (verb == ops::ServiceVerb::ResetFailed)
        return fmt::format("systemd ResetFailedUnit(\"{}\")", m_unit);
    return fmt::format("systemd {}(\"{}\", \"fail\")", verb == ops::ServiceVerb::Start ? "StartUnit" : "RestartUnit",
                       m_unit);
}

void SystemdService::status(const base::CallLimits &limits, base::Done<ops::ServiceStatus> done)
{
    m_worker.post([unit = m_unit, bus = m_busAddress, limits, done = std::move(done), desk = &m_desk] {
        desk->post([done, status = unitStatus(unit, limits, bus)] { done(status); });
    });
}

void SystemdService::act(ops::ServiceVerb verb, const base::CallLimits &limits,
                         std::function<void(std::string)> progress, base::Done<ops::ServiceStatus> done)
{
    m_worker.post([verb, unit = m_unit, bus = m_busAddress, limits, progress = std::move(progress),
                   done = std::move(done), desk = &m_desk] {
        const auto onLine = [&](std::string line) {
            desk->post([progress, line = std::move(line)] { progress(line); });
        };
        desk->post([done, status = SystemdCall(unit, bus, limits).act(verb, onLine)] { done(status); });
    });
}

} // namespace qcat::service_control
