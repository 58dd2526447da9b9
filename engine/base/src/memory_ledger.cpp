#include <qcat/base/memory_ledger.h>

#include <utility>

namespace qcat::base
{

void MemoryHolder::setShed(bool shed)
{
    if (m_shed.exchange(shed) == shed)
        return;
    std::lock_guard lock(m_mutex);
    if (m_listener)
        m_listener();
}

void MemoryHolder::whenAsked(std::function<void()> listener)
{
    std::lock_guard lock(m_mutex);
    m_listener = std::move(listener);
}

MemoryHolder &MemoryLedger::holder(const std::string &name)
{
    std::lock_guard lock(m_mutex);
    return m_holders[name];
}

} // namespace qcat::base
