#include "systemd_call.h"

#include <qcat/service_control/codes.h>

#include <QDBusError>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QEventLoop>
#include <QTimer>

#include <fmt/format.h>

#include <atomic>

namespace qcat::service_control
{

namespace
{

const QString kService = QStringLiteral("org.freedesktop.systemd1");
const QString kManagerPath = QStringLiteral("/org/freedesktop/systemd1");
const QString kManager = QStringLiteral("org.freedesktop.systemd1.Manager");
const QString kUnit = QStringLiteral("org.freedesktop.systemd1.Unit");
const QString kUnitOfService = QStringLiteral("org.freedesktop.systemd1.Service");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
constexpr int kCancelPollMs = 50;
constexpr base::Duration kStableFor = std::chrono::seconds(3);

QString connectionName()
{
    static std::atomic<unsigned> number = 0; // Qt keeps connections by name for the whole process
    return QStringLiteral("qcat-systemd-%1").arg(++number);
}

QDBusConnection connectTo(const std::string &address, const QString &name)
{
    return address.empty() ? QDBusConnection::connectToBus(QDBusConnection::SystemBus, name)
                           : QDBusConnection::connectToBus(QString::fromStdString(address), name);
}

} // namespace

SystemdCall::SystemdCall(std::string unit, const std::string &busAddress, const base::CallLimits &limits)
    : m_unit(std::move(unit)), m_limits(limits), m_deadline(std::chrono::steady_clock::now() + limits.timeout),
      m_connectionName(connectionName()), m_bus(connectTo(busAddress, m_connectionName))
{
}

SystemdCall::~SystemdCall()
{
    QDBusConnection::disconnectFromBus(m_connectionName);
}

base::Result<QString> SystemdCall::unitPath()
{
    if (!m_bus.isConnected())
        return error(code::kNoSystemd,
                     fmt::format("no connection to the system bus: {}", m_bus.lastError().message().toStdString()))
            .with("detail", m_bus.lastError().message().toStdString());
    const auto loaded = askManager(QStringLiteral("LoadUnit"), {QString::fromStdString(m_unit)});
    if (!loaded.status)
        return loaded.status.error();
    return loaded.value.value<QDBusObjectPath>().path();
}

base::Result<ops::ServiceStatus> SystemdCall::status()
{
    const auto found = unitPath();
    if (!found)
        return found.error();
    const auto &path = *found;
    const auto load = property(path, kUnit, QStringLiteral("LoadState"));
    if (!load)
        return load.error();
    if (load->toString() == QLatin1String("not-found"))
        return error(code::kUnitUnknown, fmt::format("systemd knows no unit {}", m_unit));
    const auto active = property(path, kUnit, QStringLiteral("ActiveState"));
    const auto sub = property(path, kUnit, QStringLiteral("SubState"));
    if (!active || !sub)
        return !active ? active.error() : sub.error();
    const auto pid = property(path, kUnitOfService, QStringLiteral("MainPID"));
    const auto state = fmt::format("{}/{}", active->toString().toStdString(), sub->toString().toStdString());
    // "active/exited" is a unit that only gathers others: it says nothing about whether the service runs.
    const bool running = active->toString() == QLatin1String("active") && sub->toString() != QLatin1String("exited");
    return ops::ServiceStatus{running, state, pid ? int(pid->toUInt()) : 0, {}};
}

base::Result<ops::ServiceStatus> SystemdCall::act(ops::ServiceVerb verb,
                                                  const std::function<void(std::string)> &progress)
{
    if (auto before = status(); !before)
        return before.error();
    if (verb == ops::ServiceVerb::ResetFailed) {
        const auto reset = askManager(QStringLiteral("ResetFailedUnit"), {QString::fromStdString(m_unit)});
        return reset.status ? status() : base::Result<ops::ServiceStatus>(reset.status.error());
    }
    // JobRemoved must be listened to before there is a job.
    if (auto listening = subscribe(); !listening)
        return listening.error();
    const auto method = verb == ops::ServiceVerb::Start ? QStringLiteral("StartUnit") : QStringLiteral("RestartUnit");
    const auto invocationBefore = invocation();
    const auto job = askManager(method, {QString::fromStdString(m_unit), QStringLiteral("fail")});
    if (!job.status)
        return job.status.error();
    progress(fmt::format("systemd accepted the job for {}", m_unit));
    const auto result = waitForJob(job.value.value<QDBusObjectPath>().path());
    if (!result)
        return result.error();
    auto after = status();
    if (!after)
        return after.error();
    // A failed job that made no attempt was refused. `Result` would not tell: it goes on saying how the last attempt ended.
    if (*result == "failed" && invocation() == invocationBefore)
        return error(code::kStartLimit, fmt::format("{} was started too often in a short time: systemd starts it no more", m_unit));
    if (*result != "done" || !after->running)
        return error(code::kJobFailed,
                     fmt::format("systemd's job ended with \"{}\"; {} is {}", *result, m_unit, after->state))
            .with("result", *result)
            .with("state", after->state);
    progress(fmt::format("{} is {}; it must stay so", m_unit, after->state));
    return staysUp(*after);
}

base::Result<ops::ServiceStatus> SystemdCall::staysUp(const ops::ServiceStatus &started)
{
    const auto until = std::min(m_deadline, std::chrono::steady_clock::now() + kStableFor);
    QEventLoop loop;
    QTimer poll;
    connect(&poll, &QTimer::timeout, &loop, &QEventLoop::quit);
    poll.start(kCancelPollMs);
    while (!m_limits.cancel.isCancelled() && std::chrono::steady_clock::now() < until) {
        loop.exec();
        auto now = status();
        if (!now)
            return now;
        if (now->running && now->mainPid == started.mainPid)
            continue;
        const auto within = base::toShortText(kStableFor);
        return error(code::kNotStable, fmt::format("{} was started and did not stay up for {}: it is {}", m_unit, within, now->state))
            .with("state", now->state)
            .with("within", within);
    }
    return started;
}

QByteArray SystemdCall::invocation()
{
    const auto path = unitPath();
    const auto id = path ? property(*path, kUnit, QStringLiteral("InvocationID")) : base::Result<QVariant>(path.error());
    return id ? id->toByteArray() : QByteArray();
}

base::Status SystemdCall::subscribe()
{
    const bool connected = m_bus.connect(kService, kManagerPath, kManager, QStringLiteral("JobRemoved"), this,
                                         SLOT(onJobRemoved(uint, QDBusObjectPath, QString, QString)));
    if (!connected)
        return error(code::kManagerFailed, "JobRemoved cannot be listened to")
            .with("detail", m_bus.lastError().message().toStdString());
    return askManager(QStringLiteral("Subscribe"), {}).status;
}

SystemdCall::Reply SystemdCall::ask(const QString &path, const QString &interface, const QString &method,
                                    const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(kService, path, interface, method);
    message.setArguments(arguments);
    const int left = leftMs();
    if (left <= 0)
        return {{}, timedOut()};
    const auto reply = m_bus.call(message, QDBus::Block, left);
    if (reply.type() == QDBusMessage::ErrorMessage)
        return {{}, errorOf(reply.errorName(), reply.errorMessage())};
    return {reply.arguments().value(0), {}};
}

SystemdCall::Reply SystemdCall::askManager(const QString &method, const QVariantList &arguments)
{
    return ask(kManagerPath, kManager, method, arguments);
}

base::Result<QVariant> SystemdCall::property(const QString &path, const QString &interface, const QString &name)
{
    const auto reply = ask(path, kProperties, QStringLiteral("Get"), {interface, name});
    if (!reply.status)
        return reply.status.error();
    return reply.value.value<QDBusVariant>().variant();
}

base::Result<std::string> SystemdCall::waitForJob(const QString &job)
{
    QEventLoop loop;
    QTimer poll;
    connect(this, &SystemdCall::jobFinished, &loop, &QEventLoop::quit);
    connect(&poll, &QTimer::timeout, &loop, &QEventLoop::quit);
    poll.start(kCancelPollMs);
    while (!m_finishedJobs.contains(job)) {
        if (m_limits.cancel.isCancelled())
            return error(code::kCancelled, fmt::format("no longer waiting for {}; systemd's job goes on", m_unit));
        if (leftMs() <= 0)
            return timedOut();
        loop.exec();
    }
    return m_finishedJobs.at(job).toStdString();
}

void SystemdCall::onJobRemoved(uint, const QDBusObjectPath &job, const QString &, const QString &result)
{
    m_finishedJobs[job.path()] = result;
    Q_EMIT jobFinished();
}

base::Error SystemdCall::error(std::string_view code, std::string message) const
{
    return base::Error{std::string(code), std::move(message)}.with("target", m_unit);
}

base::Error SystemdCall::errorOf(const QString &name, const QString &message) const
{
    if (name == QLatin1String("org.freedesktop.DBus.Error.InteractiveAuthorizationRequired") ||
        name == QLatin1String("org.freedesktop.DBus.Error.AccessDenied"))
        return error(code::kNotPermitted,
                     fmt::format("not permitted to act on {}: a polkit rule for this user is missing", m_unit));
    if (name == QLatin1String("org.freedesktop.systemd1.NoSuchUnit"))
        return error(code::kUnitUnknown, fmt::format("systemd knows no unit {}", m_unit));
    if (name == QLatin1String("org.freedesktop.systemd1.TransactionIsDestructive"))
        return error(code::kJobPending, fmt::format("another job for {} is under way", m_unit));
    if (name == QLatin1String("org.freedesktop.DBus.Error.NoReply") ||
        name == QLatin1String("org.freedesktop.DBus.Error.Timeout"))
        return timedOut();
    if (name == QLatin1String("org.freedesktop.DBus.Error.ServiceUnknown"))
        return error(code::kNoSystemd, "systemd is not on the system bus").with("detail", message.toStdString());
    return error(code::kManagerFailed, fmt::format("systemd: {}", message.toStdString()))
        .with("detail", message.toStdString());
}

base::Error SystemdCall::timedOut() const
{
    const auto limit = base::toShortText(m_limits.timeout);
    return error(code::kTimedOut, fmt::format("systemd did not finish within {}", limit)).with("timeout", limit);
}

int SystemdCall::leftMs() const
{
    return int(std::chrono::ceil<std::chrono::milliseconds>(m_deadline - std::chrono::steady_clock::now()).count());
}

} // namespace qcat::service_control
