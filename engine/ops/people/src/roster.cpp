#include <qcat/people/roster.h>

#include <qcat/people/local_time.h>

#include <algorithm>

namespace qcat::people
{

namespace
{

constexpr base::Duration kHorizon = 70 * kDay;

bool coversDay(const domain::ScheduleConfig &schedule, base::Duration timeOfDay)
{
    if (schedule.dayFrom.empty() || schedule.dayUntil.empty())
        return true;
    const auto from = parseTimeOfDay(schedule.dayFrom).value_or(base::Duration::zero());
    const auto until = parseTimeOfDay(schedule.dayUntil).value_or(kDay);
    if (from < until)
        return timeOfDay >= from && timeOfDay < until;
    return timeOfDay >= from || timeOfDay < until; // over midnight
}

} // namespace

const domain::ScheduleConfig *Roster::find(const std::string &schedule) const
{
    const auto at = std::ranges::find(m_config.schedules, schedule, &domain::ScheduleConfig::name);
    return at == m_config.schedules.end() ? nullptr : &*at;
}

std::string Roster::onCall(const std::string &schedule, base::WallTime at) const
{
    const auto *known = find(schedule);
    return known ? onCall(*known, at) : std::string();
}

std::string Roster::onCall(const domain::ScheduleConfig &schedule, base::WallTime at) const
{
    const auto local = localAt(m_zones, schedule.zone, at);
    // The one that was written last has the last word.
    const auto all = standIns(schedule);
    for (auto standIn = all.rbegin(); standIn != all.rend(); ++standIn)
        if (at >= standIn->when.from && at < standIn->when.until)
            return standIn->contact;
    return coversDay(schedule, local.time) ? inRotation(schedule, at) : std::string();
}

std::vector<StandIn> Roster::standIns(const domain::ScheduleConfig &schedule) const
{
    std::vector<StandIn> all;
    for (const auto &standIn : schedule.overrides) {
        const auto from = parseLocalTime(standIn.from);
        const auto until = parseLocalTime(standIn.until);
        if (from && until)
            all.push_back({standIn.contact, {wallAt(m_zones, schedule.zone, *from), wallAt(m_zones, schedule.zone, *until)}});
    }
    return all;
}

std::vector<StandIn> Roster::overrides(const std::string &schedule, base::WallTime now) const
{
    const auto *known = find(schedule);
    auto all = known ? standIns(*known) : std::vector<StandIn>();
    std::erase_if(all, [&](const auto &standIn) { return standIn.when.until <= now; });
    std::ranges::stable_sort(all, {}, [](const auto &standIn) { return standIn.when.from; });
    return all;
}

std::string Roster::inRotation(const domain::ScheduleConfig &schedule, base::WallTime at) const
{
    const auto first = parseDay(schedule.starts);
    const auto handover = parseTimeOfDay(schedule.handover);
    if (!first || !handover || schedule.rotation.empty() || schedule.days < 1)
        return {};
    const auto begin = [&](std::int64_t shift) { return wallAt(m_zones, schedule.zone, {*first + shift * schedule.days, *handover}); };
    const auto local = localAt(m_zones, schedule.zone, at);
    auto shift = (local.day - *first) / schedule.days; // at most one off: the handover's time of day, a change of the clocks
    while (at < begin(shift))
        --shift;
    while (at >= begin(shift + 1))
        ++shift;
    if (shift < 0)
        return {};
    return schedule.rotation[std::size_t(shift) % schedule.rotation.size()];
}

std::vector<base::WallTime> Roster::boundaries(const domain::ScheduleConfig &schedule, base::WallTime from, base::WallTime until) const
{
    std::vector<base::WallTime> all = {from, until};
    const auto add = [&](LocalTime local) {
        const auto at = wallAt(m_zones, schedule.zone, local);
        if (at > from && at < until)
            all.push_back(at);
    };
    const auto firstDay = localAt(m_zones, schedule.zone, from).day;
    const auto lastDay = localAt(m_zones, schedule.zone, until).day;
    for (auto day = firstDay; day <= lastDay; ++day)
        for (const auto *time : {&schedule.handover, &schedule.dayFrom, &schedule.dayUntil})
            if (const auto ofDay = parseTimeOfDay(*time))
                add({day, *ofDay});
    for (const auto &standIn : schedule.overrides)
        for (const auto *bound : {&standIn.from, &standIn.until})
            if (const auto local = parseLocalTime(*bound))
                add(*local);
    std::ranges::sort(all);
    const auto twice = std::ranges::unique(all);
    all.erase(twice.begin(), twice.end());
    return all;
}

std::optional<Change> Roster::nextChange(const std::string &schedule, base::WallTime after) const
{
    const auto *known = find(schedule);
    if (!known)
        return std::nullopt;
    const auto now = onCall(*known, after);
    for (const auto at : boundaries(*known, after, after + kHorizon))
        if (auto then = onCall(*known, at); then != now)
            return Change{std::move(then), at};
    return std::nullopt;
}

std::vector<Interval> Roster::gaps(const std::vector<std::string> &schedules, base::WallTime from, base::WallTime until) const
{
    std::vector<base::WallTime> all;
    for (const auto &name : schedules)
        if (const auto *known = find(name))
            std::ranges::copy(boundaries(*known, from, until), std::back_inserter(all));
    all.push_back(from);
    all.push_back(until);
    std::ranges::sort(all);
    std::vector<Interval> gaps;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        if (all[i] == all[i + 1] || std::ranges::any_of(schedules, [&](const auto &name) { return !onCall(name, all[i]).empty(); }))
            continue;
        if (!gaps.empty() && gaps.back().until == all[i])
            gaps.back().until = all[i + 1];
        else
            gaps.push_back({all[i], all[i + 1]});
    }
    return gaps;
}

} // namespace qcat::people
