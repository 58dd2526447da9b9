#include <qcat/ui_models/finding_text.h>

#include <QtGlobal>

namespace qcat::ui
{

namespace
{

constexpr FindingSentence kSentences[] = {
    {"backup.folder", QT_TRANSLATE_NOOP("Finding", "{folder} cannot be used for backups: {detail}")},
    {"backup.busy", QT_TRANSLATE_NOOP("Finding", "Another backup is being worked on in {folder}")},
    {"backup.tool", QT_TRANSLATE_NOOP("Finding", "{program} failed: {detail}")},
    {"backup.tool_missing", QT_TRANSLATE_NOOP("Finding", "{program} cannot be started; it comes with postgresql-client")},
    {"backup.cancelled", QT_TRANSLATE_NOOP("Finding", "The backup was called off; nothing half done is left")},
    {"backup.timeout", QT_TRANSLATE_NOOP("Finding", "The backup was not done within {limit}")},
    {"backup.unknown", QT_TRANSLATE_NOOP("Finding", "There is no backup {backup}")},
    {"backup.foreign", QT_TRANSLATE_NOOP("Finding", "{file} is no backup of this database: {detail}")},
    {"backup.old_format", QT_TRANSLATE_NOOP("Finding", "{file} was written by another version: {detail}")},
    {"backup.differs", QT_TRANSLATE_NOOP("Finding", "{file} was restored and is not what was backed up: {detail}")},
    {"backup.not_proven", QT_TRANSLATE_NOOP("Finding", "{backup} was never restored to see whether it is whole")},
    {"backup.base_unusable", QT_TRANSLATE_NOOP("Finding", "What is there does not do for going back to a point in time: {detail}")},
    {"backup.point_not_reached", QT_TRANSLATE_NOOP("Finding", "The archived log does not lead to that time: {detail}")},
    {"backup.server_missing", QT_TRANSLATE_NOOP("Finding", "The PostgreSQL server that the base backup needs cannot be started here: {text}")},
    {"backup.target_exists", QT_TRANSLATE_NOOP("Finding", "{database} is there already")},
    {"backup.in_use", QT_TRANSLATE_NOOP("Finding", "{database} is in use by {who}")},
    {"backup.key", QT_TRANSLATE_NOOP("Finding", "The key of the backups does not do for {file}: {detail}")},
    {"backup.database", QT_TRANSLATE_NOOP("Finding", "The database server refused: {detail}")},
    {"upkeep.ok", QT_TRANSLATE_NOOP("Finding", "No upkeep is overdue")},
    {"upkeep.restore_test_overdue",
     QT_TRANSLATE_NOOP("Finding", "No backup was restored and compared in time: overdue for {late}; other overdue tasks: {others}")},
    {"upkeep.offsite_copy_overdue",
     QT_TRANSLATE_NOOP("Finding", "No backup got a copy elsewhere in time: overdue for {late}; other overdue tasks: {others}")},
    {"upkeep.performance_report_overdue",
     QT_TRANSLATE_NOOP("Finding", "The performance report is overdue for {late}; other overdue tasks: {others}")},
    {"upkeep.host_updates_overdue",
     QT_TRANSLATE_NOOP("Finding", "Security updates of this machine are overdue for {late}; other overdue tasks: {others}")},
    {"upkeep.access_audit_overdue",
     QT_TRANSLATE_NOOP("Finding", "Looking through who may do what is overdue for {late}; other overdue tasks: {others}")},
    {"upkeep.not_asked", QT_TRANSLATE_NOOP("Finding", "The calendar of this configuration does not ask for {task}")},
    {"upkeep.is_seen", QT_TRANSLATE_NOOP("Finding", "{task} is not noted by hand: QCAT sees by itself when it is done, with {way}")},
    {"licence.drills", QT_TRANSLATE_NOOP("Finding", "{count} P0 drills passed on version {version}")},
    {"licence.drills_missing", QT_TRANSLATE_NOOP("Finding", "P0 drills that did not pass on version {version}: {faults}")},
    {"licence.no_drills", QT_TRANSLATE_NOOP("Finding", "No P0 fault that is watched here has a drill")},
    {"licence.restore", QT_TRANSLATE_NOOP("Finding", "A backup was restored and compared {age} ago")},
    {"licence.restore_missing", QT_TRANSLATE_NOOP("Finding", "No backup was restored and compared within {limit}")},
    {"licence.phone", QT_TRANSLATE_NOOP("Finding", "Somebody who was called on a phone answered {age} ago")},
    {"licence.phone_missing", QT_TRANSLATE_NOOP("Finding", "Nobody who was called on a phone answered within {limit}")},
    {"licence.keys", QT_TRANSLATE_NOOP("Finding", "No key or password is too old")},
    {"licence.keys_missing", QT_TRANSLATE_NOOP("Finding", "A key or password is too old, or their age is not watched")},
    {"licence.clock", QT_TRANSLATE_NOOP("Finding", "The system clock is right")},
    {"licence.clock_missing", QT_TRANSLATE_NOOP("Finding", "The system clock is not right, or is not watched")},
    {"licence.incomplete", QT_TRANSLATE_NOOP("Finding", "Real money is not traded without its licence; missing: {points}")},
    {"licence.awaited", QT_TRANSLATE_NOOP("Finding", "Real money: halted until it is resumed by hand, which needs the live licence")},
    {"licence.glass_broken", QT_TRANSLATE_NOOP("Finding", "{by} lets real money be traded without the licence")},
    {"licence.not_needed", QT_TRANSLATE_NOOP("Finding", "Paper money is traded here: no licence is needed")},
};

} // namespace

std::span<const FindingSentence> keepingFindings()
{
    return kSentences;
}

} // namespace qcat::ui
