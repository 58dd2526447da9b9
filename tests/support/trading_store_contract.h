#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/store_schema/migration.h>
#include <qcat/store_schema/record_pruner.h>
#include <qcat/trading_ports/trading_store.h>

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

// What every TradingStore promises, whatever database is below: one test class for each derives from this one and runs
// all its cases, each on an empty database.
class TradingStoreContract : public QObject
{
    Q_OBJECT

protected:
    using Store = qcat::trading::TradingStore;
    using Accounts = std::vector<qcat::domain::Account>;
    using Migrations = std::vector<qcat::store_schema::Migration>;

    virtual void makeEmptyDatabase() = 0;
    virtual std::unique_ptr<Store> makeStore(const Accounts &accounts, const Migrations &migrations) = 0;
    virtual std::unique_ptr<qcat::store_schema::RecordPruner> makePruner() = 0;
    virtual const Migrations &migrations() const = 0;
    // What the statement answers, read past the store: values apart by '|', rows by a blank. An error's text if it
    // fails.
    virtual QString ask(const QString &statement) = 0;
    // SQL for an amount as a whole number of 0.00000001, and for a time as whole microseconds since 1970.
    virtual QString rawAmount(const QString &column) const = 0;
    virtual QString micros(const QString &column) const = 0;
    virtual QStringList columnsOf(const QString &table) = 0;

    std::unique_ptr<Store> makeStore() { return makeStore({{"paper", "main", {}}}, migrations()); }

private Q_SLOTS:
    void init() { makeEmptyDatabase(); }

    void writes_rows_of_every_kind_and_counts_them();
    void the_schema_has_exactly_the_columns_that_are_written();
    void writing_twice_is_writing_once();
    void an_older_version_never_replaces_a_newer_one();
    void of_several_versions_in_a_batch_the_newest_stands();
    void a_batch_with_a_record_that_cannot_be_stored_is_refused_whole();
    void accounts_with_equal_order_and_trade_ids_are_kept_apart();
    void every_text_comes_back_as_it_went_in();
    void amounts_and_times_are_exact();
    void what_is_old_goes_in_batches_oldest_first_and_the_rest_stays();
    void a_lower_epoch_cannot_open();
    void an_engine_that_was_overtaken_cannot_write();
    void opening_again_runs_no_migration_twice();
    void an_edited_migration_is_refused();
    void a_schema_of_a_later_version_is_refused();
    void a_failed_migration_leaves_nothing_of_itself_behind();
    void writing_before_opening_says_so();
};
