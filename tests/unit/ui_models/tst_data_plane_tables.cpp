#include "sample_data_plane.h"

#include <qcat/ui_models/database_tables.h>
#include <qcat/ui_models/pool_tables.h>
#include <qcat/ui_models/redis_tables.h>

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

const base::WallTime kNow{1'795'317'127'000'000'000};
constexpr base::SteadyTime kAt{5'000'000'000};

int columnOf(const ui::TableModel &model, const QString &id)
{
    for (int column = 0; column < model.columnCount(); ++column)
        if (model.columnId(column) == id)
            return column;
    return -1;
}

QString cell(const ui::TableModel &model, int row, const char *column, int role = Qt::DisplayRole)
{
    return model.index(row, columnOf(model, QLatin1String(column))).data(role).toString();
}

// One column as it stands after sorting by it.
QString sorted(ui::TableModel &model, const char *column, const char *shown, Qt::SortOrder order)
{
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setSortRole(ui::SortRole);
    proxy.sort(columnOf(model, QLatin1String(column)), order);
    QStringList texts;
    for (int row = 0; row < proxy.rowCount(); ++row)
        texts << proxy.index(row, columnOf(model, QLatin1String(shown))).data().toString();
    return texts.join(QLatin1Char(' '));
}

template <typename Model, typename Rows>
void changeAll(const std::unique_ptr<Model> &model, const Rows &rows)
{
    QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    model->setRows(ui::rowsOf(rows));
    const int count = model->rowCount();
    QVERIFY(count > 0);
    model->setRows({});
    model->setRows(ui::rowsOf(rows));
    QCOMPARE(model->rowCount(), count);
    model->retranslate();
}

} // namespace

