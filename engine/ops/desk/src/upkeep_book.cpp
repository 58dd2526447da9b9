#include <qcat/desk/upkeep_book.h>

#include "audit.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/names.h>
#include <qcat/ops_ports/found.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace qcat::ops
{

using domain::UpkeepItem;
using domain::UpkeepTask;

namespace
{

constexpr std::size_t kMostNoteBytes = 1000;
constexpr auto kSinceKey = "upkeep/since";

std::string keyOf(UpkeepTask task)
{
    return fmt::format("upkeep/{}", domain::name(task));
}

// "<ns> <by>\n<note>"
std::string textOf(const UpkeepItem &item)
{
    return fmt::format("{} {}\n{}", item.lastDone.ns, item.by, item.note);
}

base::WallTime timeIn(const std::string &text)
{
    base::WallTime time;
    std::from_chars(text.data(), text.data() + text.size(), time.ns);
    return time;
}

// Empty for what has a fault of its own: channels that no test was seen of, keys that are too old.
std::string_view overdueCode(UpkeepTask task)
{
    switch (task) {
    case UpkeepTask::RestoreTest:
        return code::kRestoreTestOverdue;
    case UpkeepTask::OffsiteCopy:
        return code::kOffsiteCopyOverdue;
    case UpkeepTask::PerformanceReport:
        return code::kPerformanceReportOverdue;
    case UpkeepTask::HostUpdates:
        return code::kHostUpdatesOverdue;
    case UpkeepTask::AccessAudit:
        return code::kAccessAuditOverdue;
    case UpkeepTask::ChannelTest:
    case UpkeepTask::KeyRotation:
        break;
    }
    return {};
}

// What does a task that is seen by itself, for a person to type; empty for those that are noted.
std::string_view wayOf(UpkeepTask task)
{
    switch (task) {
    case UpkeepTask::ChannelTest:
        return "qcat alert test";
    case UpkeepTask::RestoreTest:
        return "qcat backup verify";
    case UpkeepTask::OffsiteCopy:
        return "qcat backup copy";
    case UpkeepTask::KeyRotation:
        return "qcat secrets rotate";
    case UpkeepTask::PerformanceReport:
    case UpkeepTask::HostUpdates:
    case UpkeepTask::AccessAudit:
        break;
    }
    return {};
}

void take(const std::string &text, UpkeepItem &item)
{
    item.lastDone = timeIn(text);
    const auto end = std::min(text.find('\n'), text.size());
    const auto blank = std::min(text.find(' '), end);
    item.by = text.substr(std::min(blank + 1, end), end - std::min(blank + 1, end));
    item.note = text.substr(std::min(end + 1, text.size()));
}

} // namespace

UpkeepBook::UpkeepBook(std::vector<Asked> asked, OpsStore &store, OutboxStore &notes, const base::Clock &clock, Redactor redact)
    : m_store(store), m_notes(notes), m_clock(clock), m_redact(std::move(redact))
{
    for (const auto &one : asked) {
        UpkeepItem item;
        item.task = one.task;
        item.every = one.every;
        item.isSeen = one.isSeen;
        m_items.push_back(std::move(item));
    }
}

base::Status UpkeepBook::start()
{
    auto notes = m_notes.loadNotes();
    if (!notes)
        return notes.error();
    auto since = timeIn((*notes)[kSinceKey]);
    if (!since.isValid()) {
        since = m_clock.wallNow();
        if (auto saved = m_notes.saveNote(kSinceKey, std::to_string(since.ns)); !saved)
            return saved;
    }
    for (auto &item : m_items) {
        item.since = since;
        if (const auto found = notes->find(keyOf(item.task)); found != notes->end())
            take(found->second, item);
    }
    return {};
}

base::Status UpkeepBook::note(UpkeepTask task, const std::string &actor, const std::string &text)
{
    auto *const known = item(task);
    if (!known)
        return base::Error{std::string(code::kUpkeepNotAsked), fmt::format("{} is not in the calendar of this configuration", domain::name(task))}
            .with("task", std::string(domain::name(task)));
    if (known->isSeen)
        return base::Error{std::string(code::kUpkeepIsSeen), fmt::format("{0} is not noted by hand, QCAT sees by itself when it is done: {1}", domain::name(task), wayOf(task))}
            .with("task", std::string(domain::name(task)))
            .with("way", std::string(wayOf(task)));
    if (text.size() > kMostNoteBytes)
        return base::Error{std::string(code::kTextTooLong), fmt::format("at most {} bytes of note are kept", kMostNoteBytes)}
            .with("what", "note")
            .with("limit", std::to_string(kMostNoteBytes));
    auto noted = *known;
    noted.lastDone = m_clock.wallNow();
    noted.by = actor;
    noted.note = m_redact(text);
    const auto written = m_store.transact([&]() -> base::Status {
        auto audited = Audit(m_store, m_clock, m_redact).write(actor, "upkeep.note", std::string(domain::name(task)), {{"note", text}});
        return audited ? save(noted) : audited;
    });
    if (written)
        *known = std::move(noted);
    return written;
}

void UpkeepBook::seen(UpkeepTask task, base::WallTime at)
{
    auto *const known = item(task);
    if (!known || at <= known->lastDone)
        return;
    known->lastDone = at;
    known->by = "qcat";
    known->note.clear();
    (void)save(*known); // a store that takes nothing has an incident of its own, and what is seen is seen again
}

UpkeepItem *UpkeepBook::item(UpkeepTask task)
{
    const auto found = std::ranges::find(m_items, task, &UpkeepItem::task);
    return found == m_items.end() ? nullptr : &*found;
}

base::Status UpkeepBook::save(const UpkeepItem &item)
{
    return m_notes.saveNote(keyOf(item.task), textOf(item));
}

Check upkeepCheck(const UpkeepBook &book, const base::Clock &clock)
{
    return [&book, &clock](const base::CallLimits &) -> CheckResult {
        const auto now = clock.wallNow();
        const UpkeepItem *worst = nullptr;
        int overdue = 0;
        for (const auto &item : book.items()) {
            if (!item.isOverdue(now) || overdueCode(item.task).empty())
                continue;
            ++overdue;
            if (!worst || item.nextDue() < worst->nextDue())
                worst = &item;
        }
        if (!worst)
            return {found(code::kUpkeepOk, domain::Health::Ok, "no upkeep is overdue", {})};
        const auto task = std::string(domain::name(worst->task));
        const auto late = base::toShortText(now - worst->nextDue());
        const auto others = std::to_string(overdue - 1);
        return {found(overdueCode(worst->task), domain::Health::Warn,
                      fmt::format("{} is overdue for {}, and {} other tasks are", task, late, others), {{"late", late}, {"others", others}})};
    };
}

} // namespace qcat::ops
