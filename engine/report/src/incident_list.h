#pragma once

#include "text.h"

#include <QStringList>

namespace qcat::report
{

// One row an incident, for a spreadsheet.
QStringList listHeader(const Text &say);
QStringList listRow(const Text &say, const domain::Incident &incident);

} // namespace qcat::report
