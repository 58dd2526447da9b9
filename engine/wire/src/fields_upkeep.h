#pragma once

#include "fields.h"

namespace qcat::wire
{

QCAT_WIRE_FIELDS(api::NoteUpkeep)
{
    f("task", x.task);
    f("note", x.note);
}

QCAT_WIRE_FIELDS(api::BreakLicence)
{
    f("reason", x.reason);
    f("approver_called", x.approverCalled);
}

QCAT_WIRE_FIELDS(domain::UpkeepItem)
{
    f("task", x.task);
    f("every_ns", x.every);
    f("since_ns", x.since);
    f("last_done_ns", x.lastDone);
    f("by", x.by);
    f("note", x.note);
    f("is_seen", x.isSeen);
}

QCAT_WIRE_FIELDS(api::BackupView)
{
    f("id", x.id);
    f("file", x.file);
    f("taken_at_ns", x.takenAt);
    f("took_ns", x.took);
    f("bytes", x.bytes);
    f("rows", x.rows);
    f("is_damaged", x.isDamaged);
    f("key_id", x.keyId);
    f("proven_at_ns", x.provenAt);
    f("restored_in_ns", x.restoredIn);
    f("copy_place", x.copyPlace);
    f("copied_at_ns", x.copiedAt);
    f("copy_failure", x.copyFailure);
}

QCAT_WIRE_FIELDS(api::BackupsView)
{
    f("directory", x.directory);
    f("why", x.why);
    f("read_at_ns", x.readAt);
    f("backups", x.backups);
}

QCAT_WIRE_FIELDS(api::LicenceView)
{
    f("is_needed", x.isNeeded);
    f("points", x.points);
    f("broken_by", x.brokenBy);
    f("reason", x.reason);
    f("broken_at_ns", x.brokenAt);
}

} // namespace qcat::wire
