#include "hour_plan.h"
#include "killed_hour.h"

#include <QTest>

#include <fmt/format.h>

#include <map>
#include <set>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

// What the plan asks for, whatever happens to the engine.
std::set<std::string> plannedCalls()
{
    std::set<std::string> calls;
    for (const auto &trouble : hour::kTroubles) {
        for (int step = 0; step < trouble.steps; ++step) {
            const auto *contact = hour::kSteps[std::size_t(step)].contact;
            calls.insert(fmt::format("{}/1/{}.0/{}", trouble.name, step, contact));
            calls.insert(fmt::format("{}/{}/resolved/{}", trouble.name, trouble.lapses ? 2 : 1, contact));
        }
        if (trouble.lapses)
            calls.insert(fmt::format("{}/2/0.0/{}", trouble.name, hour::kSteps.front().contact));
    }
    return calls;
}

// How often by which channel, by call.
using Counts = std::map<std::string, std::map<std::string, int>>;

Counts counted(const std::vector<Sent> &sent)
{
    Counts counts;
    for (const auto &message : sent)
        ++counts[message.call][message.channel];
    return counts;
}

// With whom every channel of theirs was tried, so that nobody knows whether they were reached, as "trouble/contact". The one who comes after
// them in the chain is called at once, though it is not their turn yet and may never be.
std::set<std::string> exhausted(const std::vector<Sent> &sent)
{
    std::set<std::string> all;
    for (const auto &message : sent)
        if (message.channel == hour::kChannels.back() && !message.isResolved)
            all.insert(fmt::format("{}/{}", message.trouble, message.contact));
    return all;
}

bool comesAfterAnyOf(const std::set<std::string> &exhausted, char trouble, const std::string &contact)
{
    for (std::size_t i = 1; i < hour::kSteps.size(); ++i)
        if (contact == hour::kSteps[i].contact)
            return exhausted.contains(fmt::format("{}/{}", trouble, hour::kSteps[i - 1].contact));
    return false;
}

} // namespace

// kill -9 of the whole engine at 200 points of a busy hour: at any piece of work of any of its threads and in the midst of it, while a
// message is on its way and just after it was taken.
class TestHourKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_is_lost_and_nothing_sent_more_than_twice_however_often_the_engine_is_killed_data()
    {
        QTest::addColumn<int>("kills"); // and the seed of where
        QTest::newRow("undisturbed") << 0;
        QTest::newRow("first hundred") << 100;
        QTest::newRow("second hundred") << 101;
    }
    void nothing_is_lost_and_nothing_sent_more_than_twice_however_often_the_engine_is_killed()
    {
        QFETCH(int, kills);
        const auto calls = plannedCalls();
        QVERIFY2(calls.size() >= 30, "an hour that is not busy proves nothing");
        KilledHour hour(plannedDeaths(kills, calls.size()));
        const int died = hour.live();
        const auto sent = counted(hour.sent());
        int twice = 0;
        int bySpare = 0;
        for (const auto &call : calls)
            QVERIFY2(sent.contains(call), ("lost: " + call).c_str());
        const auto unsure = exhausted(hour.sent());
        for (const auto &message : hour.sent())
            QVERIFY2(calls.contains(message.call) || comesAfterAnyOf(unsure, message.trouble, message.contact), ("nobody asked for " + message.call).c_str());
        for (const auto &[call, channels] : sent) {
            for (const auto &[channel, times] : channels) {
                QVERIFY2(times <= 2, fmt::format("more than one duplicate: {} by {}", call, channel).c_str());
                twice += times == 2;
                bySpare += channel == hour::kChannels.back();
            }
        }
        verifyEscalation(hour.sent());
        QVERIFY2(kills == 0 ? died == 0 && twice + bySpare == 0 : died >= kills, fmt::format("{} kills", died).c_str());
        qInfo("%zu calls, %d messages twice, %d by the other channel, over %d kills; %lld pieces of work", calls.size(), twice, bySpare, died,
              static_cast<long long>(hour.steps()));
    }

private:
    // Each is called when it is their turn.
    static void verifyEscalation(const std::vector<Sent> &all)
    {
        const auto unsure = exhausted(all);
        for (const auto &trouble : hour::kTroubles) {
            if (trouble.severity != domain::Severity::P0)
                continue;
            std::map<std::string, base::Duration> first; // by contact
            for (const auto &sent : all)
                if (sent.trouble == trouble.name[0] && !sent.isResolved)
                    first.emplace(sent.contact, sent.at);
            const auto began = first[hour::kSteps.front().contact];
            for (const auto &step : hour::kSteps) {
                if (!first.contains(step.contact))
                    break;
                const auto late = std::chrono::duration<double>(first[step.contact] - began - step.after).count();
                const bool mayBeEarly = comesAfterAnyOf(unsure, trouble.name[0], step.contact);
                QVERIFY2((late >= -2 || mayBeEarly) && late <= 20, fmt::format("{} {}: {} s off", trouble.name, step.contact, late).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestHourKill)
#include "tst_hour_kill.moc"
