#pragma once

#include <qcat/log_files/log_query.h>
#include <qcat/log_files/text_encoding.h>

#include <optional>
#include <string>

class QCommandLineParser;

namespace qcat::app
{

// Which messages a call of `qcat logs` asks for.
struct LogsWanted {
    log_files::LogQuery query; // without the pattern, which is compiled for the encoding of each file
    std::string text;          // of the pattern; empty: none
    log_files::Pattern::Options options;
    bool isCount = false;
    bool isScan = false; // of files whose times go back

    // The query for a file of that encoding; `pattern` holds what it points to.
    base::Result<log_files::LogQuery> queryFor(log_files::TextEncoding encoding, std::optional<log_files::Pattern> &pattern) const;
};

void addLogsOptions(QCommandLineParser &parser);
// Error "usage".
base::Result<LogsWanted> logsWantedBy(const QCommandLineParser &parser);

} // namespace qcat::app
