#include "shared_data.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace
{

// A danger of the manual that was reproduced (its row in the reference, incident-and-runbooks.md §2), and the test of what is safe in its place.
struct Danger {
    const char *row;
    const char *file; // under tests/
    const char *what; // the case
};

constexpr const char *kSessions = "integration_diagnostics/tst_pg_sessions.cpp";
constexpr const char *kInside = "integration_diagnostics/tst_pg_diagnostics.cpp";
constexpr const char *kRights = "integration_diagnostics/tst_pg_privileges.cpp";
constexpr const char *kBackups = "integration_backup/tst_postgres_backup.cpp";
constexpr const char *kFolder = "unit/backup/tst_backup_folder.cpp";
constexpr const char *kHere = "integration_runbooks/tst_danger_list.cpp";

constexpr Danger kDangers[] = {
    {"A3", "integration_cache/tst_redis_cleanup.cpp", "a_hundred_thousand_keys_go_and_those_of_others_and_our_state_stay"},
    {"A3", "unit/catalog_yaml/tst_manual.cpp", "nothing_restarts_the_engine_flushes_restores_over_or_opens_the_firewall"},
    {"A4", "integration_runbooks/tst_server_cures.cpp", "policy_that_loses_risk_switches_is_changed_live"},
    {"A4", "integration_cache/tst_shared_cache.cpp", "state_is_kept_back_from_a_server_that_may_evict_it_and_the_rest_is_not"},
    {"B1", kInside, "statements_have_no_literals_and_count_since_the_last_look"},
    {"B2", kSessions, "superusers_and_qcat_itself_are_never_touched"},
    {"B2", kSessions, "a_session_of_replication_is_never_touched"},
    {"B2", kSessions, "a_pid_that_another_session_has_by_now_is_not_touched"},
    {"B3", kInside, "what_a_plain_role_may_not_see_is_never_a_zero"},
    {"B5", "unit/runtime/tst_pool_check.cpp", "the_server_bears_what_others_and_the_superusers_leave"},
    {"B5", "unit/pg_diagnostics/tst_settings_advice.cpp", "a_transaction_may_idle_for_ever"},
    {"B6", kRights, "the_sql_that_it_prints_makes_it_complete"},
    {"B7", kRights, "the_sql_that_it_prints_makes_it_complete"},
    {"B8", kRights, "default_privileges_count_for_later_tables_only"},
    {"B9", kHere, "qcat_starts_no_shell_and_no_client_of_a_server"},
    {"B10", kHere, "qcat_starts_no_shell_and_no_client_of_a_server"},
    {"B11", kInside, "an_index_whose_making_failed_is_shown_as_invalid"},
    {"B13", "integration_ops/tst_systemd_service.cpp", "a_unit_that_only_gathers_others_does_not_count_as_running"},
    {"B15", "integration_ops/tst_systemd_service.cpp", "a_job_that_takes_too_long_is_given_up_at_the_deadline"},
    {"C1", kBackups, "a_backup_is_taken_proven_and_put_in_the_place_of_the_live_one"},
    {"C2", kBackups, "a_backup_is_taken_proven_and_put_in_the_place_of_the_live_one"},
    {"C2", "integration_diagnostics/tst_pg_data.cpp", "a_sequence_below_its_column_is_found_before_an_insert_collides"},
    {"C3", "integration_runbooks/tst_record_cures.cpp", "rows_that_are_deleted_are_written_again_from_the_journal"},
    {"C4", kFolder, "a_dump_without_a_manifest_is_not_listed_and_never_chosen"},
    {"C5", kBackups, "a_truncated_dump_is_refused_even_when_its_checksum_was_made_to_match"},
    {"C6", kBackups, "a_truncated_dump_is_refused_even_when_its_checksum_was_made_to_match"},
    {"C6", kBackups, "a_dump_that_restores_well_and_holds_less_is_refused"},
    {"C6", kBackups, "a_backup_of_another_database_is_refused"},
    {"C9", kFolder, "the_newest_proven_ones_stay_however_old_they_are"},
    {"C9", kFolder, "nothing_is_pruned_while_no_backup_is_proven"},
    {"D1", kHere, "qcat_starts_no_shell_and_no_client_of_a_server"},
    {"D2", "integration_cache/tst_redis_login.cpp", "no_password_where_one_is_wanted_is_named"},
    {"E3", "e2e/tst_daemon.cpp", "sighup_reopens_the_log"},
    {"E3", "unit/log_spdlog/tst_log_writer.cpp", "log_is_not_for_others_to_read"},
    {"E4", "integration_runbooks/tst_machine_cures.cpp", "full_disk_is_cleared_of_its_own_rotated_logs_and_of_nothing_else"},
    {"E5", "e2e/tst_rescue.cpp", "a_frozen_engine_goes_on_and_no_second_one_is_started"},
    {"E7", "unit/log_files/tst_log_search.cpp", "a_time_begins_inside_and_ends_before"},
    {"E8", "integration_watch/tst_monitoring_checks.cpp", "urls_are_told_apart_by_how_they_fail"},
};

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString source(const char *folder)
{
    return QStringLiteral(QCAT_SOURCE_DIR "/") + QLatin1String(folder);
}

} // namespace

// Each danger of the manual that somebody saw with his own eyes stays out of QCAT: a test says so, and this says which.
class TestDangerList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_test_that_is_named_is_there()
    {
        QStringList missing;
        for (const auto &danger : kDangers)
            if (!textOf(source("tests/") + QLatin1String(danger.file)).contains(QByteArray("void ") + danger.what + "()"))
                missing << QLatin1String(danger.row) + QLatin1String(": ") + QLatin1String(danger.what);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void every_danger_that_was_reproduced_has_a_test()
    {
        QCAT_NEED_SHARED(reference, "reference/incident-and-runbooks.md");
        QStringList reproduced;
        for (const auto &line : QString::fromUtf8(textOf(reference)).split(QLatin1Char('\n')))
            if (static const QRegularExpression row(QStringLiteral("^\\| ([A-E][0-9]+) \\|")); line.contains(QLatin1String("(verified")))
                if (const auto found = row.match(line); found.hasMatch())
                    reproduced << found.captured(1);
        QVERIFY(reproduced.size() > 20);
        for (const auto &row : reproduced)
            QVERIFY2(std::ranges::any_of(kDangers, [&](const auto &danger) { return row == QLatin1String(danger.row); }), qPrintable(row));
    }

    // psql asks for passwords and reads what is not meant for it, redis-cli shows one to everybody and ends well with NOAUTH, a shell reads
    // what it is given. Private servers of drills are told by their own tools.
    void qcat_starts_no_shell_and_no_client_of_a_server()
    {
        static const QRegularExpression program(QStringLiteral("\"(/[a-z/]*/)?(psql|redis-cli|sh|bash|dash|sudo|pkexec)\"|(std::|[^:\\w])(system|popen)\\("));
        QStringList found;
        for (const char *folder : {"engine", "app", "ui"})
            for (QDirIterator files(source(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
                const auto path = files.next();
                const auto match = program.match(QString::fromUtf8(textOf(path)));
                const bool isOfDrills = path.contains(QLatin1String("/drill_servers/")) || path.contains(QLatin1String("/app/drill/"));
                if (match.hasMatch() && !isOfDrills)
                    found << path + QLatin1String(": ") + match.captured();
            }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }
};

QTEST_APPLESS_MAIN(TestDangerList)
#include "tst_danger_list.moc"
