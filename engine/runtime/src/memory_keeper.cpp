#include "memory_keeper.h"

#include "exception_text.h"

#include <qcat/base/log.h>
#include <qcat/ops_ports/duration_text.h>
#include <qcat/ops_ports/found.h>

#include <fmt/format.h>

#include <malloc.h>

#include <algorithm>
#include <utility>

namespace qcat::runtime
{

using namespace std::chrono_literals;
using domain::Health;

namespace
{

constexpr base::Duration kLookEvery = 1s;
constexpr std::size_t kQueue = 16;

std::string nameOf(surroundings::MemoryBound bound)
{
    switch (bound) {
    case surroundings::MemoryBound::Process: return "process";
    case surroundings::MemoryBound::Group: return "group";
    case surroundings::MemoryBound::Machine: return "machine";
    }
    return {};
}

std::optional<surroundings::MemoryReading> readNow(std::int64_t ownLimit)
{
    return surroundings::memoryReading(ownLimit);
}

} // namespace

MemoryKeeper::MemoryKeeper(const domain::MemoryConfig &config, base::MemoryLedger &ledger, const base::Clock &clock, Read read)
    : m_config(config), m_ledger(ledger), m_clock(clock), m_read(read ? std::move(read) : readNow),
      m_policy(config.shedAt, config.giveBackBelow, config.shedOrder.size()),
      m_thread("memory", kQueue, [](const std::exception_ptr &e) { log::error("memory", "a bug in the memory budget: {}", textOf(e)); })
{
    m_ledger.holder("charts").setBudget(config.charts);
    m_ledger.holder("log_index").setBudget(config.logIndex);
}

MemoryKeeper::~MemoryKeeper()
{
    stop();
}

void MemoryKeeper::start()
{
    look(); // there is something to say from the first moment
    m_thread.postAfter(kLookEvery, [this] { beat(); });
}

void MemoryKeeper::stop()
{
    m_thread.stop();
}

MemoryView MemoryKeeper::view() const
{
    std::lock_guard lock(m_mutex);
    return m_view;
}

void MemoryKeeper::beat()
{
    look();
    m_thread.postAfter(kLookEvery, [this] { beat(); });
}

void MemoryKeeper::look()
{
    // The allocator keeps what is freed: only now does the system have it, and may the next rung be judged.
    if (std::exchange(m_gaveUp, false))
        ::malloc_trim(0);
    const auto reading = m_read(m_config.limit);
    if (reading)
        shedTo(m_policy.next(reading->pressure));
    auto view = viewOf(reading);
    std::lock_guard lock(m_mutex);
    m_view = std::move(view);
}

void MemoryKeeper::shedTo(std::size_t rungs)
{
    for (std::size_t i = 0; i < m_config.shedOrder.size(); ++i) {
        const auto &name = m_config.shedOrder[i];
        auto &holder = m_ledger.holder(name);
        const bool shed = i < rungs;
        if (holder.isShed() == shed)
            continue;
        const auto held = holder.bytes();
        log::warning("memory", "{}: {}", name, shed ? fmt::format("memory is scarce: gives up what it can of {}", ops::bytesText(double(held))) : std::string("has its memory again"));
        holder.setShed(shed);
        m_gaveUp |= shed;
        if (shed && held == 0)
            rungs = m_policy.shedAnother();
    }
}

std::string MemoryKeeper::shedNames() const
{
    std::string names;
    for (std::size_t i = 0; i < m_policy.shed(); ++i)
        names += (names.empty() ? "" : ", ") + m_config.shedOrder[i];
    return names;
}

domain::Finding MemoryKeeper::standingOf(const surroundings::MemoryReading &reading) const
{
    const auto used = ops::bytesText(double(reading.used)), limit = ops::bytesText(double(reading.limit));
    std::vector<base::Error::Arg> args = {{"used", used}, {"limit", limit}, {"bound", nameOf(reading.bound)}, {"given_up", std::to_string(m_policy.shed())}, {"of", std::to_string(m_config.shedOrder.size())}};
    if (m_policy.isExhausted())
        return ops::found("memory.all_shed", Health::Crit, fmt::format("{} of {} in use, and everything that can be given up is", used, limit), std::move(args));
    if (m_policy.shed() > 0)
        return ops::found("memory.shedding", Health::Warn, fmt::format("{} of {} in use; given up until there is room: {}", used, limit, shedNames()), std::move(args));
    return ops::found("memory.within_budget", Health::Ok, fmt::format("{} of {} in use", used, limit), std::move(args));
}

MemoryView MemoryKeeper::viewOf(const std::optional<surroundings::MemoryReading> &reading) const
{
    MemoryView view;
    view.measuredAt = m_clock.wallNow();
    std::int64_t known = 0;
    auto names = m_config.shedOrder;
    for (const char *name : {"charts", "log_index", "research", "symbols"}) // those that are never asked are counted all the same
        if (std::ranges::find(names, name) == names.end())
            names.emplace_back(name);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto &holder = m_ledger.holder(names[i]);
        view.holders.push_back({names[i], holder.bytes(), holder.budget(), i < m_config.shedOrder.size(), holder.isShed()});
        known += holder.bytes();
    }
    if (!reading) {
        view.standing = ops::found("memory.unmeasured", Health::Unknown, "the kernel does not tell what this process takes", {});
        return view;
    }
    view.resident = reading->resident;
    view.used = reading->used;
    view.limit = reading->limit;
    view.limitOf = nameOf(reading->bound);
    view.standing = standingOf(*reading);
    view.holders.push_back({"other", std::max<std::int64_t>(0, reading->anonymous - known), 0, false, false});
    view.holders.push_back({"program", std::max<std::int64_t>(0, reading->resident - reading->anonymous), 0, false, false});
    return view;
}

} // namespace qcat::runtime
