#pragma once

#include <qcat/base/call.h>
#include <qcat/ops_ports/service_control.h>

#include <QByteArray>
#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QObject>
#include <QString>
#include <QVariantList>

#include <chrono>
#include <map>
#include <string>

namespace qcat::service_control
{

// One conversation with systemd about one unit, on the thread that makes it; every wait ends by the deadline.
class SystemdCall : public QObject
{
    Q_OBJECT

public:
    SystemdCall(std::string unit, const std::string &busAddress, const base::CallLimits &limits);
    ~SystemdCall() override;

    base::Result<ops::ServiceStatus> status();
    base::Result<ops::ServiceStatus> act(ops::ServiceVerb verb, const std::function<void(std::string)> &progress);

    struct Reply {
        QVariant value;
        base::Status status;
    };
    // For what asks more of it than a service does.
    base::Result<QString> unitPath();
    base::Result<QVariant> property(const QString &path, const QString &interface, const QString &name);
    Reply askManager(const QString &method, const QVariantList &arguments);

private:
    base::Status subscribe();
    Reply ask(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments);
    // The job's result word: "done", "failed" …
    base::Result<std::string> waitForJob(const QString &job);
    // "done" says that it was started, not that it lives: it must still be the same process a while later.
    base::Result<ops::ServiceStatus> staysUp(const ops::ServiceStatus &started);
    QByteArray invocation(); // of its last attempt to run; empty: there was none, or it is not known
    base::Error error(std::string_view code, std::string message) const;
    base::Error errorOf(const QString &name, const QString &message) const;
    base::Error timedOut() const;
    int leftMs() const;

private Q_SLOTS:
    void onJobRemoved(uint id, const QDBusObjectPath &job, const QString &unit, const QString &result);

private:
    const std::string m_unit;
    const base::CallLimits m_limits;
    const std::chrono::steady_clock::time_point m_deadline;
    const QString m_connectionName;
    QDBusConnection m_bus;
    std::map<QString, QString> m_finishedJobs; // result by path: a job may end before we know its path
    Q_SIGNAL void jobFinished();
};

} // namespace qcat::service_control
