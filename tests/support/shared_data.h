#pragma once

#include <QFileInfo>
#include <QString>
#include <QTest>

// Recorded market data lies beside the checkout (../shared) or where QCAT_SHARED_DIR says, and is no part of the project. Cases that
// need it are skipped without it and say so; with QCAT_REQUIRE_SHARED=1 they fail instead.
inline QString sharedFile(const char *relative)
{
    QString root = qEnvironmentVariable("QCAT_SHARED_DIR");
    if (root.isEmpty())
        root = QStringLiteral(QCAT_SOURCE_DIR "/../shared");
    const QString path = root + QLatin1Char('/') + QLatin1String(relative);
    return QFileInfo::exists(path) ? QFileInfo(path).canonicalFilePath() : QString();
}

#define QCAT_NEED_SHARED(variable, relative)                                                                       \
    const QString variable = sharedFile(relative);                                                                 \
    if (variable.isEmpty()) {                                                                                      \
        if (qEnvironmentVariableIntValue("QCAT_REQUIRE_SHARED") == 1)                                              \
            QFAIL(qPrintable(QLatin1String("recorded data not found and QCAT_REQUIRE_SHARED=1: ") +                \
                             QLatin1String(relative)));                                                            \
        QSKIP(qPrintable(QLatin1String("recorded data not found: ") + QLatin1String(relative)));                   \
    }                                                                                                              \
    static_assert(true)
