#include "trading_store_contract.h"

#include "store_records.h"

#include <qcat/store_schema/table.h>

#include <QTest>

using namespace qcat::base;
using namespace qcat::domain;
using namespace store_records;

namespace
{

QString codeOf(const Status &status)
{
    return status ? QStringLiteral("ok") : QString::fromStdString(status.error().code);
}

#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto outcome = (expression);                                                                             \
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());                                             \
    } while (false)

} // namespace

void TradingStoreContract::writes_rows_of_every_kind_and_counts_them()
{
    const auto store = makeStore();
    VERIFY_OK(store->open({1}, 10s));
    auto batch = oneOfEachKind();
    batch.insert(batch.begin() + 1, order("c2", 2));
    VERIFY_OK(store->write(batch, 10s));
    VERIFY_OK(store->write(batch, 10s)); // a replayed spool writes nothing twice
    for (const auto &table : qcat::store_schema::tables())
        QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM %1").arg(QString::fromUtf8(table.name.data(), qsizetype(table.name.size())))),
                 table.name == "orders" ? QStringLiteral("2") : QStringLiteral("1"));
    const auto counts = store->counts(10s);
    VERIFY_OK(counts);
    QCOMPARE(counts->orders, 2);
    QCOMPARE(counts->fills, 1);
    QCOMPARE(counts->positions, 1);
    QCOMPARE(ask(QStringLiteral("SELECT strategy, kind, parameters FROM strategies")),
             QStringLiteral("mm-btc|market_making|spread=5"));
    QCOMPARE(
        ask(QStringLiteral("SELECT client_id, symbol, side, state, epoch, sequence FROM orders ORDER BY client_id")),
        QStringLiteral("c1|BTCUSDT|buy|open|1|1 c2|BTCUSDT|buy|open|1|2"));
}

void TradingStoreContract::the_schema_has_exactly_the_columns_that_are_written()
{
    const auto store = makeStore();
    VERIFY_OK(store->open({1}, 10s));
    for (const auto &table : qcat::store_schema::tables()) {
        QStringList written;
        for (const auto &column : table.columns)
            written << QString::fromUtf8(column.name.data(), qsizetype(column.name.size()));
        auto there = columnsOf(QString::fromUtf8(table.name.data(), qsizetype(table.name.size())));
        written.sort();
        there.sort(); // a column that came later stands last
        QCOMPARE(there, written);
    }
}

void TradingStoreContract::writing_twice_is_writing_once()
{
    const auto store = makeStore();
    VERIFY_OK(store->open({1}, 10s));
    const std::vector<qcat::trading::StoreRecord> batch = {order("c1", 1), fill("t1", 2), position("0.1", 2)};
    VERIFY_OK(store->write(batch, 10s));
    VERIFY_OK(store->write(batch, 10s));
    QCOMPARE(store->counts(10s)->orders, 1);
    QCOMPARE(store->counts(10s)->fills, 1);
    QCOMPARE(store->counts(10s)->positions, 1);
}

void TradingStoreContract::an_older_version_never_replaces_a_newer_one()
{
    const QString state = QStringLiteral("SELECT state, epoch, sequence, ordinal FROM orders");
    const auto store = makeStore();
    VERIFY_OK(store->open({2}, 10s));
    VERIFY_OK(store->write({order("c1", 5, 2, OrderState::Filled)}, 10s));
    VERIFY_OK(store->write({order("c1", 4, 2, OrderState::Open)}, 10s));
    VERIFY_OK(store->write({order("c1", 9, 1, OrderState::Open)}, 10s));
    QCOMPARE(ask(state), QStringLiteral("filled|2|5|0"));
    auto later = order("c1", 5, 2, OrderState::Cancelled);
    later.ordinal = 1;
    VERIFY_OK(store->write({later}, 10s));
    QCOMPARE(ask(state), QStringLiteral("cancelled|2|5|1"));
}

void TradingStoreContract::of_several_versions_in_a_batch_the_newest_stands()
{
    const auto store = makeStore();
    VERIFY_OK(store->open({1}, 10s));
    VERIFY_OK(store->write(
        {order("c1", 1), order("c1", 3, 1, OrderState::Filled), order("c1", 2, 1, OrderState::PartiallyFilled)}, 10s));
    QCOMPARE(ask(QStringLiteral("SELECT state, sequence FROM orders")), QStringLiteral("filled|3"));
}

