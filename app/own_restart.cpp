#include "own_restart.h"

#include "verbs/verbs.h"

#include <qcat/base/log.h>
#include <qcat/service_control/systemd_service.h>

#include <QCoreApplication>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <unistd.h>

namespace qcat::app
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kJobWithin = 120s; // longer than the unit gives an orderly stop
constexpr std::size_t kQueue = 16;
constexpr std::string_view kDeleted = " (deleted)"; // what the kernel adds when a package has replaced the file

void logBug(const std::exception_ptr &)
{
    log::error("app", "a bug while this program was to be restarted");
}

} // namespace

OwnRestarter::OwnRestarter(QCoreApplication &app, const service_notify::ServiceNotifier &systemd)
    : m_app(app), m_unit(systemd.unit()), m_worker("restart", kQueue, logBug), m_caller("restart-call", kQueue, logBug)
{
    // systemd's job ends with us, not before; nobody is left to be told
    QObject::connect(&app, &QCoreApplication::aboutToQuit, &app, [over = m_over] { over.cancel(); });
}

runtime::OwnRestart OwnRestarter::offer()
{
    if (!m_unit)
        return {"stop in order, then the same program with the same arguments", fmt::format("process {}", QCoreApplication::applicationPid()),
                [this](const auto &) {
                    m_isAsked = true;
                    QMetaObject::invokeMethod(&m_app, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
                }};
    const auto service = std::make_shared<service_control::SystemdService>(*m_unit, m_worker, m_caller);
    return {service->describe(ops::ServiceVerb::Restart).valueOr(*m_unit), *m_unit, [this, service](runtime::OwnRestart::Refused refused) {
                service->act(ops::ServiceVerb::Restart, {kJobWithin, m_over}, [](const std::string &) {}, [refused = std::move(refused), over = m_over](const auto &status) {
                    if (!status && !over.isCancelled())
                        refused(status.error());
                });
            }};
}

int startAgain(char **argv)
{
    std::error_code error;
    auto program = std::filesystem::read_symlink("/proc/self/exe", error).string();
    if (program.ends_with(kDeleted))
        program.resize(program.size() - kDeleted.size());
    if (!error)
        ::execv(program.c_str(), argv);
    fmt::print(stderr, "{} cannot be started again: {}\n", program, error ? error.message() : std::strerror(errno));
    return kFinding;
}

} // namespace qcat::app
