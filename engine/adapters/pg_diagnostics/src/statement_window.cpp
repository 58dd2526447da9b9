#include "statement_window.h"

namespace qcat::pg_diagnostics
{

using domain::postgres::StatementUse;

void StatementWindow::begin(base::SteadyTime now, std::string epoch)
{
    const bool continues = m_at && *m_at < now && m_epoch == epoch;
    m_length = continues ? now - *m_at : base::Duration::zero();
    m_before.clear();
    if (continues)
        m_before.swap(m_now);
    m_now.clear();
    m_at = now;
    m_epoch = std::move(epoch);
}

std::optional<StatementUse> StatementWindow::since(const Key &key, const StatementUse &total)
{
    m_now[key] = total;
    const auto found = m_before.find(key);
    if (found == m_before.end() || total.calls < found->second.calls || total.time < found->second.time)
        return std::nullopt;
    const auto &before = found->second;
    StatementUse use{total.calls - before.calls,           total.time - before.time,
                     total.rows - before.rows,             total.blocksHit - before.blocksHit,
                     total.blocksRead - before.blocksRead, total.io - before.io,
                     total.tempBytes - before.tempBytes,   {}};
    if (total.walBytes && before.walBytes)
        use.walBytes = *total.walBytes - *before.walBytes;
    return use;
}

} // namespace qcat::pg_diagnostics