void TradingStoreContract::a_batch_with_a_record_that_cannot_be_stored_is_refused_whole()
{
    const auto store = makeStore();
    VERIFY_OK(store->open({1}, 10s));
    const auto refused =
        store->write({order("c1", 1), fill("t1", 2, 1, "0")}, 10s); // a fill of nothing breaks a constraint
    QCOMPARE(codeOf(refused), QStringLiteral("store.rejected"));
    QCOMPARE(store->counts(10s)->orders, 0);
    VERIFY_OK(store->write({order("c1", 1)}, 10s));
}

void TradingStoreContract::accounts_with_equal_order_and_trade_ids_are_kept_apart()
{
    const auto store = makeStore({{"paper", "main", {}}, {"paper", "hedge", {}}}, migrations());
    VERIFY_OK(store->open({1}, 10s));
    VERIFY_OK(store->write({order("c1", 1, 1, OrderState::Open, "main"), order("c1", 2, 1, OrderState::Open, "hedge"),
                            fill("t1", 3, 1, "0.1", "main"), fill("t1", 4, 1, "0.1", "hedge"), position("0.1", 5),
                            position("-0.1", 6, 1, PositionSide::Short)},
                           10s));
    QCOMPARE(store->counts(10s)->orders, 2);
    QCOMPARE(store->counts(10s)->fills, 2);
    QCOMPARE(store->counts(10s)->positions, 2);
}

void TradingStoreContract::every_text_comes_back_as_it_went_in()
{
    const auto store = makeStore();
    VERIFY_OK(store->open({1}, 10s));
    for (const char *text :
         {"", "NULL", "null", "a,b", "{\"k\":\"v\"}", "back\\slash", "it's", "\"quoted\"", "$1 ?", "余额不足", "(x)"}) {
        auto record = order("c1", 1);
        auto &row = std::get<qcat::trading::OrderRow>(record.row);
        row.order.request.clientId = {std::string("id ") + text};
        row.order.reason = text;
        VERIFY_OK(store->write({record}, 10s));
        const QString found = ask(QStringLiteral("SELECT reason FROM orders WHERE client_id = 'id %1'")
                                      .arg(QString::fromUtf8(text).replace(QLatin1Char('\''), QLatin1String("''"))));
        QCOMPARE(found, QString::fromUtf8(text));
    }
}

void TradingStoreContract::amounts_and_times_are_exact()
{
    const auto store = makeStore();
    VERIFY_OK(store->open({1}, 10s));
    auto record = position("0.00000001", 1);
    auto &at = std::get<qcat::trading::PositionRow>(record.row).position;
    at.entryPrice = Decimal::max();
    at.realizedPnl = -Decimal::max();
    at.fees = decimal("0.1");
    VERIFY_OK(store->write({record}, 10s));
    const QStringList amounts = {rawAmount(QStringLiteral("quantity")), rawAmount(QStringLiteral("entry_price")),
                                 rawAmount(QStringLiteral("realized_pnl")), rawAmount(QStringLiteral("fees")),
                                 micros(QStringLiteral("updated_at"))};
    QCOMPARE(ask(QStringLiteral("SELECT %1 FROM positions").arg(amounts.join(QStringLiteral(", ")))),
             QStringLiteral("1|9223372036854775807|-9223372036854775807|10000000|1700000000123456"));
}

