#include "memory_keeper.h"

#include <qcat/base/manual_executor.h>

#include <QTest>

using namespace qcat;
using runtime::MemoryKeeper;
using runtime::ShedPolicy;

// What is given up when memory gets scarce, and when it is taken again.
class TestMemoryKeeper : public QObject
{
    Q_OBJECT

    // Looks at these pressures, one after the other; gives how many rungs are shed after each.
    static QString shedAfter(ShedPolicy &policy, std::initializer_list<double> pressures)
    {
        QStringList all;
        for (const double pressure : pressures)
            all << QString::number(policy.next(pressure));
        return all.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void one_rung_a_look_is_given_up_while_it_is_too_much()
    {
        ShedPolicy policy(0.8, 0.6, 3);
        QCOMPARE(shedAfter(policy, {0.5, 0.79, 0.8, 0.9, 0.9}), QStringLiteral("0 0 1 2 3"));
        QVERIFY(!policy.isExhausted()); // the last one has had no time yet
        QCOMPARE(shedAfter(policy, {0.9}), QStringLiteral("3"));
        QVERIFY(policy.isExhausted());
        QCOMPARE(shedAfter(policy, {0.7}), QStringLiteral("3"));
        QVERIFY(!policy.isExhausted());
    }

    void it_is_taken_again_in_the_opposite_order_once_there_is_room_for_a_while()
    {
        ShedPolicy policy(0.8, 0.6, 2);
        (void)shedAfter(policy, {0.9, 0.9});
        for (int i = 1; i < ShedPolicy::kCalmLooks; ++i)
            QCOMPARE(policy.next(0.5), std::size_t(2));
        QCOMPARE(policy.next(0.7), std::size_t(2)); // no room: the time begins anew
        for (int i = 1; i < ShedPolicy::kCalmLooks; ++i)
            QCOMPARE(policy.next(0.5), std::size_t(2));
        QCOMPARE(policy.next(0.5), std::size_t(1));
        for (int i = 1; i < ShedPolicy::kCalmLooks; ++i)
            QCOMPARE(policy.next(0.5), std::size_t(1));
        QCOMPARE(policy.next(0.5), std::size_t(0));
    }

    void holders_are_asked_in_the_order_of_the_configuration_and_who_holds_nothing_costs_no_look()
    {
        Keeping f;
        f.ledger.holder("symbols").holds(1 << 20);
        f.ledger.holder("charts").holds(8 << 20);
        f.config.shedOrder = {"symbols", "log_index", "charts"};
        QCOMPARE(f.shedAt({0.5}), QString());
        QCOMPARE(f.shedAt({0.5, 0.9}), QStringLiteral("symbols"));
        QCOMPARE(f.shedAt({0.5, 0.9, 0.9}), QStringLiteral("symbols log_index charts"));
    }

    void it_is_said_how_it_stands_and_who_holds_how_much()
    {
        Keeping f;
        f.ledger.holder("charts").holds(8 << 20);
        f.config.shedOrder = {"charts"};
        QCOMPARE(f.standingAt({0.5}), QStringLiteral("memory.within_budget"));
        QCOMPARE(f.standingAt({0.9}), QStringLiteral("memory.shedding"));
        QCOMPARE(f.standingAt({0.9, 0.9}), QStringLiteral("memory.all_shed"));
        QCOMPARE(f.standingAt({-1}), QStringLiteral("memory.unmeasured"));
        (void)f.standingAt({0.5});
        QCOMPARE(f.view.holders.front().name, std::string("charts"));
        QCOMPARE(f.view.holders.front().bytes, std::int64_t(8 << 20));
        QVERIFY(f.view.holders.front().mayBeShed);
        const auto &other = f.view.holders[f.view.holders.size() - 2];
        QCOMPARE(other.name, std::string("other"));
        QCOMPARE(other.bytes, std::int64_t(92 << 20)); // of 100 MiB that are not the program's
    }

    void whoever_is_asked_hears_of_it_once()
    {
        base::MemoryHolder holder;
        int heard = 0;
        holder.whenAsked([&] { ++heard; });
        holder.setShed(true);
        holder.setShed(true);
        QCOMPARE(heard, 1);
        holder.setShed(false);
        QCOMPARE(heard, 2);
        holder.whenAsked(nullptr);
        holder.setShed(true);
        QCOMPARE(heard, 2);
    }

private:
    struct Keeping {
        domain::MemoryConfig config;
        base::MemoryLedger ledger;
        base::ManualClock clock;
        runtime::MemoryView view;

        // A keeper that looks at these pressures, the first when it starts.
        void lookAt(std::vector<double> pressures)
        {
            std::size_t next = 0;
            MemoryKeeper keeper(config, ledger, clock, [&](std::int64_t) -> std::optional<surroundings::MemoryReading> {
                const double pressure = pressures[std::min(next++, pressures.size() - 1)];
                if (pressure < 0)
                    return std::nullopt;
                surroundings::MemoryReading reading;
                reading.resident = 120 << 20;
                reading.anonymous = 100 << 20;
                reading.used = std::int64_t(pressure * 1000);
                reading.limit = 1000;
                reading.pressure = pressure;
                return reading;
            });
            for (std::size_t i = 0; i < pressures.size(); ++i)
                keeper.look();
            view = keeper.view();
        }
        QString shedAt(std::vector<double> pressures)
        {
            lookAt(std::move(pressures));
            QStringList shed;
            for (const auto &holder : view.holders)
                if (holder.isShed)
                    shed << QString::fromStdString(holder.name);
            for (const auto &holder : view.holders)
                ledger.holder(holder.name).setShed(false);
            return shed.join(QLatin1Char(' '));
        }
        QString standingAt(std::vector<double> pressures)
        {
            (void)shedAt(std::move(pressures));
            return QString::fromStdString(view.standing.code);
        }
    };
};

QTEST_APPLESS_MAIN(TestMemoryKeeper)
#include "tst_memory_keeper.moc"
