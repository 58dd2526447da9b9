#include "member_count.h"
#include "random_values.h"

#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

#include <QTest>

using namespace qcat;

namespace
{

constexpr base::SteadyTime kNow{500'000'000'000'000};
constexpr base::SteadyTime kThere{7'000'000'000'000}; // another process has another steady clock

template <typename T>
std::size_t describedMembers()
{
    T value{};
    std::size_t count = 0;
    auto one = [&](const char *, auto &) { ++count; };
    wire::Fields<T>::visit(one, value);
    return count;
}

template <typename... Ts>
bool allDescribed(std::variant<Ts...>)
{
    return ((describedMembers<Ts>() == memberCount<Ts>()) && ...);
}

// Equality through the text: variants of commands and events have no ==.
template <typename Variant, std::size_t... I>
std::vector<Variant> oneOfEach(RandomValues &random, std::index_sequence<I...>)
{
    return {random.alternative<Variant, I>()...};
}

} // namespace

class TestRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_member_of_every_type_is_described()
    {
        QVERIFY(allDescribed(api::CommandBody{}));
        QVERIFY(allDescribed(api::EventBody{}));
        const auto check = [](const char *type, std::size_t described, std::size_t members) {
            QVERIFY2(described == members,
                     qPrintable(
                         QStringLiteral("%1: %2 of %3 members").arg(QLatin1String(type)).arg(described).arg(members)));
        };
#define QCAT_CHECK_TYPE(type) check(#type, describedMembers<type>(), memberCount<type>())
        QCAT_CHECK_TYPE(base::Error);
        QCAT_CHECK_TYPE(domain::Exposure);
        QCAT_CHECK_TYPE(domain::Exposure::Leg);
        QCAT_CHECK_TYPE(domain::Fill);
        QCAT_CHECK_TYPE(domain::Finding);
        QCAT_CHECK_TYPE(domain::FundingPayment);
        QCAT_CHECK_TYPE(domain::Incident);
        QCAT_CHECK_TYPE(domain::Order);
        QCAT_CHECK_TYPE(domain::OrderRequest);
        QCAT_CHECK_TYPE(domain::Position);
        QCAT_CHECK_TYPE(domain::Runbook);
        QCAT_CHECK_TYPE(domain::RunbookRun);
        QCAT_CHECK_TYPE(domain::RunbookStep);
        QCAT_CHECK_TYPE(domain::StepPlan);
        QCAT_CHECK_TYPE(domain::StepRun);
        QCAT_CHECK_TYPE(domain::TimelineEntry);
        QCAT_CHECK_TYPE(api::AccountView);
        QCAT_CHECK_TYPE(api::BookView);
        QCAT_CHECK_TYPE(api::Candle);
        QCAT_CHECK_TYPE(api::ComponentView);
        QCAT_CHECK_TYPE(api::FundingView);
        QCAT_CHECK_TYPE(api::OpsSnapshot);
        QCAT_CHECK_TYPE(api::OrderView);
        QCAT_CHECK_TYPE(api::PositionView);
        QCAT_CHECK_TYPE(api::SpoolView);
        QCAT_CHECK_TYPE(api::StrategyView);
        QCAT_CHECK_TYPE(api::TradingSnapshot);
#undef QCAT_CHECK_TYPE
        check("api::Snapshot", describedMembers<api::Snapshot>() + 3,
              memberCount<api::Snapshot>()); // engineName, receivedAt: the reader's; data: sent by itself
    }

    void random_snapshots_come_back_as_they_were()
    {
        for (unsigned seed = 0; seed < 200; ++seed) {
            api::Snapshot sent;
            RandomValues(seed, kNow).fill(sent);
            const auto received = wire::decodeSnapshot(wire::encode(sent, kNow), kNow);
            QVERIFY2(received, received ? "" : received.error().message.c_str());
            QVERIFY2(*received->trading == *sent.trading && *received->ops == *sent.ops,
                     qPrintable(QStringLiteral("seed %1").arg(seed)));
            QCOMPARE(received->sequence, sent.sequence);
            QCOMPARE(received->version, sent.version);
            QVERIFY(received->startedAt == sent.startedAt);
            QVERIFY(received->receivedAt == kNow);
        }
    }

    void random_events_come_back_as_they_were()
    {
        for (unsigned seed = 0; seed < 50; ++seed) {
            RandomValues random(seed, kNow);
            for (auto &body :
                 oneOfEach<api::EventBody>(random, std::make_index_sequence<std::variant_size_v<api::EventBody>>{})) {
                const wire::TaggedEvent sent{{seed, {1234567890123456789}, body}, "tag-1"};
                const auto text = wire::encode(sent, kNow);
                const auto received = wire::decodeEvent(text, kNow);
                QVERIFY2(received, received ? "" : (received.error().message + " in " + text).c_str());
                QCOMPARE(received->event.body.index(), body.index());
                QCOMPARE(wire::encode(*received, kNow), text);
            }
        }
    }

    void random_commands_come_back_as_they_were()
    {
        for (unsigned seed = 0; seed < 50; ++seed) {
            RandomValues random(seed, kNow);
            for (auto &body : oneOfEach<api::CommandBody>(
                     random, std::make_index_sequence<std::variant_size_v<api::CommandBody>>{})) {
                const auto text = wire::encode(wire::CommandRequest{{"anna", body}, "t1"});
                const auto received = wire::decodeCommand(text);
                QVERIFY2(received, received ? "" : (received.error().message + " in " + text).c_str());
                QCOMPARE(wire::encode(*received), text);
            }
        }
    }

    void replies_gaps_and_errors_come_back_as_they_were()
    {
        const base::Error error{"guard.not_flat", "still 1 position", {{"positions", "1"}}};
        wire::CommandReply reply{{7},
                                 api::CommandAnswered{{7}, error, {"code", "text", {}, domain::Health::Warn}, "run-1"}};
        QCOMPARE(wire::encode(*wire::decodeReply(wire::encode(reply))), wire::encode(reply));
        reply.answer.reset();
        QVERIFY(!wire::decodeReply(wire::encode(reply))->answer);
        QCOMPARE(wire::decodeGap(wire::encode(wire::EventGap{3, 9}))->to, std::uint64_t(9));
        QVERIFY(wire::decodeError(wire::encode(error)) == error);
        QVERIFY(!wire::decodeError("<html>"));
    }

    void ages_are_laid_on_the_clock_of_the_reader()
    {
        auto trading = std::make_shared<api::TradingSnapshot>();
        trading->at = kNow + std::chrono::milliseconds(-1500);
        auto ops = std::make_shared<api::OpsSnapshot>(); // never
        api::Snapshot sent;
        sent.trading = trading;
        sent.ops = ops;
        const auto received = wire::decodeSnapshot(wire::encode(sent, kNow), kThere);
        QVERIFY(received);
        QVERIFY(received->trading->at == kThere + std::chrono::milliseconds(-1500));
        QVERIFY(received->ops->at == base::SteadyTime{});
    }

    void bytes_that_are_not_utf8_are_repaired_instead_of_lost()
    {
        const auto text =
            wire::encode(wire::TaggedEvent{{1, {1}, api::Notice{{"x", "bad \xff byte", {}, {}}}}, ""}, kNow);
        const auto received = wire::decodeEvent(text, kNow);
        QVERIFY(received);
        QCOMPARE(std::get<api::Notice>(received->event.body).what.text, std::string("bad \xef\xbf\xbd byte"));
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_round_trip.moc"
