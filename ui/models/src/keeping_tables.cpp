#include <qcat/ui_models/keeping_tables.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/table_cells.h>

#include <QCoreApplication>

namespace qcat::ui
{

namespace
{

using api::BackupView;
using domain::UpkeepTask;

struct KeepingWords {
    Q_DECLARE_TR_FUNCTIONS(KeepingWords)
};

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell tipped(TableCell cell, base::WallTime time)
{
    cell.tip = utcText(time);
    return cell;
}

TableCell proofCell(const BackupView &backup)
{
    if (backup.isDamaged)
        return textCell(KeepingWords::tr("damaged: bytes are missing"), Tone::Alarm);
    if (!backup.provenAt.isValid())
        return textCell(KeepingWords::tr("never restored"), Tone::Warning);
    return tipped(textCell(KeepingWords::tr("restored and compared in %1").arg(durationText(backup.restoredIn)), Tone::Good), backup.provenAt);
}

TableCell copyCell(const BackupView &backup)
{
    if (backup.copyPlace.empty())
        return textCell(KeepingWords::tr("none asked for"), Tone::Muted);
    const auto place = QString::fromStdString(backup.copyPlace);
    if (backup.copiedAt.isValid())
        return tipped(textCell(place, Tone::Good), backup.copiedAt);
    auto cell = textCell(KeepingWords::tr("missing in %1").arg(place), Tone::Alarm);
    cell.tip = QString::fromStdString(backup.copyFailure);
    return cell;
}

TableCell sealCell(const BackupView &backup)
{
    if (backup.keyId.empty())
        return textCell(KeepingWords::tr("plain", "a backup that is not encrypted"), Tone::Muted);
    return textCell(KeepingWords::tr("key %1").arg(QString::fromStdString(backup.keyId)), Tone::Good);
}

TableCell dueCell(const UpkeepRow &row)
{
    const bool isLate = row.left < base::Duration::zero();
    const auto span = durationText(isLate ? -row.left : row.left);
    return {.text = isLate ? KeepingWords::tr("overdue for %1").arg(span) : KeepingWords::tr("in %1").arg(span),
            .sort = qlonglong(row.left.count()),
            .tone = isLate ? Tone::Alarm : Tone::Normal,
            .tip = utcText(row.item.nextDue())};
}

TableCell doneCell(const UpkeepRow &row)
{
    if (!row.item.lastDone.isValid())
        return textCell(KeepingWords::tr("never"), Tone::Muted);
    auto cell = timeCell(row.item.lastDone);
    cell.text = dateTimeText(row.item.lastDone);
    return cell;
}

TableCell everyCell(const UpkeepRow &row)
{
    auto cell = ageCell(row.item.every);
    cell.text = spanText(row.item.every);
    return cell;
}

TableCell byCell(const UpkeepRow &row)
{
    if (row.item.by == "qcat")
        return textCell(KeepingWords::tr("seen by QCAT"), Tone::Muted);
    return row.item.by.empty() ? noneCell() : textCell(row.item.by);
}

} // namespace

QString word(UpkeepTask task)
{
    switch (task) {
    case UpkeepTask::ChannelTest: return KeepingWords::tr("Test of the alert channels");
    case UpkeepTask::RestoreTest: return KeepingWords::tr("Restore test");
    case UpkeepTask::OffsiteCopy: return KeepingWords::tr("Copy of a backup elsewhere");
    case UpkeepTask::PerformanceReport: return KeepingWords::tr("Performance report");
    case UpkeepTask::HostUpdates: return KeepingWords::tr("Security updates of this machine");
    case UpkeepTask::AccessAudit: return KeepingWords::tr("Access audit");
    case UpkeepTask::KeyRotation: return KeepingWords::tr("Change of keys and passwords");
    }
    return {};
}

std::unique_ptr<BackupsModel> makeBackupsModel()
{
    using R = BackupRow;
    BackupsModel::Columns columns = {
        {"id", QT_TRANSLATE_NOOP("Table", "Backup"), kLeft, [](const R &r) { return tipped(textCell(r.backup.id), r.backup.takenAt); }},
        {"age", QT_TRANSLATE_NOOP("Table", "How old"), kRight, [](const R &r) { return ageCell(r.age); }},
        {"proof", QT_TRANSLATE_NOOP("Table", "Proof"), kLeft, [](const R &r) { return proofCell(r.backup); }},
        {"copy", QT_TRANSLATE_NOOP("Table", "Copy elsewhere"), kLeft, [](const R &r) { return copyCell(r.backup); }},
        {"seal", QT_TRANSLATE_NOOP("Table", "Encryption"), kLeft, [](const R &r) { return sealCell(r.backup); }},
        {"bytes", QT_TRANSLATE_NOOP("Table", "Size"), kRight, [](const R &r) { return bytesCell(qint64(r.backup.bytes)); }},
        {"rows", QT_TRANSLATE_NOOP("Table", "Rows"), kRight, [](const R &r) { return countCell(r.backup.rows); }},
        {"took", QT_TRANSLATE_NOOP("Table", "Took"), kRight, [](const R &r) { return latencyCell(r.backup.took); }},
        {"file", QT_TRANSLATE_NOOP("Table", "File"), kLeft, [](const R &r) { return textCell(r.backup.file); }, true},
    };
    return std::make_unique<BackupsModel>(std::move(columns), BackupRowKey{});
}

std::vector<BackupRow> backupRows(const api::BackupsView &backups, base::WallTime now)
{
    std::vector<BackupRow> rows;
    rows.reserve(backups.backups.size());
    for (const auto &backup : backups.backups)
        rows.push_back({backup, std::chrono::floor<std::chrono::seconds>(now - backup.takenAt)});
    return rows;
}

std::unique_ptr<UpkeepModel> makeUpkeepModel()
{
    using R = UpkeepRow;
    UpkeepModel::Columns columns = {
        {"task", QT_TRANSLATE_NOOP("Table", "Task"), kLeft, [](const R &r) { return textCell(word(r.item.task), Tone::Strong); }},
        {"due", QT_TRANSLATE_NOOP("Table", "Due"), kLeft, dueCell},
        {"done", QT_TRANSLATE_NOOP("Table", "Last done"), kLeft, doneCell},
        {"by", QT_TRANSLATE_NOOP("Table", "By"), kLeft, byCell},
        {"note", QT_TRANSLATE_NOOP("Table", "Note"), kLeft, [](const R &r) { return textCell(r.item.note); }},
        {"every", QT_TRANSLATE_NOOP("Table", "Every"), kRight, everyCell},
    };
    return std::make_unique<UpkeepModel>(std::move(columns), UpkeepRowKey{});
}

std::vector<UpkeepRow> upkeepRows(const api::OpsSnapshot &ops, base::WallTime now)
{
    std::vector<UpkeepRow> rows;
    rows.reserve(ops.upkeep.size());
    for (const auto &item : ops.upkeep)
        rows.push_back({item, std::chrono::floor<std::chrono::minutes>(item.nextDue() - now)});
    return rows;
}

} // namespace qcat::ui
