#include "counter_window.h"

namespace qcat::pg_diagnostics
{

void CounterWindow::begin(base::SteadyTime now, std::string epoch)
{
    const bool continues = m_at && *m_at < now && m_epoch == epoch;
    m_length = continues ? now - *m_at : base::Duration::zero();
    if (!continues)
        m_totals.clear();
    m_at = now;
    m_epoch = std::move(epoch);
}

domain::Counter CounterWindow::counter(std::string_view name, std::int64_t total)
{
    domain::Counter result{total, {}};
    const auto before = m_totals.find(name);
    if (before == m_totals.end()) {
        m_totals.emplace(name, total);
        return result;
    }
    if (total >= before->second)
        result.delta = total - before->second;
    before->second = total;
    return result;
}

} // namespace qcat::pg_diagnostics
