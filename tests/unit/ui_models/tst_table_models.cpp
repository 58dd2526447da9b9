#include "sample_snapshot.h"

#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/trading_tables.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qcat;

namespace
{

struct Item {
    int key;
    int value;
    bool operator==(const Item &) const = default;
};

struct ItemKey {
    int operator()(const Item &item) const { return item.key; }
};

using Model = ui::SnapshotTableModel<Item, ItemKey>;

std::unique_ptr<Model> makeModel()
{
    return std::make_unique<Model>(
        Model::Columns{{"key", "Key", Qt::AlignLeft, [](const Item &i) { return ui::countCell(i.key); }},
                       {"value", "Value", Qt::AlignRight, [](const Item &i) { return ui::countCell(i.value); }}},
        ItemKey{});
}

QString textOf(const Model &model)
{
    QStringList rows;
    for (int i = 0; i < model.rowCount(); ++i)
        rows << QStringLiteral("%1=%2").arg(model.row(i).key).arg(model.row(i).value);
    return rows.join(QLatin1Char(' '));
}

} // namespace

class TestTableModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_come_change_and_go_without_a_reset()
    {
        const auto model = makeModel();
        QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
        model->setRows({{1, 10}, {2, 20}, {3, 30}, {4, 40}});
        QCOMPARE(textOf(*model), QStringLiteral("1=10 2=20 3=30 4=40"));
        model->setRows({{5, 50}, {4, 41}, {1, 10}});
        QCOMPARE(textOf(*model), QStringLiteral("1=10 4=41 5=50"));
        model->setRows({});
        QCOMPARE(model->rowCount(), 0);
        QCOMPARE(reset.size(), 0);
    }

    void the_same_list_says_nothing()
    {
        const auto model = makeModel();
        model->setRows({{1, 10}, {2, 20}});
        QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(model.get(), &QAbstractItemModel::rowsInserted);
        model->setRows({{1, 10}, {2, 20}});
        QCOMPARE(changed.size() + inserted.size(), 0);
    }

    void neighbours_that_change_are_one_span()
    {
        const auto model = makeModel();
        model->setRows({{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}});
        QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
        model->setRows({{1, 0}, {2, 1}, {3, 1}, {4, 0}, {5, 1}});
        QStringList spans;
        for (const auto &arguments : changed)
            spans << QStringLiteral("%1-%2")
                         .arg(arguments[0].toModelIndex().row())
                         .arg(arguments[1].toModelIndex().row());
        QCOMPARE(spans.join(QLatin1Char(' ')), QStringLiteral("1-2 4-4"));
    }

    void a_key_that_comes_twice_is_shown_once()
    {
        const auto model = makeModel();
        model->setRows({{1, 10}, {1, 11}});
        QCOMPARE(textOf(*model), QStringLiteral("1=10"));
    }

    void every_table_of_trading_holds_under_changes()
    {
        const base::WallTime now{1'700'000'000'000'000'000};
        const auto rich = sample::trading(now, {1}), flat = sample::flatTrading(now, {1});
        const auto orders = ui::makeWorkingOrdersModel();
        const auto positions = ui::makePositionsModel();
        const auto fills = ui::makeFillsModel();
        const auto strategies = ui::makeStrategiesModel();
        const auto accounts = ui::makeAccountsModel();
        const auto funding = ui::makeFundingModel();
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (QAbstractItemModel *model :
             std::initializer_list<QAbstractItemModel *>{orders.get(), positions.get(), fills.get(), strategies.get(), accounts.get(), funding.get()})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        for (const auto *t : {&rich, &flat, &rich}) {
            orders->setRows(ui::orderRows(t->workingOrders, *t));
            positions->setRows(ui::positionRows(*t));
            fills->setRows(ui::fillRows(*t));
            strategies->setRows(t->strategies);
            accounts->setRows(t->accounts);
            funding->setRows(t->recentFunding);
        }
        QCOMPARE(orders->rowCount(), 6);
        QCOMPARE(positions->rowCount(), 2);
        QCOMPARE(fills->rowCount(), 24);
        QCOMPARE(accounts->rowCount(), 1);
        QCOMPARE(funding->rowCount(), 3);
    }

    void an_unknown_order_has_a_tone_of_its_own()
    {
        const auto t = sample::trading({1'700'000'000'000'000'000}, {1});
        const auto model = ui::makeWorkingOrdersModel();
        model->setRows(ui::orderRows(t.workingOrders, t));
        const int row = model->indexOf("q1-105");
        int unknown = 0;
        for (int column = 0; column < model->columnCount(); ++column)
            unknown += model->index(row, column).data(ui::ToneRole).toInt() == int(ui::Tone::Unknown);
        QCOMPARE(unknown, 1);
    }

    void liquidation_distance_is_a_part_of_the_mark_price()
    {
        ui::PositionRow row;
        row.view.markPrice = base::Decimal::fromInt(100);
        row.view.liquidationPrice = base::Decimal::fromInt(97);
        QVERIFY(qAbs(row.liquidationDistance() - 0.03) < 1e-12);
        row.view.liquidationPrice = {};
        QVERIFY(row.liquidationDistance() < 0);
    }
};

QTEST_APPLESS_MAIN(TestTableModels)
#include "tst_table_models.moc"
