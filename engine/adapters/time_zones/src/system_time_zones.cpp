#include <qcat/time_zones/system_time_zones.h>

#include <QDateTime>
#include <QTimeZone>

namespace qcat::time_zones
{

namespace
{

QTimeZone zoneOf(const std::string &zone)
{
    return zone.empty() ? QTimeZone::systemTimeZone() : QTimeZone(QByteArray::fromStdString(zone));
}

} // namespace

bool SystemTimeZones::isKnown(const std::string &zone) const
{
    return zoneOf(zone).isValid();
}

base::Duration SystemTimeZones::offset(const std::string &zone, base::WallTime at) const
{
    const auto known = zoneOf(zone);
    if (!known.isValid())
        return base::Duration::zero();
    return std::chrono::seconds(known.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at.ms(), QTimeZone::utc())));
}

} // namespace qcat::time_zones
