#include "export_target.h"

#include "verbs.h"

#include <QFile>

#include <fmt/format.h>

namespace qcat::app
{

namespace
{

bool copy(QFile &from, QFile &to)
{
    constexpr qint64 kAtOnce = 1 << 16;
    while (!from.atEnd())
        if (const auto part = from.read(kAtOnce); part.isEmpty() || to.write(part) != part.size())
            return false;
    return to.flush();
}

} // namespace

ExportTarget::ExportTarget(const QString &asked, const QString &proposed)
    : m_isStdout(asked == QLatin1String("-")), m_path(m_isStdout ? m_folder.filePath(proposed) : asked.isEmpty() ? proposed : asked)
{
}

int ExportTarget::done(const std::string &what) const
{
    if (!m_isStdout) {
        fmt::print("{}{}\n", m_path.toStdString(), what);
        return kGood;
    }
    QFile file(m_path), out;
    const bool isGood = file.open(QIODevice::ReadOnly) && out.open(stdout, QIODevice::WriteOnly) && copy(file, out);
    if (!isGood)
        fmt::print(stderr, "the export could not be written to standard output\n");
    return isGood ? kGood : kFinding;
}

} // namespace qcat::app
