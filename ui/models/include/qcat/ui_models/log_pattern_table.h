#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <QString>

#include <memory>

namespace qcat::ui
{

// Messages that differ in figures and names alone.
struct LogPatternRow {
    QString text;
    QString sample;
    api::LogLevel level = api::LogLevel::None;
    qint64 messages = 0;
    qint64 firstUs = 0;
    qint64 lastUs = 0;
    bool operator==(const LogPatternRow &) const = default;
};
struct LogPatternKey {
    QString operator()(const LogPatternRow &row) const { return row.text; }
};
using LogPatternModel = SnapshotTableModel<LogPatternRow, LogPatternKey>;

std::unique_ptr<LogPatternModel> makeLogPatternModel();
std::vector<LogPatternRow> rowsOf(const api::LogPatterns &patterns);

// Finds the messages of a pattern.
QString expressionOf(const QString &pattern);

} // namespace qcat::ui
