#include "market_text.h"
#include "orders/order_machine.h"

#include <QTest>

using namespace qcat;
using domain::OrderState;
using domain::ReportKind;

namespace
{

// "accepted", "fill 0.4", "cancel" (ours), "cancelled", "cancel_rejected", "rejected", "expired", "unknown"
trading::Effect tell(domain::Order &order, const std::string &what)
{
    std::istringstream words(what);
    std::string word, quantity;
    words >> word >> quantity;
    if (word == "cancel") {
        trading::markCancelSent(order, Tape::kStart);
        return trading::Effect::Changed;
    }
    domain::VenueReport report;
    report.kind = *domain::fromName<ReportKind>(word);
    report.time = Tape::kStart;
    if (report.kind == ReportKind::Accepted)
        report.venueId = {"v1"};
    if (report.kind == ReportKind::Fill) {
        report.price = d("100");
        report.quantity = d(quantity);
    }
    return trading::applyReport(order, report);
}

domain::Order fresh()
{
    domain::Order order;
    order.request.quantity = d("1");
    return order;
}

} // namespace

class TestOrderMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walks_through_the_states_data()
    {
        QTest::addColumn<QString>("reports");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("filled");
        const auto row = [](const char *name, const char *reports, const char *state, const char *filled) {
            QTest::newRow(name) << QString::fromUtf8(reports) << QString::fromUtf8(state) << QString::fromUtf8(filled);
        };
        row("new", "", "pending_new", "0");
        row("accepted", "accepted", "open", "0");
        row("rejected", "rejected", "rejected", "0");
        row("filled in parts", "accepted; fill 0.4; fill 0.6", "filled", "1");
        row("half filled", "accepted; fill 0.4", "partially_filled", "0.4");
        row("fill before the acknowledgement", "fill 0.4; accepted", "partially_filled", "0.4");
        row("all filled before the acknowledgement", "fill 1; accepted", "filled", "1");
        row("cancelled", "accepted; cancel; cancelled", "cancelled", "0");
        row("cancel waits for the venue", "accepted; cancel", "pending_cancel", "0");
        row("fill while the cancel is under way", "accepted; cancel; fill 0.4", "pending_cancel", "0.4");
        row("last fill beats the cancel", "accepted; cancel; fill 1; cancel_rejected", "filled", "1");
        row("cancel refused, nothing filled", "accepted; cancel; cancel_rejected", "open", "0");
        row("cancel refused, half filled", "accepted; fill 0.4; cancel; cancel_rejected", "partially_filled", "0.4");
        row("cancel refused before the acknowledgement", "cancel; cancel_rejected", "pending_new", "0");
        row("acknowledged while the cancel is under way", "cancel; accepted", "pending_cancel", "0");
        row("expired with its rest", "accepted; fill 0.4; expired", "expired", "0.4");
        row("fate unknown", "unknown", "unknown", "0");
        row("unknown turns out open", "unknown; accepted", "open", "0");
        row("unknown turns out half filled", "fill 0.4; unknown; accepted", "partially_filled", "0.4");
        row("unknown turns out filled", "unknown; fill 1", "filled", "1");
        row("unknown turns out rejected", "unknown; rejected", "rejected", "0");
        row("a cancel does not make the unknown known", "unknown; cancel", "unknown", "0");
        row("final states absorb late news: accepted", "accepted; cancel; cancelled; accepted", "cancelled", "0");
        row("final states absorb late news: rejected", "fill 1; rejected", "filled", "1");
        row("final states absorb late news: unknown", "fill 1; unknown", "filled", "1");
        row("a late fill is counted and the state stays", "accepted; cancelled; fill 0.4", "cancelled", "0.4");
        row("withdrawn by the venue after it was open", "accepted; rejected", "expired", "0");
    }
    void walks_through_the_states()
    {
        QFETCH(QString, reports);
        auto order = fresh();
        for (const auto &report : reports.split(QLatin1Char(';'), Qt::SkipEmptyParts))
            tell(order, report.toStdString());
        QTEST(shown(name(order.state)), "state");
        QTEST(shown(order.filled.toString()), "filled");
    }

    void says_when_an_order_is_finished_and_when_nothing_changed()
    {
        auto order = fresh();
        QCOMPARE(tell(order, "accepted"), trading::Effect::Changed);
        QCOMPARE(tell(order, "fill 1"), trading::Effect::Finished);
        QCOMPARE(tell(order, "expired"), trading::Effect::Ignored);
        QCOMPARE(tell(order, "fill 0.5"), trading::Effect::Changed); // money moved, whatever the state says
    }

    void average_price_is_weighted_by_quantity()
    {
        auto order = fresh();
        domain::VenueReport fill;
        fill.kind = ReportKind::Fill;
        fill.price = d("100");
        fill.quantity = d("0.25");
        trading::applyReport(order, fill);
        fill.price = d("104");
        fill.quantity = d("0.75");
        trading::applyReport(order, fill);
        QCOMPARE(shown(order.averagePrice.toString()), QStringLiteral("103"));
    }

    void the_venues_reason_is_kept()
    {
        auto order = fresh();
        domain::VenueReport rejected;
        rejected.kind = ReportKind::Rejected;
        rejected.reasonCode = "venue.bad_price";
        rejected.reason = "off the grid";
        trading::applyReport(order, rejected);
        QCOMPARE(shown(order.reasonCode), QStringLiteral("venue.bad_price"));
        QCOMPARE(shown(order.reason), QStringLiteral("off the grid"));
    }
};

QTEST_APPLESS_MAIN(TestOrderMachine)
#include "tst_order_machine.moc"
