#include "verbs/status.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace qcat;

namespace
{

base::Decimal decimal(const char *text)
{
    return base::Decimal::parse(text).value();
}

constexpr base::SteadyTime kNow{100'000'000'000};

api::Snapshot halted()
{
    api::TradingSnapshot trading;
    trading.state = domain::TradingState::Halted;
    trading.stateWhy.text = "halted by anna";
    trading.at = {99'500'000'000};
    api::OpsSnapshot ops;
    ops.exposure.known = true;
    ops.exposure.at = {97'000'000'000};
    ops.exposure.openOrders = 2;
    ops.exposure.gross = decimal("30900.1");
    ops.exposure.legs = {{"main", "BTCUSDT", decimal("0.5"), decimal("61000"), decimal("61800.2"), decimal("400.1"), {}, false}};
    ops.spool.store = "postgresql db1:5432/qcat";
    ops.spool.pendingRecords = 12;
    ops.spool.pendingBytes = 25;
    ops.spool.capacityBytes = 100;
    api::Snapshot snapshot;
    snapshot.version = "1.0";
    snapshot.trading = std::make_shared<api::TradingSnapshot>(trading);
    snapshot.ops = std::make_shared<api::OpsSnapshot>(ops);
    return snapshot;
}

} // namespace

class TestStatusText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_first_lines_say_whether_it_may_trade_and_what_is_at_stake()
    {
        const auto lines = QString::fromStdString(app::statusText(halted(), kNow)).split(QLatin1Char('\n'));
        QVERIFY2(lines[0].startsWith(QStringLiteral("PAPER HALTED: no new orders except flattening")), qPrintable(lines[0]));
        QCOMPARE(lines[1], QStringLiteral("why: halted by anna"));
        QCOMPARE(lines[2], QStringLiteral("exposure: 1 positions, gross 30900.1 (quote asset), 2 open orders, 0 stops at the venue; read 3.0 s ago"));
        QCOMPARE(lines[3], QStringLiteral("  main BTCUSDT +0.5 at 61000, mark 61800.2, unrealised +400.1, NO STOP at the venue"));
        QCOMPARE(lines[4], QStringLiteral("incidents: none open"));
        QCOMPARE(lines[5], QStringLiteral("store: postgresql db1:5432/qcat, TAKES NO RECORDS; 12 records wait (25 % of the spool)"));
    }

    void an_exposure_that_is_not_known_is_not_shown_as_flat()
    {
        auto snapshot = halted();
        api::OpsSnapshot ops = *snapshot.ops;
        ops.exposure = {};
        snapshot.ops = std::make_shared<api::OpsSnapshot>(ops);
        QVERIFY(app::statusText(snapshot, kNow).find("exposure: NOT KNOWN") != std::string::npos);
    }

    void json_has_ages_and_exposure()
    {
        const auto status = QJsonDocument::fromJson(QByteArray::fromStdString(app::statusJson(halted(), kNow))).object();
        QCOMPARE(status[QStringLiteral("state")].toString(), QStringLiteral("halted"));
        QCOMPARE(status[QStringLiteral("age_ms")].toInt(), 500);
        QCOMPARE(status[QStringLiteral("exposure")].toObject()[QStringLiteral("gross")].toString(), QStringLiteral("30900.1"));
    }
};

QTEST_GUILESS_MAIN(TestStatusText)
#include "tst_status_text.moc"
