#pragma once

#include <qcat/base/time.h>

#include <optional>
#include <string>
#include <string_view>

namespace qcat::service_notify
{

// Tells systemd how the service is (sd_notify, Type=notify). Without systemd, that is without NOTIFY_SOCKET, every call
// does nothing. Thread-safe; returns at once.
class ServiceNotifier
{
public:
    // How long systemd waits for keepAlive() before it kills the service; empty: it does not. Call it at half of that,
    // and only while the threads that matter answer.
    std::optional<base::Duration> watchdogInterval() const;
    // The unit that runs us ("qcat.service"); empty: none does.
    std::optional<std::string> unit() const;

    void ready(std::string_view status) const;
    void status(std::string_view text) const; // one line for `systemctl status`
    void keepAlive() const;
    // A reload has begun; ready() ends it.
    void reloading() const;
    void stopping(std::string_view status) const;
};

} // namespace qcat::service_notify
