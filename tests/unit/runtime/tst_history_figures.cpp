#include "history_figures.h"

#include <QTest>

using namespace qcat;

namespace
{

api::Snapshot snapshotWith(domain::PostgresStatus postgres)
{
    auto data = std::make_shared<api::DataPlaneSnapshot>();
    data->postgres = std::make_shared<const domain::PostgresStatus>(std::move(postgres));
    api::Snapshot snapshot;
    snapshot.trading = std::make_shared<api::TradingSnapshot>();
    snapshot.ops = std::make_shared<api::OpsSnapshot>();
    snapshot.data = std::move(data);
    return snapshot;
}

std::optional<double> figure(const api::Snapshot &snapshot, std::string_view name)
{
    for (const auto &measured : runtime::historyFigures(snapshot))
        if (measured.name == name)
            return measured.value;
    return std::nullopt;
}

} // namespace

class TestHistoryFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figures_of_a_section_that_was_read_have_their_series()
    {
        domain::PostgresStatus status;
        domain::postgres::Headroom headroom;
        headroom.used = 7;
        status.headroom.show(headroom, {1'000});
        QCOMPARE(figure(snapshotWith(status), "postgresql.connections"), std::optional(7.0));
    }
    void figures_that_cannot_be_read_any_more_are_a_gap_and_no_flat_line()
    {
        domain::PostgresStatus status;
        status.headroom.show({}, {1'000});
        status.headroom.fail({"pg.unreachable", "no answer", {}, domain::Health::Crit});
        QCOMPARE(figure(snapshotWith(status), "postgresql.connections"), std::optional<double>());
    }
    void rate_without_a_window_is_not_zero_but_absent()
    {
        domain::PostgresStatus status;
        status.counters.show({}, {1'000});
        QCOMPARE(figure(snapshotWith(status), "postgresql.commits"), std::optional<double>());
    }
    void pools_are_told_apart_by_name()
    {
        auto snapshot = snapshotWith({});
        auto data = std::make_shared<api::DataPlaneSnapshot>();
        data->pools.resize(2);
        data->pools[0].name = "postgresql";
        data->pools[0].inUse = 3;
        data->pools[1].name = "redis";
        data->pools[1].inUse = 1;
        snapshot.data = data;
        QCOMPARE(figure(snapshot, "pool.postgresql.in_use"), std::optional(3.0));
        QCOMPARE(figure(snapshot, "pool.redis.in_use"), std::optional(1.0));
    }
};

QTEST_APPLESS_MAIN(TestHistoryFigures)
#include "tst_history_figures.moc"
