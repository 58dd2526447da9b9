#include "sample_records.h"

#include <qcat/domain/names.h>

#include <QDir>
#include <QFile>

#include <sstream>

using namespace sample;

namespace
{

void dump(std::ostream &out, const std::vector<domain::Level> &levels)
{
    for (const auto &level : levels)
        out << ' ' << level.price.toString() << 'x' << level.quantity.toString();
}

void dump(std::ostream &out, const domain::PositionKey &key)
{
    out << " account " << key.account.value << " instrument " << key.instrument.value << ' ' << domain::name(key.side);
}

void dump(std::ostream &out, const domain::Position &position)
{
    dump(out, position.key);
    out << ' ' << position.quantity.toString() << " at " << position.entryPrice.toString() << " realised "
        << position.realizedPnl.toString() << " fees " << position.fees.toString();
}

struct Dump {
    std::ostream &out;

    void operator()(const domain::MarketEvent &e) const
    {
        out << domain::name(e.kind) << " instrument " << e.instrument.value << " time " << e.eventTime.ns
            << " received " << e.receivedAt.ns << " ids " << e.firstUpdateId << ' ' << e.lastUpdateId << ' '
            << e.previousUpdateId << " bids";
        dump(out, e.bids);
        out << " asks";
        dump(out, e.asks);
        out << " price " << e.price.toString() << " quantity " << e.quantity.toString() << ' '
            << domain::name(e.takerSide) << " trade " << e.tradeId;
    }
    void operator()(const domain::VenueReport &r) const
    {
        out << "report " << domain::name(r.kind) << ' ' << r.clientId.value << ' ' << r.venueId.value;
        dump(out, r.position);
        out << " time " << r.time.ns << " trade " << r.tradeId << ' ' << domain::name(r.side) << ' '
            << r.quantity.toString() << " at " << r.price.toString() << " fee " << r.fee.toString() << ' '
            << domain::name(r.liquidity) << " [" << r.reasonCode << "] " << r.reason;
    }
    void operator()(const trading::StateCommand &c) const
    {
        out << "state " << domain::name(c.state) << " [" << c.code << "] " << c.text << " by " << c.actor;
    }
    void operator()(const trading::StrategyCommand &c) const
    {
        out << "strategy " << c.strategy.value << (c.enabled ? " on" : " off");
    }
    void operator()(const trading::TimerTick &t) const { out << "tick " << t.time.ns; }
    void operator()(const trading::RestoredState &s) const
    {
        out << "restored at " << s.at.ns << ' ' << domain::name(s.state);
        for (const auto &order : s.workingOrders)
            out << " order " << order.request.clientId.value << ' ' << domain::name(order.state) << " filled " << order.filled.toString();
        for (const auto &position : s.positions)
            dump(out << " position", position);
        for (const auto &own : s.strategyPositions)
            dump(out << " own " << own.strategy.value, own.position);
        for (const auto &realized : s.realizedToday)
            out << " today " << realized.toString();
    }
    void operator()(const domain::FundingPayment &p) const { out << "funding " << p.amount.toString(); }
    void operator()(const trading::OperatorAct &a) const { out << "act " << a.action << " by " << a.actor; }
    void operator()(const domain::OrderRequest &o) const
    {
        out << "order " << o.clientId.value << ' ' << o.strategy.value;
        dump(out, o.position);
        out << ' ' << domain::name(o.side) << ' ' << domain::name(o.type) << ' ' << domain::name(o.timeInForce) << ' '
            << domain::name(o.purpose) << (o.reduceOnly ? " reduce_only " : " ") << o.quantity.toString() << " at "
            << o.price.toString() << " trigger " << o.triggerPrice.toString();
    }
    void operator()(const trading::CancelRequest &c) const
    {
        out << "cancel " << c.clientId.value;
        dump(out, c.position);
    }
};

void dump(std::ostream &out, const trading::JournalHeader &header)
{
    out << "version " << header.version << " epoch " << header.epoch.value << " run " << header.runId << " subject "
        << header.subject << '\n';
    for (const auto &i : header.universe.instruments)
        out << "instrument " << i.venue << ' ' << i.symbol << ' ' << i.baseAsset << ' ' << i.quoteAsset << " chain "
            << int(i.bookChain) << " tick " << i.tickSize.toString() << " step " << i.quantityStep.toString() << " min "
            << i.minQuantity.toString() << ' ' << i.minNotional.toString() << " fees " << i.makerFee.toString() << ' '
            << i.takerFee.toString() << " margin " << i.maintenanceMargin.toString() << '\n';
    for (const auto &a : header.universe.accounts)
        out << "account " << a.venue << ' ' << a.name << ' ' << a.startBalance.toString() << '\n';
}

QByteArray textOf(const QString &folder)
{
    std::ostringstream out;
    auto reader = journal::read(folder.toStdString());
    if (!reader)
        return QByteArray::fromStdString(reader.error().message);
    dump(out, (*reader)->header());
    for (const auto &record : readAll(folder).records) {
        out << record.sequence << " @" << record.sourcePosition << ' ';
        std::visit([&](const auto &family) { std::visit(Dump{out}, family); }, record.body);
        out << '\n';
    }
    return QByteArray::fromStdString(out.str());
}

} // namespace

// The journal in tests/data was written by version 1 and is never written again: every later version must read it as it
// was.
class TestJournalFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_kept_journal_of_version_1_reads_as_ever()
    {
        const QString folder = QStringLiteral(QCAT_SOURCE_DIR "/tests/data/journal_v1");
        QFile expected(folder + QStringLiteral("/content.txt"));
        QVERIFY(expected.open(QIODevice::ReadOnly));
        QCOMPARE(textOf(folder), expected.readAll());
    }

    void writing_the_same_records_gives_the_same_bytes()
    {
        const QString kept = QStringLiteral(QCAT_SOURCE_DIR "/tests/data/journal_v1/journal-00000001.qj");
        const QString folder = QStringLiteral("rewritten");
        QDir(folder).removeRecursively();
        {
            auto writer = create(folder);
            std::uint64_t position = 10;
            for (const auto &input : inputs())
                QVERIFY(writer->append(position++, input));
            QVERIFY(writer->appendIntents(intents()));
        }
        QFile then(kept);
        QFile now(folder + QStringLiteral("/journal-00000001.qj"));
        QVERIFY(then.open(QIODevice::ReadOnly));
        QVERIFY(now.open(QIODevice::ReadOnly));
        QCOMPARE(now.readAll().toHex(), then.readAll().toHex());
    }
};

QTEST_APPLESS_MAIN(TestJournalFormat)
#include "tst_journal_format.moc"
