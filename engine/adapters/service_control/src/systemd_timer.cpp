#include <qcat/service_control/systemd_timer.h>

#include "systemd_call.h"

#include <qcat/service_control/codes.h>

#include <fmt/format.h>

namespace qcat::service_control
{

namespace
{

const QString kUnit = QStringLiteral("org.freedesktop.systemd1.Unit");
const QString kTimer = QStringLiteral("org.freedesktop.systemd1.Timer");
const QString kUnitOfService = QStringLiteral("org.freedesktop.systemd1.Service");
constexpr quint64 kNever = ~quint64(0);

base::WallTime timeOf(const base::Result<QVariant> &microseconds)
{
    const auto time = microseconds ? microseconds->toULongLong() : 0;
    return time == kNever ? base::WallTime() : base::WallTime{std::int64_t(time) * 1'000};
}

std::string textOf(const base::Result<QVariant> &value)
{
    return value ? value->toString().toStdString() : std::string();
}

} // namespace

base::Result<TimerStatus> timerStatus(const std::string &timer, const std::string &service, const base::CallLimits &limits, const std::string &busAddress)
{
    SystemdCall call(timer, busAddress, limits);
    const auto path = call.unitPath();
    if (!path)
        return path.error();
    const auto load = call.property(*path, kUnit, QStringLiteral("LoadState"));
    if (!load)
        return load.error();
    if (load->toString() == QLatin1String("not-found"))
        return base::Error{std::string(code::kUnitUnknown), fmt::format("systemd knows no unit {}", timer)}.with("target", timer);
    TimerStatus status;
    status.isEnabled = textOf(call.property(*path, kUnit, QStringLiteral("UnitFileState"))) == "enabled";
    status.isActive = textOf(call.property(*path, kUnit, QStringLiteral("ActiveState"))) == "active";
    status.next = timeOf(call.property(*path, kTimer, QStringLiteral("NextElapseUSecRealtime")));
    status.last = timeOf(call.property(*path, kTimer, QStringLiteral("LastTriggerUSec")));
    SystemdCall started(service, busAddress, limits);
    if (const auto unit = started.unitPath(); unit && status.last.isValid())
        status.result = textOf(started.property(*unit, kUnitOfService, QStringLiteral("Result")));
    return status;
}

base::Status enableTimer(const std::string &timer, const base::CallLimits &limits, const std::string &busAddress)
{
    SystemdCall call(timer, busAddress, limits);
    const auto name = QString::fromStdString(timer);
    if (const auto path = call.unitPath(); !path) // says first whether there is a systemd
        return path.error();
    if (const auto enabled = call.askManager(QStringLiteral("EnableUnitFiles"), {QStringList{name}, false, false}); !enabled.status)
        return enabled.status;
    if (const auto reloaded = call.askManager(QStringLiteral("Reload"), {}); !reloaded.status)
        return reloaded.status;
    return call.askManager(QStringLiteral("StartUnit"), {name, QStringLiteral("replace")}).status;
}

} // namespace qcat::service_control
