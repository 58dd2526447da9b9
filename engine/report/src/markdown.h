#pragma once

#include "document.h"

#include <QByteArray>

namespace qcat::report
{

// GitHub's Markdown. Text from outside is escaped: it can neither make markup nor leave its cell.
QByteArray toMarkdown(const Document &document);

} // namespace qcat::report
