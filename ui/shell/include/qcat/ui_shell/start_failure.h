#pragma once

#include <qcat/base/result.h>

#include <QString>

namespace qcat::ui
{

// Why the console did not start, in the operator's language.
struct StartFailure {
    QString what;       // one sentence
    QString where;      // the file, folder or address; may be empty
    QString next;       // what the operator can do about it
    QString details;    // the program's own English lines, for a report
    QString dataFolder; // offered to be opened where it exists
    QString runningAt;  // the address of an engine that runs already; empty: none to look at
};

StartFailure startFailure(const base::Error &error, const QString &dataFolder, const QString &runningAt);

} // namespace qcat::ui
