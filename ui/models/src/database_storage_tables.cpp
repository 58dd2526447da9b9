#include <qcat/ui_models/database_tables.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/words.h>

#include <algorithm>

namespace qcat::ui
{

using namespace domain::postgres;

namespace
{

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell growthCell(const std::optional<std::int64_t> &growth)
{
    return orNone(growth, bytesCell);
}

TableCell timeOrNever(base::WallTime time)
{
    return time.isValid() ? timeCell(time)
                          : TableCell{.text = QCoreApplication::translate("Table", "never", "a table was vacuumed"), .sort = qlonglong(0)};
}

// Dead rows beside those at which autovacuum comes.
TableCell deadRowsCell(const TableVacuum &table)
{
    TableCell cell = countCell(table.deadRows);
    if (table.autovacuumAt > 0)
        cell.bar = std::min(1.0, double(table.deadRows) / double(table.autovacuumAt));
    if (table.autovacuumOff)
        cell.tone = Tone::Warning;
    return cell;
}

TableCell leftCell(const WraparoundAge &age)
{
    constexpr std::int64_t kAlarm = 40'000'000, kWarning = 500'000'000;
    TableCell cell = countCell(age.left);
    cell.tone = age.left < kAlarm ? Tone::Alarm : age.left < kWarning ? Tone::Warning : Tone::Good;
    return cell;
}

TableCell slotStateCell(const Slot &slot)
{
    const bool isLosing = slot.walStatus == "lost" || slot.walStatus == "unreserved";
    return textCell(QString::fromStdString(slot.walStatus), isLosing ? Tone::Alarm : slot.isActive ? Tone::Good : Tone::Warning);
}

} // namespace

std::unique_ptr<TableSizesModel> makeTableSizesModel()
{
    using R = TableSize;
    return std::make_unique<TableSizesModel>(
        TableSizesModel::Columns{
            column<R>("table", QT_TRANSLATE_NOOP("Table", "Table"), kLeft, [](const R &r) { return textCell(r.name); }),
            column<R>("bytes", QT_TRANSLATE_NOOP("Table", "Size"), kRight, [](const R &r) { return bytesCell(r.bytes()); }),
            column<R>("growth", QT_TRANSLATE_NOOP("Table", "Growth"), kRight, [](const R &r) { return growthCell(r.growth); }),
            column<R>("rows", QT_TRANSLATE_NOOP("Table", "Rows (estimate)"), kRight,
                      [](const R &r) { return r.rows < 0 ? noneCell() : countCell(r.rows); }),
            column<R>("heap", QT_TRANSLATE_NOOP("Table", "Table itself"), kRight, [](const R &r) { return bytesCell(r.heapBytes); }),
            column<R>("indexes", QT_TRANSLATE_NOOP("Table", "Indexes"), kRight, [](const R &r) { return bytesCell(r.indexBytes); }),
            column<R>("toast", QT_TRANSLATE_NOOP("Table", "Long values"), kRight, [](const R &r) { return bytesCell(r.toastBytes); }, true)},
        KeyOfKeyed{});
}

std::unique_ptr<IndexIssuesModel> makeIndexIssuesModel()
{
    using R = IndexIssue;
    return std::make_unique<IndexIssuesModel>(
        IndexIssuesModel::Columns{
            column<R>("issue", QT_TRANSLATE_NOOP("Table", "What"), kLeft,
                      [](const R &r) { return textCell(word(r.kind), r.kind == IndexIssueKind::Invalid ? Tone::Alarm : Tone::Warning); }),
            column<R>("table", QT_TRANSLATE_NOOP("Table", "Table"), kLeft, [](const R &r) { return textCell(r.table); }),
            column<R>("index", QT_TRANSLATE_NOOP("Table", "Index"), kLeft, [](const R &r) { return textCell(r.index); }),
            column<R>("other", QT_TRANSLATE_NOOP("Table", "Beside, or columns"), kLeft, [](const R &r) { return textCell(r.other); }),
            column<R>("bytes", QT_TRANSLATE_NOOP("Table", "Size"), kRight, [](const R &r) { return bytesCell(r.bytes); })},
        KeyOfKeyed{});
}

std::unique_ptr<TableCacheModel> makeTableCacheModel()
{
    using R = TableCache;
    return std::make_unique<TableCacheModel>(
        TableCacheModel::Columns{
            column<R>("table", QT_TRANSLATE_NOOP("Table", "Table"), kLeft, [](const R &r) { return textCell(r.table); }),
            column<R>("hit_ratio", QT_TRANSLATE_NOOP("Table", "Found in memory"), kRight,
                      [](const R &r) { return orNone(r.hitRatio, [](double ratio) { return ratioCell(ratio, 2); }); }),
            column<R>("read", QT_TRANSLATE_NOOP("Table", "Blocks read"), kRight, [](const R &r) { return countCell(r.blocksRead); }),
            column<R>("hit", QT_TRANSLATE_NOOP("Table", "Blocks found"), kRight, [](const R &r) { return countCell(r.blocksHit); })},
        KeyOfKeyed{});
}

std::unique_ptr<BloatModel> makeBloatModel()
{
    using R = TableBloat;
    return std::make_unique<BloatModel>(
        BloatModel::Columns{
            column<R>("table", QT_TRANSLATE_NOOP("Table", "Table"), kLeft, [](const R &r) { return textCell(r.table); }),
            column<R>("wasted", QT_TRANSLATE_NOOP("Table", "Wasted (estimate)"), kRight,
                      [](const R &r) { return orHidden(r.wastedBytes, bytesCell); }),
            column<R>("bytes", QT_TRANSLATE_NOOP("Table", "Size"), kRight, [](const R &r) { return bytesCell(r.bytes); })},
        KeyOfKeyed{});
}

std::unique_ptr<VacuumModel> makeVacuumModel()
{
    using R = TableVacuum;
    return std::make_unique<VacuumModel>(
        VacuumModel::Columns{
            column<R>("table", QT_TRANSLATE_NOOP("Table", "Table"), kLeft, [](const R &r) { return textCell(r.table); }),
            column<R>("dead", QT_TRANSLATE_NOOP("Table", "Dead rows"), kRight, deadRowsCell),
            column<R>("limit", QT_TRANSLATE_NOOP("Table", "Autovacuum at"), kRight,
                      [](const R &r) {
                          return r.autovacuumOff ? textCell(QCoreApplication::translate("Table", "off", "autovacuum"), Tone::Warning)
                                                 : countCell(r.autovacuumAt);
                      }),
            column<R>("live", QT_TRANSLATE_NOOP("Table", "Live rows"), kRight, [](const R &r) { return countCell(r.liveRows); }),
            column<R>("vacuum", QT_TRANSLATE_NOOP("Table", "Last vacuum"), kLeft, [](const R &r) { return timeOrNever(r.lastVacuum); }),
            column<R>("analyze", QT_TRANSLATE_NOOP("Table", "Last analyze"), kLeft, [](const R &r) { return timeOrNever(r.lastAnalyze); })},
        KeyOfKeyed{});
}

std::unique_ptr<WraparoundModel> makeWraparoundModel()
{
    using R = WraparoundAge;
    return std::make_unique<WraparoundModel>(
        WraparoundModel::Columns{
            column<R>("database", QT_TRANSLATE_NOOP("Table", "Database"), kLeft, [](const R &r) { return textCell(r.database); }),
            column<R>("left", QT_TRANSLATE_NOOP("Table", "Transactions left"), kRight, leftCell),
            column<R>("age", QT_TRANSLATE_NOOP("Table", "Oldest row, in transactions"), kRight,
                      [](const R &r) { return countCell(r.transactions); }),
            column<R>("multixacts", QT_TRANSLATE_NOOP("Table", "Multixacts"), kRight, [](const R &r) { return countCell(r.multixacts); })},
        KeyOfKeyed{});
}

std::unique_ptr<AdviceModel> makeAdviceModel()
{
    using R = Advice;
    return std::make_unique<AdviceModel>(
        AdviceModel::Columns{
            column<R>("setting", QT_TRANSLATE_NOOP("Table", "Setting"), kLeft, [](const R &r) { return textCell(r.setting); }),
            column<R>("current", QT_TRANSLATE_NOOP("Table", "Now"), kRight, [](const R &r) { return textCell(r.current); }),
            column<R>("suggested", QT_TRANSLATE_NOOP("Table", "Suggested"), kRight,
                      [](const R &r) { return r.suggested.empty() ? noneCell() : textCell(r.suggested); }),
            column<R>("why", QT_TRANSLATE_NOOP("Table", "Why"), kLeft, [](const R &r) { return textCell(findingText(r.why)); }),
            column<R>("basis", QT_TRANSLATE_NOOP("Table", "Computed from"), kLeft,
                      [](const R &r) {
                          return r.basis.unit.empty() ? noneCell() : textCell(measuredText(r.basis.value, QString::fromStdString(r.basis.unit)));
                      })},
        KeyOfKeyed{});
}

std::unique_ptr<StandbysModel> makeStandbysModel()
{
    using R = Standby;
    return std::make_unique<StandbysModel>(
        StandbysModel::Columns{
            column<R>("application", QT_TRANSLATE_NOOP("Table", "Standby"), kLeft, [](const R &r) { return textCell(r.application); }),
            column<R>("state", QT_TRANSLATE_NOOP("Table", "State"), kLeft,
                      [](const R &r) { return r.state.empty() ? hiddenCell() : textCell(r.state); }),
            column<R>("lag", QT_TRANSLATE_NOOP("Table", "Replay lag"), kRight, [](const R &r) { return r.state.empty() ? hiddenCell() : orNone(r.replayLag, latencyCell); }),
            column<R>("unreplayed", QT_TRANSLATE_NOOP("Table", "Not replayed"), kRight,
                      [](const R &r) { return orHidden(r.unreplayedBytes, bytesCell); }),
            column<R>("unsent", QT_TRANSLATE_NOOP("Table", "Not sent"), kRight, [](const R &r) { return orHidden(r.unsentBytes, bytesCell); }),
            column<R>("sync", QT_TRANSLATE_NOOP("Table", "Synchronous"), kLeft, [](const R &r) { return r.state.empty() ? hiddenCell() : textCell(r.sync); }),
            column<R>("client", QT_TRANSLATE_NOOP("Table", "Client"), kLeft, [](const R &r) { return textCell(r.client); })},
        KeyOfKeyed{});
}

std::unique_ptr<SlotsModel> makeSlotsModel()
{
    using R = Slot;
    return std::make_unique<SlotsModel>(
        SlotsModel::Columns{
            column<R>("slot", QT_TRANSLATE_NOOP("Table", "Replication slot"), kLeft, [](const R &r) { return textCell(r.name); }),
            column<R>("state", QT_TRANSLATE_NOOP("Table", "WAL is"), kLeft, slotStateCell),
            column<R>("retained", QT_TRANSLATE_NOOP("Table", "WAL kept for it"), kRight,
                      [](const R &r) { return orHidden(r.retainedBytes, bytesCell); }),
            column<R>("safe", QT_TRANSLATE_NOOP("Table", "Until it is lost"), kRight, [](const R &r) { return orNone(r.safeBytes, bytesCell); }),
            column<R>("kind", QT_TRANSLATE_NOOP("Table", "Kind"), kLeft, [](const R &r) { return textCell(r.kind); })},
        KeyOfKeyed{});
}

std::vector<Keyed<TableSize>> rowsOf(const std::vector<TableSize> &tables)
{
    return keyedRows(tables, [](const auto &r) { return r.name; });
}

std::vector<Keyed<IndexIssue>> rowsOf(const std::vector<IndexIssue> &issues)
{
    return keyedRows(issues, [](const auto &r) { return std::to_string(int(r.kind)) + r.table + '/' + r.index + '/' + r.other; });
}

std::vector<Keyed<TableCache>> rowsOf(const std::vector<TableCache> &tables)
{
    return keyedRows(tables, [](const auto &r) { return r.table; });
}

std::vector<Keyed<TableBloat>> rowsOf(const std::vector<TableBloat> &tables)
{
    return keyedRows(tables, [](const auto &r) { return r.table; });
}

std::vector<Keyed<TableVacuum>> rowsOf(const std::vector<TableVacuum> &tables)
{
    return keyedRows(tables, [](const auto &r) { return r.table; });
}

std::vector<Keyed<WraparoundAge>> rowsOf(const std::vector<WraparoundAge> &ages)
{
    return keyedRows(ages, [](const auto &r) { return r.database; });
}

std::vector<Keyed<Advice>> rowsOf(const std::vector<Advice> &advice)
{
    return keyedRows(advice, [](const auto &r) { return r.setting; });
}

std::vector<Keyed<Standby>> rowsOf(const std::vector<Standby> &standbys)
{
    return keyedRows(standbys, [](const auto &r) { return std::to_string(r.pid); });
}

std::vector<Keyed<Slot>> rowsOf(const std::vector<Slot> &slots_)
{
    return keyedRows(slots_, [](const auto &r) { return r.name; });
}

} // namespace qcat::ui
