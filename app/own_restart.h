#pragma once

#include <qcat/base/call.h>
#include <qcat/base/loop_thread.h>
#include <qcat/runtime/own_restart.h>
#include <qcat/service_notify/service_notifier.h>

#include <atomic>

class QCoreApplication;

namespace qcat::app
{

// How a daemon starts itself anew: by systemd where a unit of it runs us, else main() puts the program in our place once everything has ended
// in order: same process, same arguments, and never two engines. Lives as long as the application.
class OwnRestarter
{
public:
    OwnRestarter(QCoreApplication &app, const service_notify::ServiceNotifier &systemd);

    runtime::OwnRestart offer();
    // The application ended because it is to be started again by main().
    bool isAsked() const { return m_isAsked; }

private:
    QCoreApplication &m_app;
    const std::optional<std::string> m_unit;
    base::CancelToken m_over;
    base::LoopThread m_worker;
    base::LoopThread m_caller;
    std::atomic_bool m_isAsked = false;
};

// Puts the program, as it lies on the disk now, in the place of this process. Returns the exit code only when that cannot be.
int startAgain(char **argv);

} // namespace qcat::app
