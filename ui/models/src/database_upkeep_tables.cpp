#include <qcat/ui_models/database_tables.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>

namespace qcat::ui
{

using namespace domain::postgres;

namespace
{

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

// Of a table that is often read from end to end: worth a look when it is large.
constexpr double kMostlyByIndex = 0.5;
constexpr std::int64_t kWorthAnIndex = 10'000; // rows

QString kindOf(const HorizonHolder &holder)
{
    if (holder.kind == "backend")
        return QCoreApplication::translate("Table", "Session", "what keeps vacuum back");
    if (holder.kind == "slot")
        return QCoreApplication::translate("Table", "Replication slot", "what keeps vacuum back");
    if (holder.kind == "prepared")
        return QCoreApplication::translate("Table", "Prepared transaction", "what keeps vacuum back");
    if (holder.kind == "standby")
        return QCoreApplication::translate("Table", "Standby", "what keeps vacuum back");
    return QString::fromStdString(holder.kind);
}

// Of all scans of the table.
TableCell byIndexCell(const IndexUse &use)
{
    const auto scans = double(use.indexScans) + double(use.sequentialScans);
    if (scans <= 0)
        return noneCell();
    TableCell cell = ratioCell(double(use.indexScans) / scans, 1);
    if (double(use.indexScans) < kMostlyByIndex * scans && use.liveRows >= kWorthAnIndex)
        cell.tone = Tone::Warning;
    return cell;
}

TableCell progressCell(const VacuumProgress &vacuum)
{
    if (!vacuum.scanned)
        return hiddenCell();
    TableCell cell = ratioCell(*vacuum.scanned, 0);
    cell.bar = *vacuum.scanned;
    return cell;
}

} // namespace

std::unique_ptr<DatabaseSizesModel> makeDatabaseSizesModel()
{
    using R = DatabaseSize;
    return std::make_unique<DatabaseSizesModel>(
        DatabaseSizesModel::Columns{
            column<R>("database", QT_TRANSLATE_NOOP("Table", "Database"), kLeft, [](const R &r) { return textCell(r.name); }),
            column<R>("bytes", QT_TRANSLATE_NOOP("Table", "Size"), kRight, [](const R &r) { return orHidden(r.bytes, bytesCell); }),
            column<R>("growth", QT_TRANSLATE_NOOP("Table", "Growth"), kRight,
                      [](const R &r) { return r.bytes ? orNone(r.growth, bytesCell) : hiddenCell(); })},
        KeyOfKeyed{});
}

std::unique_ptr<IndexUseModel> makeIndexUseModel()
{
    using R = IndexUse;
    return std::make_unique<IndexUseModel>(
        IndexUseModel::Columns{
            column<R>("table", QT_TRANSLATE_NOOP("Table", "Table"), kLeft, [](const R &r) { return textCell(r.table); }),
            column<R>("by_index", QT_TRANSLATE_NOOP("Table", "Read by an index"), kRight, byIndexCell),
            column<R>("index_scans", QT_TRANSLATE_NOOP("Table", "By an index"), kRight, [](const R &r) { return countCell(r.indexScans); }),
            column<R>("seq_scans", QT_TRANSLATE_NOOP("Table", "From end to end"), kRight,
                      [](const R &r) { return countCell(r.sequentialScans); }),
            column<R>("seq_rows", QT_TRANSLATE_NOOP("Table", "Rows read so"), kRight,
                      [](const R &r) { return countCell(r.rowsReadBySequentialScans); }),
            column<R>("rows", QT_TRANSLATE_NOOP("Table", "Live rows"), kRight, [](const R &r) { return countCell(r.liveRows); }),
            column<R>("bytes", QT_TRANSLATE_NOOP("Table", "Size"), kRight, [](const R &r) { return bytesCell(r.bytes); })},
        KeyOfKeyed{});
}

std::unique_ptr<RunningVacuumsModel> makeRunningVacuumsModel()
{
    using R = VacuumProgress;
    return std::make_unique<RunningVacuumsModel>(
        RunningVacuumsModel::Columns{
            column<R>("table", QT_TRANSLATE_NOOP("Table", "Table"), kLeft, [](const R &r) { return textCell(r.table); }),
            column<R>("scanned", QT_TRANSLATE_NOOP("Table", "Scanned"), kRight, progressCell),
            column<R>("phase", QT_TRANSLATE_NOOP("Table", "Phase"), kLeft,
                      [](const R &r) { return r.phase.empty() ? hiddenCell() : textCell(r.phase); }),
            column<R>("database", QT_TRANSLATE_NOOP("Table", "Database"), kLeft, [](const R &r) { return textCell(r.database); }),
            column<R>("pid", QT_TRANSLATE_NOOP("Table", "Process"), kRight, [](const R &r) { return textCell(std::to_string(r.pid)); })},
        KeyOfKeyed{});
}

std::unique_ptr<HorizonModel> makeHorizonModel()
{
    using R = HorizonHolder;
    return std::make_unique<HorizonModel>(
        HorizonModel::Columns{
            column<R>("kind", QT_TRANSLATE_NOOP("Table", "What"), kLeft, [](const R &r) { return textCell(kindOf(r)); }),
            column<R>("id", QT_TRANSLATE_NOOP("Table", "Process or name"), kLeft, [](const R &r) { return textCell(r.id); }),
            column<R>("age", QT_TRANSLATE_NOOP("Table", "Transactions back"), kRight, [](const R &r) { return countCell(r.age); }),
            column<R>("detail", QT_TRANSLATE_NOOP("Table", "Detail"), kLeft, [](const R &r) { return textCell(r.detail); })},
        KeyOfKeyed{});
}

std::vector<Keyed<DatabaseSize>> rowsOf(const std::vector<DatabaseSize> &databases)
{
    return keyedRows(databases, [](const auto &r) { return r.name; });
}

std::vector<Keyed<IndexUse>> rowsOf(const std::vector<IndexUse> &tables)
{
    return keyedRows(tables, [](const auto &r) { return r.table; });
}

std::vector<Keyed<VacuumProgress>> rowsOf(const std::vector<VacuumProgress> &vacuums)
{
    return keyedRows(vacuums, [](const auto &r) { return std::to_string(r.pid); });
}

std::vector<Keyed<HorizonHolder>> rowsOf(const std::vector<HorizonHolder> &holders)
{
    return keyedRows(holders, [](const auto &r) { return r.kind + '/' + r.id; });
}

} // namespace qcat::ui