void TradingStoreContract::what_is_old_goes_in_batches_oldest_first_and_the_rest_stays()
{
    const auto store = makeStore();
    VERIFY_OK(store->open({1}, 10s));
    std::vector<qcat::trading::StoreRecord> batch{fill("t1", 1)};
    for (unsigned minute = 1; minute <= 30; ++minute) {
        batch.push_back(candle("61800", minute, 1 + minute));
        batch.push_back(equity("100000", minute, 1 + minute));
    }
    VERIFY_OK(store->write(batch, 10s));
    const auto pruner = makePruner();
    const WallTime before{21 * 60'000'000'000};
    for (const auto &table : qcat::store_schema::prunedTables()) {
        const QString name = QString::fromUtf8(table.name.data(), qsizetype(table.name.size()));
        QCOMPARE(*pruner->countBefore(table, before, 10s), 20);
        QCOMPARE(*pruner->deleteBefore(table, before, 15, 10s), 15);
        const QString oldest = QStringLiteral("SELECT min(%1) FROM %2").arg(micros(QString::fromUtf8(table.time.data(), qsizetype(table.time.size()))), name);
        QCOMPARE(ask(oldest), QStringLiteral("960000000")); // minute 16
        QCOMPARE(*pruner->deleteBefore(table, before, 15, 10s), 5);
        QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM %1").arg(name)), QStringLiteral("10"));
    }
    QCOMPARE(store->counts(10s)->fills, 1);
}

void TradingStoreContract::a_lower_epoch_cannot_open()
{
    VERIFY_OK(makeStore()->open({5}, 10s));
    const auto late = makeStore();
    const auto refused = late->open({4}, 10s);
    QCOMPARE(codeOf(refused), QStringLiteral("store.stale_epoch"));
    QCOMPARE(QString::fromStdString(std::string(refused.error().arg("standing"))), QStringLiteral("5"));
    VERIFY_OK(makeStore()->open({5}, 10s)); // the same engine after an outage
    VERIFY_OK(makeStore()->open({6}, 10s));
}

void TradingStoreContract::an_engine_that_was_overtaken_cannot_write()
{
    const auto old = makeStore();
    VERIFY_OK(old->open({1}, 10s));
    VERIFY_OK(makeStore()->open({2}, 10s));
    QCOMPARE(codeOf(old->write({order("c1", 1)}, 10s)), QStringLiteral("store.stale_epoch"));
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM orders")), QStringLiteral("0"));
}

void TradingStoreContract::opening_again_runs_no_migration_twice()
{
    VERIFY_OK(makeStore()->open({1}, 10s));
    const QString after = ask(QStringLiteral("SELECT version, applied_at FROM schema_migrations"));
    VERIFY_OK(makeStore()->open({1}, 10s));
    QCOMPARE(ask(QStringLiteral("SELECT version, applied_at FROM schema_migrations")), after);
    QVERIFY2(after.startsWith(QLatin1String("1|")), qPrintable(after));
}

void TradingStoreContract::an_edited_migration_is_refused()
{
    VERIFY_OK(makeStore()->open({1}, 10s));
    Migrations edited = migrations();
    edited.front().checksum = "edited";
    QCOMPARE(codeOf(makeStore({{"paper", "main", {}}}, edited)->open({1}, 10s)),
             QStringLiteral("store.schema_changed"));
}

void TradingStoreContract::a_schema_of_a_later_version_is_refused()
{
    Migrations later = migrations();
    later.push_back({later.back().version + 1, "later", "checksum", "CREATE TABLE later (n integer)"});
    VERIFY_OK(makeStore({{"paper", "main", {}}}, later)->open({1}, 10s));
    const auto refused = makeStore()->open({1}, 10s);
    QCOMPARE(codeOf(refused), QStringLiteral("store.schema_newer"));
    QVERIFY2(refused.error().message.find("has version") != std::string::npos, refused.error().message.c_str());
}

void TradingStoreContract::a_failed_migration_leaves_nothing_of_itself_behind()
{
    Migrations broken = migrations();
    broken.push_back({broken.back().version + 1, "broken", "checksum",
                      "CREATE TABLE half (n integer);\nINSERT INTO missing VALUES (1);"});
    QCOMPARE(codeOf(makeStore({{"paper", "main", {}}}, broken)->open({1}, 10s)), QStringLiteral("store.failed"));
    QVERIFY(columnsOf(QStringLiteral("half")).isEmpty());
    VERIFY_OK(makeStore()->open({1}, 10s)); // without it, all is well
}

void TradingStoreContract::writing_before_opening_says_so()
{
    QCOMPARE(codeOf(makeStore()->write({order("c1", 1)}, 1s)), QStringLiteral("store.unreachable"));
}
