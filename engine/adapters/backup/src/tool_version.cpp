#include "tool_version.h"

#include <qcat/backup/postgres_backup.h>

#include <QProcess>
#include <QRegularExpression>

#include <fmt/format.h>

#include <map>

namespace qcat::backup
{

namespace
{

constexpr int kAnswerWithinMs = 5'000;

// The first release of each line in which a dump made by somebody else cannot run code in pg_restore.
const std::map<int, int> &safeMinorVersions()
{
    static const std::map<int, int> table = {{14, 25}, {15, 20}, {16, 16}, {17, 12}, {18, 7}};
    return table;
}

} // namespace

std::string toolVersion(const QString &program)
{
    QProcess process;
    process.start(program, {QStringLiteral("--version")}, QIODevice::ReadOnly);
    if (!process.waitForFinished(kAnswerWithinMs))
        return {};
    return process.readAllStandardOutput().trimmed().toStdString();
}

std::string restoreToolWarning()
{
    const auto text = toolVersion(QStringLiteral("pg_restore"));
    static const QRegularExpression numbers(QStringLiteral(R"(\) (\d+)\.(\d+))"));
    const auto match = numbers.match(QString::fromStdString(text));
    if (!match.hasMatch())
        return {};
    const int major = match.captured(1).toInt(), minor = match.captured(2).toInt();
    const auto safe = safeMinorVersions().find(major);
    if (safe == safeMinorVersions().end() || minor >= safe->second)
        return {};
    return fmt::format("pg_restore {}.{} lets a dump made by somebody else run code (CVE-2026-116314, mended in {}.{}): guard the folder of "
                       "the backups, and update postgresql-client",
                       major, minor, major, safe->second);
}

} // namespace qcat::backup
