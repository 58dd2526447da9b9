#pragma once

#include <QString>
#include <QTemporaryDir>

#include <string>

namespace qcat::app
{

// Where an export goes: the named file, a proposed one beside us without a name, or by "-" standard output, which gets it whole or not at
// all.
class ExportTarget
{
public:
    ExportTarget(const QString &asked, const QString &proposed);

    // What is to be written.
    const QString &path() const { return m_path; }
    // It is: says the path and `what`, or hands it to standard output, beside which nothing is said there. The exit code.
    int done(const std::string &what) const;

private:
    QTemporaryDir m_folder; // this user's alone
    const bool m_isStdout;
    const QString m_path;
};

} // namespace qcat::app
