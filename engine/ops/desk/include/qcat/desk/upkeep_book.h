#pragma once

#include <qcat/base/clock.h>
#include <qcat/desk/redaction.h>
#include <qcat/domain/upkeep.h>
#include <qcat/ops_ports/check.h>
#include <qcat/ops_ports/ops_store.h>
#include <qcat/ops_ports/outbox_store.h>

#include <string>
#include <vector>

namespace qcat::ops
{

// The upkeep calendar: when each task was last done, by whom, and when it is due again. What a person says is audited; what QCAT sees by
// itself is told by whoever sees it. Both are durable. What was never done counts from the first start of this calendar. Ops thread.
class UpkeepBook
{
public:
    struct Asked {
        domain::UpkeepTask task = domain::UpkeepTask::ChannelTest;
        base::Duration every{};
        bool isSeen = false; // QCAT sees by itself when it is done: nobody can say so in its place
    };

    UpkeepBook(std::vector<Asked> asked, OpsStore &store, OutboxStore &notes, const base::Clock &clock, Redactor redact);

    // Reads what was noted before.
    base::Status start();
    // Errors: "upkeep.not_asked", "upkeep.is_seen", "command.text_too_long", "audit.failed", those of the store; nothing is noted then.
    base::Status note(domain::UpkeepTask task, const std::string &actor, const std::string &text);
    // It was done at that time; of no effect where a later time is known. An invalid time is none.
    void seen(domain::UpkeepTask task, base::WallTime at);

    const std::vector<domain::UpkeepItem> &items() const { return m_items; }

private:
    domain::UpkeepItem *item(domain::UpkeepTask task);
    base::Status save(const domain::UpkeepItem &item);

    OpsStore &m_store;
    OutboxStore &m_notes;
    const base::Clock &m_clock;
    const Redactor m_redact;
    std::vector<domain::UpkeepItem> m_items;
};

// Warn while something is overdue that no other check tells: what has been so the longest. Asks nobody, at once. `book` outlives it.
Check upkeepCheck(const UpkeepBook &book, const base::Clock &clock);

} // namespace qcat::ops
