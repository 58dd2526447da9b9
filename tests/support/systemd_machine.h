#pragma once

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

// A real systemd of the test's own, in namespaces over a root whose changes are thrown away: what a package installs can be installed as it
// is. Needs root and the tool that boots it. QCAT_TEST_ROOT names another root than this machine's, one of debootstrap.
class SystemdMachine
{
public:
    struct Said {
        int code = -1;
        QString text; // both streams, trimmed
    };
    struct Unit {
        QString name;
        QByteArray text;
    };

    SystemdMachine() { QFile::setPermissions(m_dir.path(), QFile::Permissions(0x7755)); }
    ~SystemdMachine()
    {
        if (m_isUp)
            run(m_tool, {QStringLiteral("stop"), root()});
    }
    SystemdMachine(const SystemdMachine &) = delete;
    SystemdMachine &operator=(const SystemdMachine &) = delete;

    // Empty: it is up. Else why not. The tool gives up after ten seconds, which a busy machine may need.
    QString boot(const QString &tool, const QList<Unit> &units = {})
    {
        m_tool = tool;
        QStringList words{QStringLiteral("boot"), root()};
        for (const auto &[name, text] : units)
            words << write(name, text);
        if (const auto other = qEnvironmentVariable("QCAT_TEST_ROOT"); !other.isEmpty())
            qputenv("LOWER", other.toUtf8());
        Said booted;
        for (int attempt = 0; attempt < 4 && !m_isUp; ++attempt) {
            booted = run(m_tool, words);
            m_isUp = booted.code == 0;
        }
        return m_isUp ? QString() : booted.text + QStringLiteral(" (code %1)").arg(booted.code);
    }

    // A command inside, as root, with nothing of the test's environment; there is no shell.
    Said inside(const QStringList &words, int seconds = 90) const
    {
        const QStringList clean{QStringLiteral("env"), QStringLiteral("-i"), QStringLiteral("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                                QStringLiteral("LC_ALL=C.UTF-8")};
        return run(m_tool, QStringList{QStringLiteral("exec"), root()} + clean + words, seconds);
    }
    Said inside(const char *line, int seconds = 90) const { return inside(QString::fromUtf8(line).split(QLatin1Char(' ')), seconds); }
    Said as(const char *user, const char *line) const
    {
        return inside(QStringList{QStringLiteral("runuser"), QStringLiteral("-u"), QString::fromUtf8(user), QStringLiteral("--")} + QString::fromUtf8(line).split(QLatin1Char(' ')));
    }
    QString property(const char *unit, const char *name) const
    {
        return inside({QStringLiteral("systemctl"), QStringLiteral("show"), QLatin1String(unit), QStringLiteral("--value"), QStringLiteral("-p"), QLatin1String(name)}).text;
    }
    QString fileInside(const char *path) const { return inside({QStringLiteral("cat"), QLatin1String(path)}).text; }
    // The system bus, for programs outside.
    QString bus() const { return run(m_tool, {QStringLiteral("bus"), root()}).text; }

    // Waits for what is asked inside. By the clock, for an answer takes longer than the steps that QTRY_VERIFY counts.
    template <typename Condition>
    static bool comes(Condition condition, int seconds = 30)
    {
        const QDeadlineTimer deadline(seconds * 1000);
        while (!condition()) {
            if (deadline.hasExpired())
                return false;
            QTest::qWait(100);
        }
        return true;
    }

    // A folder that both see, at /run/stage inside.
    QString stage() const
    {
        const QString folder = root() + QStringLiteral("/run/stage");
        QDir().mkpath(folder);
        return folder;
    }
    // Puts a file of the test there and says its path inside.
    QString put(const QString &name, const QByteArray &text) const
    {
        writeAt(stage() + QLatin1Char('/') + name, text);
        return QStringLiteral("/run/stage/") + name;
    }

private:
    static Said run(const QString &program, const QStringList &arguments, int seconds = 90)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        process.closeWriteChannel();
        if (!process.waitForFinished(seconds * 1000)) {
            process.kill();
            process.waitForFinished();
            return {-1, QString::fromUtf8(process.readAll()).trimmed()};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAll()).trimmed()};
    }
    QString root() const { return m_dir.path() + QStringLiteral("/sd"); }
    QString write(const QString &name, const QByteArray &text) const
    {
        writeAt(m_dir.filePath(name), text);
        return m_dir.filePath(name);
    }
    static void writeAt(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write a file of the test");
    }

    QTemporaryDir m_dir{QStringLiteral("/tmp/qcat-sd-XXXXXX")};
    QString m_tool;
    bool m_isUp = false;
};

// `step` must succeed inside, or the case fails with what it said.
#define QCAT_INSIDE(machine, ...)                                                                                          \
    do {                                                                                                                   \
        const auto said = (machine).inside(__VA_ARGS__);                                                                   \
        QVERIFY2(said.code == 0, qPrintable(QStringLiteral(#__VA_ARGS__ ": code %1: %2").arg(said.code).arg(said.text))); \
    } while (false)
