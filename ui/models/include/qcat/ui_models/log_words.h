#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/base/time.h>

#include <QString>

#include <optional>
#include <vector>

namespace qcat::ui
{

// "Error": one word, and its short form in the list ("ERROR"), which is what the files say and is not translated.
QString logLevelText(api::LogLevel level);
QString logLevelMark(api::LogLevel level);

// "11-20 10:00:00.187", of the log's own calendar; with the year and to the microsecond for a tooltip or a field.
QString logTimeText(qint64 us);
QString logTimeExact(qint64 us);
// "2026-11-20 10:00", "10:00:05" of the day of `near`, "2026-11-20": none where it is no time.
std::optional<qint64> logTimeFrom(const QString &text, qint64 near);

// The time of day that our own log writes at a moment: local time.
qint64 logTimeOf(base::WallTime time);

// What follows one thing through the logs: "cid=2399d29db61e6ba5" gives cid and its value. In the order of the line.
struct LogId {
    QString name;
    QString value;
    bool operator==(const LogId &) const = default;
};
std::vector<LogId> idsIn(const QString &line);

// A filter in a few words, and as it is kept in the settings; none: it is not readable.
QString logFilterText(const api::LogFilter &filter);
QString storedFilter(const api::LogFilter &filter);
std::optional<api::LogFilter> filterFrom(const QString &stored);

} // namespace qcat::ui
