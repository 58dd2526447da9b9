#include <qcat/ui_models/pool_tables.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/words.h>

#include <algorithm>

namespace qcat::ui
{

namespace
{

using domain::PoolHolder;
using domain::PoolStatus;

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell inUseCell(const PoolStatus &pool)
{
    TableCell cell = {.text = countText(pool.inUse), .sort = pool.inUse, .copy = QString::number(pool.inUse)};
    if (const int most = pool.settings.maxOpenConns; most > 0) {
        cell.text = QCoreApplication::translate("Table", "%1 of %2", "connections").arg(countText(pool.inUse), countText(most));
        cell.bar = std::min(1.0, double(pool.inUse) / most);
        cell.tone = pool.inUse >= most ? Tone::Alarm : Tone::Normal;
    }
    return cell;
}

TableCell waitingCell(const PoolStatus &pool)
{
    TableCell cell = countCell(pool.waiting);
    cell.tone = pool.waiting > 0 ? Tone::Alarm : Tone::Muted;
    return cell;
}

TableCell leakedCell(const PoolStatus &pool)
{
    const auto now = std::ranges::count(pool.holders.rows, true, &PoolHolder::isLeaked);
    TableCell cell = countCell(now);
    cell.tone = now > 0 ? Tone::Alarm : Tone::Muted;
    return cell;
}

TableCell breakerCell(const PoolStatus &pool)
{
    return textCell(word(pool.breaker), pool.breaker == domain::PoolBreaker::Closed ? Tone::Good
                                        : pool.breaker == domain::PoolBreaker::Open ? Tone::Alarm
                                                                                    : Tone::Warning);
}

} // namespace

std::unique_ptr<PoolsModel> makePoolsModel()
{
    using R = PoolStatus;
    return std::make_unique<PoolsModel>(
        PoolsModel::Columns{
            column<R>("pool", QT_TRANSLATE_NOOP("Table", "Pool"), kLeft, [](const R &r) { return textCell(r.name); }),
            column<R>("in_use", QT_TRANSLATE_NOOP("Table", "In use"), kRight, inUseCell),
            column<R>("idle", QT_TRANSLATE_NOOP("Table", "Idle"), kRight, [](const R &r) { return countCell(r.idle); }),
            column<R>("waiting", QT_TRANSLATE_NOOP("Table", "Waiting"), kRight, waitingCell),
            column<R>("wait_p99", QT_TRANSLATE_NOOP("Table", "Wait, 99 of 100"), kRight,
                      [](const R &r) { return latencyCell(r.acquireTimes.quantile(0.99)); }),
            column<R>("timed_out", QT_TRANSLATE_NOOP("Table", "Gave up"), kRight, [](const R &r) { return countCell(qint64(r.timedOut)); }),
            column<R>("leaked", QT_TRANSLATE_NOOP("Table", "Leaks"), kRight, leakedCell),
            column<R>("dials", QT_TRANSLATE_NOOP("Table", "New connections"), kLeft, breakerCell),
            column<R>("target", QT_TRANSLATE_NOOP("Table", "Server"), kLeft, [](const R &r) { return textCell(r.target); })},
        KeyOfKeyed{});
}

std::unique_ptr<HoldersModel> makeHoldersModel()
{
    using R = PoolHolder;
    return std::make_unique<HoldersModel>(
        HoldersModel::Columns{
            column<R>("id", QT_TRANSLATE_NOOP("Table", "Connection"), kRight, [](const R &r) { return idCell(qint64(r.id)); }),
            column<R>("held", QT_TRANSLATE_NOOP("Table", "Held for"), kRight,
                      [](const R &r) {
                          TableCell cell = latencyCell(r.age);
                          if (r.isLeaked) {
                              cell.tone = Tone::Alarm;
                              cell.text += QLatin1Char(' ') + QCoreApplication::translate("Table", "leak", "a connection that was not given back");
                          }
                          return cell;
                      }),
            column<R>("call_site", QT_TRANSLATE_NOOP("Table", "Borrowed at"), kLeft, [](const R &r) { return textCell(r.callSite); }),
            column<R>("purpose", QT_TRANSLATE_NOOP("Table", "Purpose"), kLeft, [](const R &r) { return textCell(r.purpose); }),
            column<R>("thread", QT_TRANSLATE_NOOP("Table", "Thread"), kLeft, [](const R &r) { return textCell(r.thread); }),
            column<R>("since", QT_TRANSLATE_NOOP("Table", "Since"), kLeft, [](const R &r) { return timeCell(r.since); })},
        KeyOfKeyed{});
}

std::vector<Keyed<PoolStatus>> rowsOf(const std::vector<PoolStatus> &pools)
{
    return keyedRows(pools, [](const auto &r) { return r.name; });
}

std::vector<Keyed<PoolHolder>> rowsOf(const std::vector<PoolHolder> &holders)
{
    return keyedRows(holders, [](const auto &r) { return std::to_string(r.id); });
}

} // namespace qcat::ui
