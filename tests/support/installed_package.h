#pragma once

#include "systemd_machine.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

// The Debian package of this build, installed in a machine of the test's own.
class InstalledPackage
{
public:
    // Calls for nobody but a listener on this port inside, which keeps what it is sent in /run/told.
    static constexpr const char *kTold = "/run/told";

    SystemdMachine machine;

    // Empty: it is installed. Else why not.
    QString install(const QString &tool, const QString &package)
    {
        if (const auto why = machine.boot(tool, {{QStringLiteral("hook.socket"), "[Socket]\nListenStream=127.0.0.1:9900\nAccept=yes\n"},
                                                 {QStringLiteral("hook@.service"), "[Service]\nStandardInput=socket\nStandardError=journal\nExecStart=/bin/bash /run/stage/hook.sh\n"}});
            !why.isEmpty())
            return why;
        machine.put(QStringLiteral("hook.sh"), kHook);
        if (!QFile::copy(package, machine.stage() + QStringLiteral("/qcat.deb")))
            return QStringLiteral("no package ") + package;
        const auto said = machine.inside("dpkg -i /run/stage/qcat.deb", 120);
        m_said = said.text;
        return said.code == 0 ? QString() : said.text;
    }
    const QString &said() const { return m_said; } // by the installation

    // Adds to the shipped configuration what calls one person by the listener.
    QString callSomebody() const
    {
        const auto shipped = machine.fileInside("/etc/qcat/config.yaml");
        const auto path = machine.put(QStringLiteral("config.yaml"), shipped.left(shipped.indexOf(QLatin1String("\nalerting:"))).toUtf8() + kAlerting);
        for (const auto &words : {QStringList{QStringLiteral("cp"), path, QStringLiteral("/etc/qcat/config.yaml")}, QStringList{QStringLiteral("systemctl"), QStringLiteral("start"), QStringLiteral("hook.socket")}})
            if (const auto said = machine.inside(words); said.code != 0)
                return said.text;
        return {};
    }
    bool isTold(const char *text) const { return machine.fileInside(kTold).contains(QLatin1String(text)); }
    void forgetWhatWasTold() const { machine.inside({QStringLiteral("rm"), QStringLiteral("-f"), QLatin1String(kTold)}); }

    // Shorter than the shipped ones, so that a test need not wait for them; systemd waits for longer than the watcher.
    QString hurry() const
    {
        const auto watchdog = machine.put(QStringLiteral("watchdog.conf"), "[Service]\nWatchdogSec=3\nRestartSec=6\n");
        const auto guard = machine.put(QStringLiteral("guard.conf"), "[Service]\nExecStart=\nExecStart=/opt/qcat/bin/qguard --config /etc/qcat/config.yaml --after 2 --every 1 --settled 2\n");
        for (const auto &words : {QStringList{QStringLiteral("install"), QStringLiteral("-D"), watchdog, QStringLiteral("/etc/systemd/system/qcat.service.d/test.conf")},
                                  QStringList{QStringLiteral("install"), QStringLiteral("-D"), guard, QStringLiteral("/etc/systemd/system/qguard.service.d/test.conf")},
                                  QStringList{QStringLiteral("systemctl"), QStringLiteral("daemon-reload")}})
            if (const auto said = machine.inside(words); said.code != 0)
                return said.text;
        return {};
    }

    // The package of this build, in `folder`. Empty: `why` not.
    static QString make(const QString &folder, QString &why)
    {
        QProcess cpack;
        cpack.setProcessChannelMode(QProcess::MergedChannels);
        cpack.setWorkingDirectory(folder);
        cpack.start(QStringLiteral("cpack"), {QStringLiteral("--config"), QStringLiteral(QCAT_BINARY_DIR "/../CPackConfig.cmake"), QStringLiteral("-B"), folder});
        if (!cpack.waitForFinished(120'000) || cpack.exitCode() != 0) {
            why = QString::fromUtf8(cpack.readAll()) + cpack.errorString();
            return {};
        }
        const auto found = QDir(folder).entryList({QStringLiteral("qcat_*.deb")});
        return found.isEmpty() ? QString() : QDir(folder).filePath(found.first());
    }
    // What the tests need beside root, empty when all is there.
    static QString missing()
    {
        for (const char *tool : {"cpack", "dpkg", "dpkg-deb", "dpkg-shlibdeps", "file"})
            if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty())
                return QStringLiteral("%1 is not installed").arg(QLatin1String(tool));
        return {};
    }

private:
    static constexpr const char *kAlerting = "\nalerting:\n"
                                             "  channels:\n"
                                             "    - {name: hook, kind: webhook, url: \"http://127.0.0.1:9900/\", private_hosts: true}\n"
                                             "  contacts:\n"
                                             "    - {name: alice, channels: [hook]}\n"
                                             "  escalations:\n"
                                             "    - {name: all, severities: [P0, P1, P2, P3], steps: [{after: 0s, notify: [\"contact:alice\"]}]}\n";
    static constexpr const char *kHook = "length=0\n"
                                         "while read -r line; do\n"
                                         "  line=${line%$'\\r'}\n"
                                         "  case ${line,,} in content-length:*) length=${line#*: } ;; '') break ;; esac\n"
                                         "done\n"
                                         "head -c \"$length\" >>/run/told\n"
                                         "printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\n{}'\n";
    QString m_said;
};
