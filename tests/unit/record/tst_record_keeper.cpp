#include "market_text.h"

#include <qcat/record/record_keeper.h>

#include <QTest>

using namespace qcat;
using trading::RecordKeeper;

namespace
{

constexpr domain::PositionKey kKey{{0}, {0}, domain::PositionSide::Both};

QString text(base::WallTime time)
{
    return QString::number((time.ns - Tape::kStart.ns) / 1'000'000'000) + QLatin1Char('s');
}

// A keeper that is told what a kernel would tell it; the mark is what the test says.
class Kept
{
public:
    explicit Kept(std::vector<trading::StrategyRegistration> strategies = {{{"mm"}, "market_making", 2, kKey, "edge=5 quantity=0.1"}})
        : m_keeper(m_universe, {7}, strategies, [this](domain::InstrumentId) { return m_mark; })
    {
    }

    Kept &mark(const char *price)
    {
        m_mark = d(price);
        return *this;
    }
    Kept &on(const trading::KernelInput &input)
    {
        m_keeper.on(input, m_rows);
        return *this;
    }
    Kept &tick(std::int64_t seconds) { return on(trading::TimerTick{Tape::kStart + std::chrono::seconds(seconds)}); }
    Kept &trade(std::int64_t milliseconds, const char *what) { return on(m_tape.at(milliseconds).trade(what)); }
    // A fill of the strategy, or of nobody's, and the account's position after it.
    Kept &fill(const char *strategy, domain::Side side, const char *price, const char *quantity, const char *fee = "0")
    {
        domain::Fill fill;
        fill.tradeId = std::to_string(++m_trades);
        fill.strategy = {strategy};
        fill.position = m_net.key = kKey;
        fill.side = side;
        fill.price = d(price);
        fill.quantity = d(quantity);
        fill.fee = d(fee);
        domain::applyFill(m_net, side, fill.price, fill.quantity, fill.fee, {});
        m_keeper.see(trading::FillRow{"paper", "one", "AAA", fill});
        m_keeper.see(trading::PositionRow{"paper", "one", "AAA", m_net});
        return *this;
    }
    Kept &order(const char *id, const char *quantity, domain::OrderState state, const char *filled = "0",
                domain::OrderPurpose purpose = domain::OrderPurpose::Entry)
    {
        trading::OrderRow row{"paper", "one", "AAA", {}};
        row.order.request.clientId = {id};
        row.order.request.strategy = {"mm"};
        row.order.request.purpose = purpose;
        row.order.request.quantity = d(quantity);
        row.order.state = state;
        row.order.filled = d(filled);
        m_keeper.see(row);
        return *this;
    }

    template <typename Row>
    std::vector<Row> take()
    {
        std::vector<Row> found;
        for (const auto &row : std::exchange(m_rows, {}))
            if (const auto *one = std::get_if<Row>(&row))
                found.push_back(*one);
        return found;
    }

private:
    const domain::Universe m_universe = testUniverse();
    base::Decimal m_mark;
    RecordKeeper m_keeper;
    RecordKeeper::Rows m_rows;
    Tape m_tape;
    domain::Position m_net;
    int m_trades = 0;
};

QString shownCandles(Kept &kept)
{
    QStringList lines;
    for (const auto &[venue, symbol, c] : kept.take<trading::CandleRow>())
        lines << text(c.start) + QLatin1Char(' ') +
                     shown(c.open.toString() + ' ' + c.high.toString() + ' ' + c.low.toString() + ' ' + c.close.toString() + " volume " +
                           c.volume.toString() + " worth " + c.quoteVolume.toString() + " bought " + c.takerBuyVolume.toString() + " in " +
                           std::to_string(c.trades));
    return lines.join(QStringLiteral("; "));
}

QString shownEquity(Kept &kept)
{
    QStringList lines;
    for (const auto &[venue, account, s] : kept.take<trading::EquityRow>())
        lines << text(s.time) + shown(" balance " + s.balance.toString() + " equity " + s.equity.toString() + " funding " +
                                      s.funding.toString() + " gross " + s.gross.toString());
    return lines.join(QStringLiteral("; "));
}

} // namespace

class TestRecordKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_run_registers_its_strategies_once_with_version_and_parameters()
    {
        Kept kept;
        kept.tick(1);
        Kept again;
        again.tick(1);
        const auto strategies = again.take<trading::StrategyRow>();
        QCOMPARE(strategies.size(), 1u);
        QVERIFY2(strategies[0].version.starts_with("r2-") && strategies[0].version.size() == 11, strategies[0].version.c_str());
        QStringList names;
        for (const auto &parameter : kept.take<trading::StrategyParameterRow>())
            names << shown(parameter.version == strategies[0].version ? parameter.name + '=' + parameter.value : parameter.version);
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("edge=5 quantity=0.1"));
        QVERIFY(kept.tick(2).take<trading::StrategyRow>().empty());
        Kept other({{{"mm"}, "market_making", 2, kKey, "edge=6 quantity=0.1"}});
        QVERIFY(other.tick(1).take<trading::StrategyVersionRow>()[0].version != strategies[0].version);
    }

    void a_candle_is_told_once_when_its_minute_is_over_and_its_stragglers_are_in()
    {
        Kept kept;
        kept.tick(0);
        kept.trade(1'000, "buy 100x2").trade(30'000, "sell 90x1").trade(59'999, "buy 110x1");
        kept.tick(61);
        QCOMPARE(shownCandles(kept), QString());
        kept.trade(59'998, "sell 80x0.5"); // overtaken by a later message
        kept.tick(62);
        QCOMPARE(shownCandles(kept), QStringLiteral("0s 100 110 80 80 volume 4.5 worth 440 bought 3 in 4"));
        kept.trade(59'999, "buy 500x1").tick(130); // too late; and the second minute had no trade
        QCOMPARE(shownCandles(kept), QString());
        kept.trade(130'000, "buy 100x1").tick(400); // a silence of minutes
        QCOMPARE(shownCandles(kept), QStringLiteral("120s 100 100 100 100 volume 1 worth 100 bought 1 in 1"));
    }

    void a_minute_that_was_not_seen_from_its_beginning_has_no_candle()
    {
        Kept kept;
        kept.tick(30).trade(40'000, "buy 100x1").trade(61'000, "buy 101x1").tick(200);
        QCOMPARE(shownCandles(kept), QStringLiteral("60s 101 101 101 101 volume 1 worth 101 bought 1 in 1"));
    }

    void equity_is_told_at_the_end_of_each_minute_as_it_stood_then()
    {
        Kept kept;
        kept.tick(10).mark("100").fill("mm", domain::Side::Buy, "100", "2", "1").mark("110").tick(59);
        QCOMPARE(shownEquity(kept), QString());
        kept.tick(60).mark("120");
        QCOMPARE(shownEquity(kept), QStringLiteral("60s balance 99999 equity 100019 funding 0 gross 220"));
        kept.tick(300);
        QCOMPARE(shownEquity(kept), QStringLiteral("120s balance 99999 equity 100039 funding 0 gross 240"));
    }

    void what_an_earlier_run_left_counts_and_what_cannot_be_valued_is_not_told()
    {
        trading::RestoredState restored;
        restored.at = Tape::kStart;
        domain::Position left;
        left.key = kKey;
        left.quantity = d("1");
        left.entryPrice = d("90");
        left.realizedPnl = d("10");
        left.fees = d("2");
        left.funding = d("-1");
        restored.positions = {left};
        Kept kept;
        kept.on(restored).tick(10).tick(61);
        QCOMPARE(shownEquity(kept), QString());
        kept.mark("100").tick(121);
        QCOMPARE(shownEquity(kept), QStringLiteral("120s balance 100007 equity 100017 funding -1 gross 100"));
    }

    void performance_is_of_the_strategys_own_orders_and_fills()
    {
        Kept kept;
        kept.tick(10).mark("100");
        kept.order("a", "2", domain::OrderState::PendingNew).order("s", "2", domain::OrderState::PendingNew, "0", domain::OrderPurpose::ProtectiveStop);
        kept.order("a", "2", domain::OrderState::PartiallyFilled, "1").fill("mm", domain::Side::Buy, "100", "1", "0.5");
        kept.order("b", "2", domain::OrderState::PendingNew).order("d", "9", domain::OrderState::Denied);
        kept.mark("110").tick(60).mark("95").tick(120);
        const auto rows = kept.take<trading::PerformanceRow>();
        QCOMPARE(rows.size(), 2u);
        const auto &then = rows[1].figures;
        QCOMPARE(rows[1].run.value, 7u);
        QCOMPARE(shown(rows[0].figures.netPnl.toString() + ' ' + then.netPnl.toString() + ' ' + then.maxDrawdown.toString()),
                 QStringLiteral("9.5 -5.5 15"));
        QCOMPARE(shown(then.turnover.toString() + ' ' + then.fillRatio.toString()), QStringLiteral("100 0.25"));
        QVERIFY(then.orders == 3 && then.fills == 1 && !then.sharpe);
        QVERIFY(kept.tick(240).take<trading::PerformanceRow>().empty()); // nothing new
    }

    void a_strategy_that_somebody_else_closed_is_flat()
    {
        Kept kept;
        kept.tick(1).mark("100").fill("mm", domain::Side::Buy, "100", "1").fill("", domain::Side::Sell, "90", "1");
        kept.mark("50").tick(60);
        const auto rows = kept.take<trading::PerformanceRow>();
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(shown(rows[0].figures.realizedPnl.toString() + ' ' + rows[0].figures.unrealizedPnl.toString()), QStringLiteral("-10 0"));
    }

    void a_sharpe_ratio_takes_a_day_of_minutes()
    {
        Kept kept;
        kept.tick(1).mark("100").fill("mm", domain::Side::Buy, "100", "1");
        // up by 2 and down by 1 in turn: mean 0.5, deviation 1.5 but for the finite number; × √525600
        std::optional<base::Decimal> ratio;
        std::int64_t price = 100, first = 0;
        for (int minute = 1; minute <= 1500; ++minute) {
            price += minute % 2 ? 2 : -1;
            kept.mark(std::to_string(price).c_str()).tick(60 * minute);
            for (const auto &row : kept.take<trading::PerformanceRow>())
                if (row.figures.sharpe && !ratio) {
                    ratio = row.figures.sharpe;
                    first = row.figures.samples;
                }
        }
        QCOMPARE(first, 1440);
        QVERIFY(ratio);
        QVERIFY2(std::abs(ratio->toDouble() - 0.5 / 1.5 * std::sqrt(525'600.0)) < 0.2, ratio->toString().c_str());
    }

    void every_account_has_the_record_of_what_was_commanded()
    {
        Kept kept;
        kept.on(trading::StateCommand{domain::TradingState::Active, "state.started", "trading started", "qcat"}).tick(5);
        kept.on(trading::OperatorAct{"anna", "trading.halt", "every account", "strange prices"});
        QStringList lines;
        for (const auto &act : kept.take<trading::AuditRow>())
            lines << shown(act.account + ' ' + act.act + ' ' + act.actor + ' ' + act.action + " [" + act.reasonCode + "] " + act.reason);
        QCOMPARE(lines.join(QStringLiteral("; ")),
                 QStringLiteral("one 7-1 qcat state.active [state.started] trading started; one 7-2 anna trading.halt [] strange prices"));
    }

    void absurd_amounts_end_at_the_largest_number()
    {
        Kept kept;
        kept.tick(0);
        for (int i = 0; i < 20; ++i)
            kept.trade(1'000 + i, "buy 100000000x9999999999");
        const auto candles = kept.tick(100).take<trading::CandleRow>();
        QCOMPARE(candles.size(), 1u);
        QVERIFY(candles[0].candle.quoteVolume == base::Decimal::max() && candles[0].candle.volume == base::Decimal::max());
    }
};

QTEST_APPLESS_MAIN(TestRecordKeeper)
#include "tst_record_keeper.moc"
