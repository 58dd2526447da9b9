#include <qcat/people/local_time.h>
#include <qcat/people/roster.h>
#include <qcat/time_zones/system_time_zones.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

const time_zones::SystemTimeZones kZones;

base::WallTime at(const char *zone, const char *local)
{
    return people::wallAt(kZones, zone, people::parseLocalTime(local).value());
}

domain::ScheduleConfig weekly(const char *zone)
{
    domain::ScheduleConfig schedule;
    schedule.zone = zone;
    schedule.rotation = {"alice", "bob", "chen"};
    return schedule; // from Monday 2026-01-05 09:00
}

} // namespace

class TestRoster : public QObject
{
    Q_OBJECT

    domain::AlertingConfig m_config;

    people::Roster roster(domain::ScheduleConfig schedule)
    {
        m_config.schedules = {std::move(schedule)};
        return {m_config, kZones};
    }

private Q_SLOTS:
    void rotation_changes_at_the_local_handover_in_summer_and_in_winter_data()
    {
        QTest::addColumn<QByteArray>("local");
        QTest::addColumn<QByteArray>("who");
        const auto row = [](const char *local, const char *who) { QTest::newRow(local) << QByteArray(local) << QByteArray(who); };
        row("2026-01-05 08:59", "");
        row("2026-01-05 09:00", "alice");
        row("2026-01-12 08:59", "alice");
        row("2026-01-12 09:00", "bob");
        row("2026-03-30 08:59", "chen"); // the clocks went forward the day before
        row("2026-03-30 09:00", "alice");
        row("2026-10-26 08:59", "chen"); // and back
        row("2026-10-26 09:00", "alice");
        row("2028-02-29 12:00", "bob");
    }
    void rotation_changes_at_the_local_handover_in_summer_and_in_winter()
    {
        QFETCH(QByteArray, local);
        QFETCH(QByteArray, who);
        QCOMPARE(QByteArray::fromStdString(roster(weekly("Europe/Berlin")).onCall("primary", at("Europe/Berlin", local.constData()))), who);
    }

    void time_that_the_clocks_leap_over_is_after_the_leap_and_one_they_show_twice_is_the_first()
    {
        const auto utc = [](const char *zone, const char *local) { return base::toIso(at(zone, local)); };
        QCOMPARE(utc("Europe/Berlin", "2026-03-29 02:30"), std::string("2026-03-29T01:30:00.000Z")); // 03:30 summer time
        QCOMPARE(utc("Europe/Berlin", "2026-10-25 02:30"), std::string("2026-10-25T00:30:00.000Z")); // still summer time
        QCOMPARE(utc("Asia/Shanghai", "2026-03-29 02:30"), std::string("2026-03-28T18:30:00.000Z"));
        QCOMPARE(utc("America/New_York", "2026-11-01 01:30"), std::string("2026-11-01T05:30:00.000Z"));
        QCOMPARE(utc("Australia/Lord_Howe", "2026-10-04 02:15"), std::string("2026-10-03T15:45:00.000Z")); // half an hour
    }

    void handover_in_the_hour_that_is_left_out_still_happens_once()
    {
        auto schedule = weekly("Europe/Berlin");
        schedule.days = 1;
        schedule.starts = "2026-03-28";
        schedule.handover = "02:30";
        const auto people = roster(schedule);
        const auto change = people.nextChange("primary", at("Europe/Berlin", "2026-03-28 12:00"));
        QVERIFY(change);
        QCOMPARE(change->contact, std::string("bob"));
        QCOMPARE(base::toIso(change->at), std::string("2026-03-29T01:30:00.000Z"));
    }

    void who_stands_in_counts_while_it_lasts_and_the_last_word_wins()
    {
        auto schedule = weekly("Asia/Shanghai");
        schedule.overrides = {{"bob", "2026-01-06 00:00", "2026-01-08 00:00"}, {"chen", "2026-01-07 00:00", "2026-01-07 12:00"}};
        const auto people = roster(schedule);
        const auto who = [&](const char *local) { return people.onCall("primary", at("Asia/Shanghai", local)); };
        QCOMPARE(who("2026-01-05 23:59"), std::string("alice"));
        QCOMPARE(who("2026-01-06 00:00"), std::string("bob"));
        QCOMPARE(who("2026-01-07 11:59"), std::string("chen"));
        QCOMPARE(who("2026-01-07 12:00"), std::string("bob"));
        QCOMPARE(who("2026-01-08 00:00"), std::string("alice"));
    }

    void next_change_says_who_and_when()
    {
        const auto people = roster(weekly("UTC"));
        const auto change = people.nextChange("primary", at("UTC", "2026-01-06 00:00"));
        QVERIFY(change);
        QCOMPARE(change->contact, std::string("bob"));
        QCOMPARE(change->at, at("UTC", "2026-01-12 09:00"));
    }

    void hours_that_nobody_owns_are_found_to_the_minute()
    {
        auto day = weekly("Europe/Berlin");
        day.dayFrom = "08:00";
        day.dayUntil = "20:00";
        auto night = weekly("Europe/Berlin");
        night.name = "night";
        night.dayFrom = "21:00";
        night.dayUntil = "08:00"; // over midnight
        m_config.schedules = {day, night};
        const people::Roster people(m_config, kZones);
        const auto gaps = people.gaps({"primary", "night"}, at("Europe/Berlin", "2026-03-28 12:00"), at("Europe/Berlin", "2026-03-30 12:00"));
        QCOMPARE(gaps.size(), std::size_t(2)); // also on the day that the clocks change
        QCOMPARE(gaps[0].from, at("Europe/Berlin", "2026-03-28 20:00"));
        QCOMPARE(gaps[0].until, at("Europe/Berlin", "2026-03-28 21:00"));
        QCOMPARE(gaps[1].from, at("Europe/Berlin", "2026-03-29 20:00"));
        QVERIFY(people.gaps({"primary"}, at("UTC", "2026-02-01 00:00"), at("UTC", "2026-02-02 00:00")).size() == 2);
    }

    void schedule_that_begins_later_is_a_gap_until_then()
    {
        const auto people = roster(weekly("UTC"));
        const auto gaps = people.gaps({"primary"}, at("UTC", "2026-01-04 00:00"), at("UTC", "2026-01-10 00:00"));
        QCOMPARE(gaps.size(), std::size_t(1));
        QCOMPARE(gaps[0].until, at("UTC", "2026-01-05 09:00"));
    }
};

QTEST_GUILESS_MAIN(TestRoster)
#include "tst_roster.moc"
