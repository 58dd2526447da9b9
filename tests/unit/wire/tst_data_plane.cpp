#include "member_count.h"
#include "random_values.h"

#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

#include <QTest>

using namespace qcat;

namespace
{

constexpr base::SteadyTime kNow{500'000'000'000'000};

template <typename T>
struct ElementOf {
    using Type = T;
};
template <typename T>
struct ElementOf<std::vector<T>> : ElementOf<T> {
};
template <typename T>
struct ElementOf<std::optional<T>> : ElementOf<T> {
};
template <typename T, std::size_t N>
struct ElementOf<std::array<T, N>> : ElementOf<T> {
};

// The first type under T of which the codec forgets a member; empty: none.
template <typename T>
QString forgottenUnder()
{
    if constexpr (wire::HasFields<T>) {
        T value{};
        std::size_t described = 0;
        QString forgotten;
        auto look = [&](const char *, auto &member) {
            ++described;
            if (forgotten.isEmpty())
                forgotten = forgottenUnder<typename ElementOf<std::decay_t<decltype(member)>>::Type>();
        };
        wire::Fields<T>::visit(look, value);
        if (described != memberCount<T>())
            return QString::fromLatin1(typeid(T).name());
        return forgotten;
    } else {
        return {};
    }
}

api::DataPlaneSnapshot randomData(unsigned seed)
{
    RandomValues random(seed, kNow);
    api::DataPlaneSnapshot data;
    random.fill(data.wallTime);
    random.fill(data.at);
    random.fill(data.postgres);
    random.fill(data.redis);
    random.fill(data.cache);
    random.fill(data.pools);
    random.fill(data.performance);
    return data;
}

bool areEqual(const api::DataPlaneSnapshot &a, const api::DataPlaneSnapshot &b)
{
    return a.wallTime == b.wallTime && a.at == b.at && *a.postgres == *b.postgres && *a.redis == *b.redis && *a.cache == *b.cache && a.pools == b.pools &&
           *a.performance == *b.performance;
}

} // namespace

class TestDataPlane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_member_of_every_type_is_described()
    {
        QCOMPARE(forgottenUnder<domain::PostgresStatus>(), QString());
        QCOMPARE(forgottenUnder<domain::RedisStatus>(), QString());
        QCOMPARE(forgottenUnder<domain::CacheStatus>(), QString());
        QCOMPARE(forgottenUnder<domain::PoolStatus>(), QString());
        QCOMPARE(forgottenUnder<api::HistorySeries>(), QString());
        QCOMPARE(forgottenUnder<domain::PerformanceStatus>(), QString());
    }

    void random_data_comes_back_as_it_was()
    {
        for (unsigned seed = 0; seed < 100; ++seed) {
            const auto sent = randomData(seed);
            const auto received = wire::decodeDataPlane(wire::encode(sent, kNow), kNow, {});
            QVERIFY2(received, received ? "" : received.error().message.c_str());
            QVERIFY2(areEqual(*received, sent), qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }

    void parts_that_the_reader_has_are_not_sent_again()
    {
        const auto known = randomData(1);
        auto next = known;
        next.redis = randomData(2).redis;
        const auto text = wire::encode(next, kNow, &known);
        QVERIFY(text.find("\"postgresql\":null") != std::string::npos);
        const auto received = wire::decodeDataPlane(text, kNow, known);
        QVERIFY2(received, received ? "" : received.error().message.c_str());
        QVERIFY(areEqual(*received, next));
        QVERIFY(received->postgres == known.postgres); // the same one
    }

    void pools_that_are_gone_are_gone_for_the_reader()
    {
        auto known = randomData(1);
        known.pools.resize(2);
        auto next = known;
        next.pools.clear();
        QVERIFY(wire::decodeDataPlane(wire::encode(next, kNow, &known), kNow, known)->pools.empty());
    }

    void history_comes_back_as_it_was()
    {
        for (unsigned seed = 0; seed < 50; ++seed) {
            api::HistorySeries sent;
            RandomValues(seed, kNow).fill(sent);
            const auto received = wire::decodeHistory(wire::encode(sent));
            QVERIFY2(received, received ? "" : received.error().message.c_str());
            QVERIFY(*received == sent);
        }
    }

    void data_that_is_not_whole_is_refused_with_its_place()
    {
        const auto refused = wire::decodeDataPlane(R"({"wall_time_ns":1,"age_ms":2,"postgresql":{"target":7},"redis":null,"pools":null})", kNow, {});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find("postgresql.target") != std::string::npos, refused.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestDataPlane)
#include "tst_data_plane.moc"