// The tables of the diagnostics pages: what stands in their cells and how they hold under change.
class TestDataPlaneTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_table_holds_under_changes()
    {
        const auto pg = sample::postgresInTrouble(kNow, kAt);
        changeAll(ui::makeConnectionStatesModel(), pg.connections.data.byState.rows);
        changeAll(ui::makeConnectionClientsModel(), pg.connections.data.byClient.rows);
        changeAll(ui::makeWaitsModel(), pg.connections.data.waits.rows);
        changeAll(ui::makeSessionsModel(), pg.activity.data);
        changeAll(ui::makeBlockingModel(), pg.locks.data.rows);
        changeAll(ui::makeStatementsModel(), pg.statements.data.rows.rows);
        changeAll(ui::makeTableSizesModel(), pg.sizes.data.tables.rows);
        changeAll(ui::makeIndexIssuesModel(), pg.indexes.data.issues.rows);
        changeAll(ui::makeTableCacheModel(), pg.cache.data.tables.rows);
        changeAll(ui::makeDatabaseSizesModel(), pg.sizes.data.databases.rows);
        changeAll(ui::makeIndexUseModel(), pg.indexes.data.use.rows);
        changeAll(ui::makeRunningVacuumsModel(), pg.vacuum.data.running.rows);
        changeAll(ui::makeHorizonModel(), pg.vacuum.data.horizon.rows);
        changeAll(ui::makeBloatModel(), pg.bloat.data.tables.rows);
        changeAll(ui::makeVacuumModel(), pg.vacuum.data.tables.rows);
        changeAll(ui::makeWraparoundModel(), pg.vacuum.data.wraparound.rows);
        changeAll(ui::makeAdviceModel(), pg.settings.data.advice.rows);
        changeAll(ui::makeStandbysModel(), pg.replication.data.standbys.rows);
        changeAll(ui::makeSlotsModel(), pg.replication.data.slots.rows);
        const auto redis = sample::redisNearItsLimit(kNow, kAt);
        changeAll(ui::makeSlowLogModel(), redis.slowLog.data.rows);
        changeAll(ui::makeCommandRatesModel(), redis.commands.data.busiest.rows);
        changeAll(ui::makeRedisClientsModel(), redis.clientList.data.rows);
        changeAll(ui::makeKeyspaceModel(), redis.keyspace.data.rows);
        changeAll(ui::makeBigKeysModel(), redis.bigKeys.data.largest.rows);
        const auto pools = sample::dataPlane(kNow, kAt).pools;
        changeAll(ui::makePoolsModel(), pools);
        changeAll(ui::makeHoldersModel(), pools[0].holders.rows);
    }

    void a_refresh_keeps_the_chosen_session()
    {
        auto activity = sample::postgresInTrouble(kNow, kAt).activity.data;
        const auto model = ui::makeSessionsModel();
        model->setRows(ui::rowsOf(activity));
        const QPersistentModelIndex chosen = model->index(1, columnOf(*model, QStringLiteral("pid")));
        const QString pid = chosen.data().toString();
        activity.longRunning.rows.erase(activity.longRunning.rows.begin());
        for (auto &session : activity.longRunning.rows)
            *session.statementAge += 5s;
        model->setRows(ui::rowsOf(activity));
        QVERIFY(chosen.isValid());
        QCOMPARE(chosen.data().toString(), pid);
    }

    void a_pid_that_was_given_to_another_session_is_another_row()
    {
        auto activity = sample::postgresInTrouble(kNow, kAt).activity.data;
        const auto model = ui::makeSessionsModel();
        model->setRows(ui::rowsOf(activity));
        const QPersistentModelIndex chosen = model->index(0, 0);
        for (auto *list : {&activity.longRunning, &activity.idleInTransaction})
            for (auto &session : list->rows)
                session.backendStart = kNow;
        model->setRows(ui::rowsOf(activity));
        QVERIFY(!chosen.isValid());
    }

    void what_the_role_may_not_see_is_never_a_number()
    {
        const auto pg = sample::postgresInTrouble(kNow, kAt);
        const auto clients = ui::makeConnectionClientsModel();
        clients->setRows(ui::rowsOf(pg.connections.data.byClient.rows));
        const int row = clients->indexOf("metabase/reporting/");
        for (const char *column : {"active", "idle", "idle_in_transaction", "client"}) {
            QCOMPARE(cell(*clients, row, column), QStringLiteral("hidden"));
            QCOMPARE(cell(*clients, row, column, ui::CopyRole), QStringLiteral("hidden"));
        }
        const auto standbys = ui::makeStandbysModel();
        standbys->setRows(ui::rowsOf(pg.replication.data.standbys.rows));
        for (const char *column : {"state", "lag", "unreplayed", "unsent", "sync"})
            QCOMPARE(cell(*standbys, 1, column), QStringLiteral("hidden"));
    }

    void sizes_sort_by_bytes_and_not_by_their_text()
    {
        const auto model = ui::makeTableSizesModel();
        model->setRows(ui::rowsOf(sample::postgresInTrouble(kNow, kAt).sizes.data.tables.rows));
        QCOMPARE(sorted(*model, "bytes", "table", Qt::DescendingOrder), QStringLiteral("market_data orders fills audit"));
        QCOMPARE(sorted(*model, "bytes", "table", Qt::AscendingOrder), QStringLiteral("audit fills orders market_data"));
    }

    void durations_sort_by_time_whatever_their_unit()
    {
        const auto model = ui::makeHoldersModel();
        model->setRows(ui::rowsOf(sample::exhaustedPool(kNow, kAt).holders.rows));
        QCOMPARE(sorted(*model, "held", "id", Qt::DescendingOrder), QStringLiteral("91 92 93 95"));
    }

    void blocked_sessions_stand_below_who_must_go_first()
    {
        const auto model = ui::makeBlockingModel();
        model->setRows(ui::rowsOf(sample::postgresInTrouble(kNow, kAt).locks.data.rows));
        QCOMPARE(sorted(*model, "tree", "tree", Qt::AscendingOrder).remove(QChar(0x2003)),
                 QStringLiteral("48211 └ 48307 └ 48309 └ 48355 └ 48360"));
        QCOMPARE(cell(*model, 0, "victims"), QStringLiteral("4"));
        QCOMPARE(cell(*model, 0, "tree", ui::CopyRole), QStringLiteral("48211"));
    }

    void a_deadlock_is_named()
    {
        auto sessions = sample::postgresInTrouble(kNow, kAt).locks.data.rows;
        sessions.resize(2);
        sessions[0].blockedBy = {sessions[1].session.pid};
        const auto model = ui::makeBlockingModel();
        model->setRows(ui::rowsOf(sessions));
        for (int row = 0; row < 2; ++row)
            QVERIFY(cell(*model, row, "victims").endsWith(QStringLiteral("deadlock")));
    }

    void a_pid_is_a_name_and_has_no_thousands()
    {
        const auto model = ui::makeSessionsModel();
        model->setRows(ui::rowsOf(sample::postgresInTrouble(kNow, kAt).activity.data));
        QVERIFY(sorted(*model, "pid", "pid", Qt::AscendingOrder).startsWith(QStringLiteral("48211 ")));
    }

    void advice_without_a_number_shows_none()
    {
        const auto model = ui::makeAdviceModel();
        model->setRows(ui::rowsOf(sample::postgresInTrouble(kNow, kAt).settings.data.advice.rows));
        QCOMPARE(cell(*model, model->indexOf("fsync"), "basis"), QStringLiteral("–"));
        QCOMPARE(cell(*model, model->indexOf("max_connections"), "basis"), QStringLiteral("92 %"));
    }
};

QTEST_GUILESS_MAIN(TestDataPlaneTables)
#include "tst_data_plane_tables.moc"
