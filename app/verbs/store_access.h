#pragma once

#include "../options.h"

#include <qcat/domain/config.h>
#include <qcat/store_schema/compared_row.h>
#include <qcat/store_schema/record_pruner.h>
#include <qcat/store_schema/schema_migrator.h>

#include <QCommandLineParser>

#include <memory>

namespace qcat::app
{

// The options of a verb that opens the store by itself: --config, --data-dir and --json.
void addStoreOptions(QCommandLineParser &parser);
// What they ask for, as the options of a run; loadConfig() takes them.
RunOptions storeOptions(const QCommandLineParser &parser);

std::unique_ptr<store_schema::SchemaMigrator> makeMigrator(const domain::Config &config);

std::unique_ptr<store_schema::RecordReader> makeRecordReader(const domain::Config &config);

std::unique_ptr<store_schema::RecordPruner> makeRecordPruner(const domain::Config &config);

// Says it on standard error; the exit code for it: 3 where no store was reached, 1 for a refusal.
int sayStoreFailure(const base::Error &error);

} // namespace qcat::app
