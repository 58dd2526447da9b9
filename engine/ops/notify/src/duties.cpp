#include "duties.h"

#include <qcat/notify/codes.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace qcat::notify
{

namespace
{

constexpr std::string_view kPrefix = "duty/";
constexpr base::Duration kGapsAhead = std::chrono::hours(24 * 35);
constexpr std::size_t kMostGaps = 20;

template <typename Item>
bool knows(const std::vector<Item> &items, const std::string &name)
{
    return std::ranges::find(items, name, &Item::name) != items.end();
}

} // namespace

void Duties::load(const std::map<std::string, std::string> &notes)
{
    for (const auto &[key, value] : notes) {
        if (!key.starts_with(kPrefix))
            continue;
        const auto space = value.find(' ');
        Duty duty;
        std::from_chars(value.data(), value.data() + std::min(space, value.size()), duty.since.ns);
        if (space != std::string::npos)
            duty.holder = value.substr(space + 1);
        if (knows(m_config.contacts, duty.holder)) // who has left the firm holds nothing any more
            m_signed[key.substr(kPrefix.size())] = duty;
    }
}

base::Status Duties::sign(const std::string &schedule, const std::string &contact, base::WallTime now, ops::OutboxStore &store)
{
    if (!knows(m_config.schedules, schedule))
        return base::Error{std::string(code::kScheduleUnknown), "there is no schedule " + schedule}.with("schedule", schedule);
    if (!knows(m_config.contacts, contact))
        return base::Error{std::string(code::kContactUnknown), "there is no contact " + contact}.with("contact", contact);
    if (auto saved = store.saveNote(std::string(kPrefix) + schedule, fmt::format("{} {}", now.ns, contact)); !saved)
        return saved;
    m_signed[schedule] = {contact, now};
    return {};
}

std::vector<std::string> Duties::responsible(const std::string &schedule, const people::Roster &roster, base::WallTime now) const
{
    std::vector<std::string> all;
    if (const auto duty = m_signed.find(schedule); duty != m_signed.end())
        all.push_back(duty->second.holder);
    if (auto scheduled = roster.onCall(schedule, now); !scheduled.empty() && std::ranges::find(all, scheduled) == all.end())
        all.push_back(std::move(scheduled));
    return all;
}

std::vector<api::OnCallView> Duties::views(const people::Roster &roster, base::WallTime now) const
{
    std::vector<api::OnCallView> all;
    for (const auto &schedule : m_config.schedules) {
        api::OnCallView view;
        view.schedule = schedule.name;
        view.zone = schedule.zone;
        view.scheduled = roster.onCall(schedule.name, now);
        if (const auto duty = m_signed.find(schedule.name); duty != m_signed.end()) {
            view.holder = duty->second.holder;
            view.since = duty->second.since;
        }
        if (const auto change = roster.nextChange(schedule.name, now)) {
            view.next = change->contact;
            view.nextAt = change->at;
        }
        for (const auto &[contact, when] : roster.overrides(schedule.name, now))
            view.overrides.push_back({contact, when.from, when.until});
        for (const auto &gap : roster.gaps({schedule.name}, now, now + kGapsAhead))
            if (view.gaps.size() < kMostGaps)
                view.gaps.push_back({gap.from, gap.until});
        all.push_back(std::move(view));
    }
    return all;
}

} // namespace qcat::notify
