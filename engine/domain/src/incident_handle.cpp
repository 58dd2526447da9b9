#include <qcat/domain/incident_handle.h>

#include <fmt/format.h>

namespace qcat::domain
{

namespace
{

constexpr std::string_view kSuspected = "suspected:";

} // namespace

std::string handleOf(const Incident &incident)
{
    if (incident.id.isValid())
        return incident.id.value;
    return fmt::format("{}{}{}{}", kSuspected, incident.fault.value, incident.instance.empty() ? "" : "@", incident.instance);
}

bool isHandleOfSuspected(std::string_view handle)
{
    return handle.starts_with(kSuspected);
}

} // namespace qcat::domain
