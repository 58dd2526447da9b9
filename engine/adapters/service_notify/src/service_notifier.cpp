#include <qcat/service_notify/service_notifier.h>

#include <qcat/base/log.h>

#include <systemd/sd-daemon.h>
#include <systemd/sd-login.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>

namespace qcat::service_notify
{

namespace
{

void send(const std::string &message)
{
    if (const int result = ::sd_notify(0, message.c_str()); result < 0)
        log::warning("service", "systemd cannot be told '{}': {}", message.substr(0, message.find('\n')),
                     std::strerror(-result));
}

// A status is one line.
std::string withStatus(std::string message, std::string_view text)
{
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return message + "STATUS=" + line;
}

} // namespace

std::optional<base::Duration> ServiceNotifier::watchdogInterval() const
{
    std::uint64_t microseconds = 0;
    if (::sd_watchdog_enabled(0, &microseconds) <= 0)
        return std::nullopt;
    return std::chrono::microseconds(microseconds);
}

std::optional<std::string> ServiceNotifier::unit() const
{
    char *name = nullptr;
    if (!std::getenv("NOTIFY_SOCKET") || ::sd_pid_get_unit(0, &name) < 0)
        return std::nullopt; // a terminal runs in a unit as well, but that one does not start us again
    const std::unique_ptr<char, decltype(&std::free)> owned(name, &std::free);
    return std::string(name);
}

void ServiceNotifier::ready(std::string_view text) const
{
    send(withStatus("READY=1\n", text));
}

void ServiceNotifier::status(std::string_view text) const
{
    send(withStatus("", text));
}

void ServiceNotifier::keepAlive() const
{
    send("WATCHDOG=1");
}

void ServiceNotifier::reloading() const
{
    // systemd matches the reload by this time, on the monotonic clock.
    struct timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    send(fmt::format("RELOADING=1\nMONOTONIC_USEC={}", now.tv_sec * 1'000'000ll + now.tv_nsec / 1000));
}

void ServiceNotifier::stopping(std::string_view text) const
{
    send(withStatus("STOPPING=1\n", text));
}

} // namespace qcat::service_notify
