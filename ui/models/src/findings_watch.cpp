#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"process.ok", QT_TRANSLATE_NOOP("Finding", "{used} of memory in use")},
    {"process.memory_near_limit",
     QT_TRANSLATE_NOOP("Finding", "The control group uses {used} of the {limit} that it may ({share})")},
    {"process.memory_at_limit",
     QT_TRANSLATE_NOOP("Finding", "The control group is at its limit: {used} of {limit} ({share})")},
    {"process.oom_killed", QT_TRANSLATE_NOOP("Finding", "The kernel ended a process for lack of memory: {times} times")},
    {"process.files_ok", QT_TRANSLATE_NOOP("Finding", "{open} of {limit} file descriptors are open")},
    {"process.files_low", QT_TRANSLATE_NOOP("Finding", "File descriptors run out: {open} of {limit} are open")},
    {"process.files_exhausted", QT_TRANSLATE_NOOP("Finding", "File descriptors are used up: {open} of {limit} are open")},
    {"process.unreadable", QT_TRANSLATE_NOOP("Finding", "{detail} does not tell what this process uses")},
    {"disk_io.ok", QT_TRANSLATE_NOOP("Finding", "Everything waited for the disk for {share} of the last ten seconds")},
    {"disk_io.slow", QT_TRANSLATE_NOOP("Finding", "The disk is slow: everything waited for it for {share} of the time")},
    {"disk_io.stalled",
     QT_TRANSLATE_NOOP("Finding", "The disk holds everything up: all waited for it for {share} of the time")},
    {"disk_io.unreadable", QT_TRANSLATE_NOOP("Finding", "The kernel does not tell how long tasks wait for the disk")},
    {"system_clock.synchronised", QT_TRANSLATE_NOOP("Finding", "The system clock is right within {offset}")},
    {"system_clock.unsynchronised", QT_TRANSLATE_NOOP("Finding", "No time service keeps the system clock right")},
    {"system_clock.drifting", QT_TRANSLATE_NOOP("Finding", "The system clock is off by {offset}; more than {limit}")},
    {"system_clock.off", QT_TRANSLATE_NOOP("Finding", "The system clock is wrong by {offset}; allowed are {limit}")},
    {"system_clock.stepped", QT_TRANSLATE_NOOP("Finding", "The system clock was set by {by}")},
    {"system_clock.unreadable", QT_TRANSLATE_NOOP("Finding", "The kernel does not tell how its clock is kept")},
    {"log.written", QT_TRANSLATE_NOOP("Finding", "{file} is being written, {size}")},
    {"log.writer_lost",
     QT_TRANSLATE_NOOP("Finding", "What is logged does not arrive in {file}: it was moved away without a reload")},
    {"log.too_large", QT_TRANSLATE_NOOP("Finding", "{file} has {size}; it should be rotated below {limit}")},
    {"backup.ok", QT_TRANSLATE_NOOP("Finding", "{file} is {age} old and whole ({size})")},
    {"backup.none", QT_TRANSLATE_NOOP("Finding", "There is no backup in {folder}")},
    {"backup.stale", QT_TRANSLATE_NOOP("Finding", "The newest backup, {file}, is {age} old; allowed are {limit}")},
    {"backup.unproven", QT_TRANSLATE_NOOP("Finding", "{file}, {age} old, has no proof beside it that it is whole")},
    {"backup.damaged", QT_TRANSLATE_NOOP("Finding", "{file} is damaged: it is not what its checksum says")},
    {"backup.unreadable", QT_TRANSLATE_NOOP("Finding", "The backups in {folder} cannot be looked at: {detail}")},
    {"keys.ok", QT_TRANSLATE_NOOP("Finding", "The oldest key was changed {oldest} ago")},
    {"keys.overdue", QT_TRANSLATE_NOOP("Finding", "{file} has not been changed for {age}; the rule is {limit}")},
    {"certificate.ok", QT_TRANSLATE_NOOP("Finding", "The certificate of {target} is good for another {left}")},
    {"certificate.expiring", QT_TRANSLATE_NOOP("Finding", "The certificate of {target} expires in {left}")},
    {"certificate.expires_soon", QT_TRANSLATE_NOOP("Finding", "The certificate of {target} expires soon, in {left}")},
    {"certificate.expired", QT_TRANSLATE_NOOP("Finding", "The certificate of {target} expired {since} ago")},
    {"certificate.unreadable", QT_TRANSLATE_NOOP("Finding", "The certificate of {target} cannot be read: {detail}")},
    {"network.ok", QT_TRANSLATE_NOOP("Finding", "{names} resolve and have a route")},
    {"network.name_unknown", QT_TRANSLATE_NOOP("Finding", "The name {name} does not resolve: {detail}")},
    {"network.no_route", QT_TRANSLATE_NOOP("Finding", "There is no route to {name}: {detail}")},
    {"url.ok", QT_TRANSLATE_NOOP("Finding", "{url} answers in {latency}")},
    {"url.status", QT_TRANSLATE_NOOP("Finding", "{url} answers with the error status {status}")},
    {"url.timeout", QT_TRANSLATE_NOOP("Finding", "{url} did not answer within {timeout}")},
    {"url.failed", QT_TRANSLATE_NOOP("Finding", "{url} cannot be reached: {detail}")},
    {"api.ok", QT_TRANSLATE_NOOP("Finding", "The API answers in {latency}")},
    {"api.slow", QT_TRANSLATE_NOOP("Finding", "The API took {latency} to answer; allowed are {limit}")},
    {"api.silent", QT_TRANSLATE_NOOP("Finding", "The API does not answer: {detail}")},
    {"prometheus.ok", QT_TRANSLATE_NOOP("Finding", "Prometheus at {url} is healthy")},
    {"prometheus.down", QT_TRANSLATE_NOOP("Finding", "Prometheus at {url} is not healthy: {detail}")},
    {"scrape.ok", QT_TRANSLATE_NOOP("Finding", "Prometheus collects {target}")},
    {"scrape.missing", QT_TRANSLATE_NOOP("Finding", "No target of Prometheus is this engine (port {port})")},
    {"scrape.failing", QT_TRANSLATE_NOOP("Finding", "Prometheus cannot collect {target}: {detail}")},
    {"scrape.unknown", QT_TRANSLATE_NOOP("Finding", "Prometheus does not tell what it collects: {detail}")},
    {"alertmanager.ok", QT_TRANSLATE_NOOP("Finding", "The Alertmanager at {url} is ready")},
    {"alertmanager.down", QT_TRANSLATE_NOOP("Finding", "The Alertmanager at {url} is not ready: {detail}")},
    {"alert_delivery.ok", QT_TRANSLATE_NOOP("Finding", "The Alertmanager has sent {sent} notifications")},
    {"alert_delivery.failing",
     QT_TRANSLATE_NOOP("Finding", "{failed} notifications of the Alertmanager by {integration} failed")},
    {"alert_delivery.forward_failed",
     QT_TRANSLATE_NOOP("Finding", "The Alertmanager does not take our incidents: {detail}")},
    {"alert_delivery.unknown",
     QT_TRANSLATE_NOOP("Finding", "The Alertmanager does not tell whether its notifications arrive: {detail}")},
    {"alert_delivery.refused", QT_TRANSLATE_NOOP("Finding", "The Alertmanager refused our incidents: {text}")},
    {"grafana.ok", QT_TRANSLATE_NOOP("Finding", "Grafana {version} at {url} is healthy")},
    {"grafana.down", QT_TRANSLATE_NOOP("Finding", "Grafana at {url} is not healthy: {detail}")},
    {"grafana.database", QT_TRANSLATE_NOOP("Finding", "The database of Grafana at {url} is {state}")},
    {"units.running", QT_TRANSLATE_NOOP("Finding", "{units} run")},
    {"unit.down", QT_TRANSLATE_NOOP("Finding", "{unit} does not run: it is {state}")},
    {"unit.unknown", QT_TRANSLATE_NOOP("Finding", "systemd knows no unit {unit}")},
    {"unit.not_asked", QT_TRANSLATE_NOOP("Finding", "systemd could not be asked about {unit}: {detail}")},
    {"orders.ok", QT_TRANSLATE_NOOP("Finding", "The venue takes orders")},
    {"orders.rejected",
     QT_TRANSLATE_NOOP("Finding", "The venue rejected {count} orders within a minute, the last one: {reason}")},
    {"positions.ok", QT_TRANSLATE_NOOP("Finding", "No position is near its liquidation")},
    {"position.near_liquidation",
     QT_TRANSLATE_NOOP("Finding", "{symbol}: the mark price {mark} is {share} from the liquidation price {liquidation}")},
    {"risk.within_limits", QT_TRANSLATE_NOOP("Finding", "Loss and positions are within their limits")},
    {"risk.breaker_tripped", QT_TRANSLATE_NOOP("Finding", "The day’s loss limit holds trading back: {reason}")},
    {"risk.position_limit",
     QT_TRANSLATE_NOOP("Finding", "The position in {symbol} is {quantity}; allowed are {limit}")},
    {"alert.external", QT_TRANSLATE_NOOP("Finding", "{source} reports {name}: {summary}")},
    {"alert.external_test", QT_TRANSLATE_NOOP("Finding", "TEST of {source}: {name}: {summary}")},
    {"alert.external_over", QT_TRANSLATE_NOOP("Finding", "{source} reports that {name} is over")},
    {"watch.not_configured", QT_TRANSLATE_NOOP("Finding", "Nobody looks: set {setting} in the configuration to have it watched")},
};

} // namespace

std::span<const FindingSentence> watchFindings()
{
    return kSentences;
}

} // namespace qcat::ui
