#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"postgresql.ok", QT_TRANSLATE_NOOP("Finding", "{target} answers in {latency}")},
    {"postgresql.slow", QT_TRANSLATE_NOOP("Finding", "{target} answers slowly: {latency}")},
    {"postgresql.standby", QT_TRANSLATE_NOOP("Finding", "{target} is a standby: it takes no writes")},
    {"postgresql.refused", QT_TRANSLATE_NOOP("Finding", "{target} refuses connections: nobody listens there")},
    {"postgresql.unreachable", QT_TRANSLATE_NOOP("Finding", "{target} cannot be reached, or is starting or stopping")},
    {"postgresql.timeout", QT_TRANSLATE_NOOP("Finding", "{target} did not answer in time")},
    {"postgresql.auth",
     QT_TRANSLATE_NOOP("Finding", "{target} refuses our login: password, role, database or pg_hba.conf")},
    {"postgresql.permission", QT_TRANSLATE_NOOP("Finding", "Our role lacks a right at {target}")},
    {"postgresql.busy", QT_TRANSLATE_NOOP("Finding", "{target} is busy: a lock, a full disk or no memory")},
    {"postgresql.failed", QT_TRANSLATE_NOOP("Finding", "{target} reported an error")},
    {"redis.ok", QT_TRANSLATE_NOOP("Finding", "{target} answers in {latency}")},
    {"redis.slow", QT_TRANSLATE_NOOP("Finding", "{target} answers slowly: {latency}")},
    {"redis.refused", QT_TRANSLATE_NOOP("Finding", "{target} refuses connections: nobody listens there")},
    {"redis.unreachable",
     QT_TRANSLATE_NOOP("Finding", "{target} cannot be reached, or the connection was lost: {detail}")},
    {"redis.timeout", QT_TRANSLATE_NOOP("Finding", "{target} did not answer in time")},
    {"redis.auth", QT_TRANSLATE_NOOP("Finding", "{target} refuses our login: user or password")},
    {"redis.permission", QT_TRANSLATE_NOOP("Finding", "The Redis user lacks a right at {target}: {detail}")},
    {"redis.loading",
     QT_TRANSLATE_NOOP("Finding", "{target} is loading its data from disk and answers nothing else yet")},
    {"redis.busy", QT_TRANSLATE_NOOP("Finding", "{target} is busy with a slow script or a change of the cluster")},
    {"redis.read_only", QT_TRANSLATE_NOOP("Finding", "{target} is a read-only replica: it takes no writes")},
    {"redis.memory_full", QT_TRANSLATE_NOOP("Finding", "{target} has reached its memory limit and refuses writes")},
    {"redis.cannot_save",
     QT_TRANSLATE_NOOP("Finding", "{target} refuses writes because it cannot save them: look at its disk and its log")},
    {"redis.too_many_clients", QT_TRANSLATE_NOOP("Finding", "{target} has no room for another client")},
    {"redis.protocol",
     QT_TRANSLATE_NOOP("Finding", "{target} does not answer like Redis, or with more than is taken: {detail}")},
    {"redis.tls",
     QT_TRANSLATE_NOOP("Finding", "{target} asks for TLS, which is not available for Redis: use a local TLS proxy")},
    {"redis.failed", QT_TRANSLATE_NOOP("Finding", "{target} reported an error: {detail}")},
    {"port.open", QT_TRANSLATE_NOOP("Finding", "{target} is open, connected in {latency}")},
    {"port.refused", QT_TRANSLATE_NOOP("Finding", "{target} refuses connections: nobody listens there")},
    {"port.timeout", QT_TRANSLATE_NOOP("Finding", "{target} did not answer within {timeout}")},
    {"port.unreachable", QT_TRANSLATE_NOOP("Finding", "{target} cannot be reached: {detail}")},
    {"port.host_unknown", QT_TRANSLATE_NOOP("Finding", "The host name of {target} cannot be resolved: {detail}")},
    {"disk.ok", QT_TRANSLATE_NOOP("Finding", "{path}: {free} free ({share})")},
    {"disk.low", QT_TRANSLATE_NOOP("Finding", "{path} runs low: {free} free ({share})")},
    {"disk.full", QT_TRANSLATE_NOOP("Finding", "{path} is full: {free} free ({share})")},
    {"disk.unreadable", QT_TRANSLATE_NOOP("Finding", "The free space of {path} cannot be read: {detail}")},
    {"memory.ok", QT_TRANSLATE_NOOP("Finding", "{available} of memory available ({share})")},
    {"memory.low", QT_TRANSLATE_NOOP("Finding", "Memory runs low: {available} available ({share})")},
    {"memory.exhausted", QT_TRANSLATE_NOOP("Finding", "Memory is exhausted: {available} available ({share})")},
    {"memory.unreadable", QT_TRANSLATE_NOOP("Finding", "The memory of the system cannot be read: {detail}")},
    {"age.fresh", QT_TRANSLATE_NOOP("Finding", "{what} is fresh: {age} old")},
    {"age.stale", QT_TRANSLATE_NOOP("Finding", "{what} is stale: {age} old, at most {limit} is right")},
    {"age.never", QT_TRANSLATE_NOOP("Finding", "{what} has not been seen yet")},
    {"spool.empty", QT_TRANSLATE_NOOP("Finding", "Nothing waits: every record is in {store}")},
    {"spool.waiting",
     QT_TRANSLATE_NOOP("Finding", "{records} records ({bytes}, {share} of the spool) wait for {store}")},
    {"spool.store_unreachable",
     QT_TRANSLATE_NOOP("Finding", "{store} cannot be reached; {records} records wait ({bytes}, {share} of the spool)")},
    {"store.caught_up", QT_TRANSLATE_NOOP("Finding", "The database holds all {orders} orders and {fills} fills")},
    {"store.catching_up", QT_TRANSLATE_NOOP("Finding", "{records} records still wait to be written")},
    {"store.counts_differ", QT_TRANSLATE_NOOP("Finding", "{what}: {recorded} recorded, {stored} in the database")},
    {"store.counts_unknown", QT_TRANSLATE_NOOP("Finding", "The database could not be counted: {detail}")},
    {"log.read", QT_TRANSLATE_NOOP("Finding", "{bytes} of {file} read")},
    {"log.unreadable", QT_TRANSLATE_NOOP("Finding", "{file} cannot be read: {detail}")},
    {"action.needs_no_plan", QT_TRANSLATE_NOOP("Finding", "{action} changes nothing and needs no plan")},
    {"action.not_configured", QT_TRANSLATE_NOOP("Finding", "{action} is not configured for {name}")},
    {"action.cancelled", QT_TRANSLATE_NOOP("Finding", "Cancelled")},
    {"service.running", QT_TRANSLATE_NOOP("Finding", "{target} is {state}, process {pid}")},
    {"service.not_running", QT_TRANSLATE_NOOP("Finding", "{target} is not running: {state}")},
    {"service.started", QT_TRANSLATE_NOOP("Finding", "{target} was started: {state}")},
    {"service.restarted", QT_TRANSLATE_NOOP("Finding", "{target} was restarted: {state}")},
    {"service.controllable", QT_TRANSLATE_NOOP("Finding", "{target} can be controlled; it is {state} now")},
    {"service.no_control", QT_TRANSLATE_NOOP("Finding", "There is no way configured to {verb} {target}")},
    {"service.path_not_absolute",
     QT_TRANSLATE_NOOP("Finding", "{target}: the program {program} must be given with its whole path")},
    {"service.cannot_run", QT_TRANSLATE_NOOP("Finding", "{target}: {program} cannot be run: {detail}")},
    {"service.command_failed", QT_TRANSLATE_NOOP("Finding", "{target}: the command ended with {exit}: {output}")},
    {"service.timed_out", QT_TRANSLATE_NOOP("Finding", "{target} did not finish within {timeout}")},
    {"service.cancelled", QT_TRANSLATE_NOOP("Finding", "Cancelled for {target}")},
    {"service.no_systemd", QT_TRANSLATE_NOOP("Finding", "systemd cannot be reached for {target}: {detail}")},
    {"service.unit_unknown", QT_TRANSLATE_NOOP("Finding", "systemd does not know {target}")},
    {"service.not_permitted", QT_TRANSLATE_NOOP("Finding", "We are not permitted to control {target}")},
    {"service.job_pending", QT_TRANSLATE_NOOP("Finding", "systemd has another job for {target} in progress")},
    {"service.job_failed", QT_TRANSLATE_NOOP("Finding", "The job for {target} ended with {result}; it is {state}")},
    {"service.manager_failed", QT_TRANSLATE_NOOP("Finding", "The service manager refused {target}: {detail}")},
    {"report.not_written", QT_TRANSLATE_NOOP("Finding", "The report could not be written to {path}: {reason}")},
    {"report.pdf_needs_gui",
     QT_TRANSLATE_NOOP("Finding", "A PDF needs fonts, which are not available here; export Markdown, CSV or JSON")},
};

} // namespace

std::span<const FindingSentence> serverFindings()
{
    return kSentences;
}

} // namespace qcat::ui
