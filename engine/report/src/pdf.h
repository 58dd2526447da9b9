#pragma once

#include "document.h"

#include <qcat/base/result.h>

#include <QByteArray>

namespace qcat::report
{

// A4, with the footer and the number on every page. Needs a QGuiApplication (fonts); any of its platforms does,
// "offscreen" too.
base::Result<QByteArray> toPdf(const Document &document);

} // namespace qcat::report
