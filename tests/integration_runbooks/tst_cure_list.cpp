#include <qcat/catalog_yaml/catalog.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace qcat;

namespace
{

// Which test injects the real fault of a runbook, heals by it and proves the cure; or why there is none yet.
struct Cure {
    const char *runbook;
    const char *file; // under tests/; empty: pending
    const char *what; // the case; or the reason
};

constexpr const char *kMachine = "integration_runbooks/tst_machine_cures.cpp";
constexpr const char *kServers = "integration_runbooks/tst_server_cures.cpp";
constexpr const char *kTrading = "integration_runbooks/tst_trading_cures.cpp";
constexpr const char *kRecords = "integration_runbooks/tst_record_cures.cpp";
constexpr const char *kInside = "integration_runbooks/tst_inside_cures.cpp";
constexpr const char *kKeeping = "integration_runbooks/tst_keeping_cures.cpp";
constexpr const char *kMonitoring = "integration_runbooks/tst_monitoring_cures.cpp";
constexpr const char *kDesk = "integration_runbooks/tst_desk_cures.cpp";
constexpr const char *kUnits = "integration_runbooks/tst_unit_cures.cpp";

constexpr Cure kCures[] = {
    {"account.not_commanded", kInside, "engine_that_cannot_prove_its_claim_trades_when_the_database_is_back"},
    {"alerting.channel_failed", kMachine, "channel_that_refused_is_tested_until_its_provider_takes_the_message"},
    {"alerting.down", kDesk, "alertmanager_that_was_killed_is_started_again"},
    {"alerting.failing", kDesk, "receiver_that_refused_is_told_again_and_takes_it"},
    {"api.slow", kMachine, "api_that_hangs_is_looked_into_and_answers_again"},
    {"backup.failed", kMachine, "missing_backup_is_taken_and_proven_by_a_restore"},
    {"backup.prove", kKeeping, "a_backup_is_taken_and_proven_by_hand_and_the_calendar_sees_it"},
    {"backup.take", kKeeping, "a_backup_is_taken_and_proven_by_hand_and_the_calendar_sees_it"},
    {"backup.unproven", kDesk, "backup_that_nobody_restored_is_proven"},
    {"cache.halted_elsewhere", kServers, "halt_that_was_set_for_all_engines_is_understood_and_lifted_by_a_person"},
    {"cache.state_at_risk", kServers, "policy_that_loses_risk_switches_is_changed_live"},
    {"certificate.expiring", kMachine, "expired_certificate_is_replaced"},
    {"clock.offset", kMachine, "clock_that_is_off_is_halted_for_and_seen_to_be_right_again"},
    {"config.reload_refused", kMachine, "refused_configuration_is_put_right"},
    {"data.loss", kRecords, "rows_that_are_deleted_are_written_again_from_the_journal"},
    {"database.connection_failed", kServers, "killed_database_comes_back_and_takes_what_waited"},
    {"database.connections_tight", kInside, "connections_that_our_own_pool_takes_are_given_back_by_a_smaller_pool"},
    {"database.ids_running_out", kInside, "transaction_ids_that_run_out_are_enough_again_after_a_vacuum_of_every_database"},
    {"database.session.cancel", "integration_runtime/tst_session_runbooks.cpp", "a_long_statement_is_cancelled_by_hand_and_its_session_stays"},
    {"database.session.terminate", "integration_runtime/tst_session_runbooks.cpp", "a_blocker_is_an_incident_and_its_runbook_frees_who_waits"},
    {"database.table.freeze", kInside, "table_whose_transaction_ids_run_out_is_frozen"},
    {"desk.store_failed", kDesk, "store_of_incidents_that_was_damaged_is_kept_aside_and_taken_to_safety"},
    {"disk.full", kMachine, "full_disk_is_cleared_of_its_own_rotated_logs_and_of_nothing_else"},
    {"disk.slow", kMachine, "disk_that_lets_next_to_nothing_through_is_found_and_seen_to_be_quick_again"},
    {"emergency.database", kRecords, "database_that_was_killed_is_restarted_and_its_record_compared"},
    {"emergency.service_down", kRecords, "engine_that_came_back_without_its_database_is_brought_to_a_whole_record"},
    {"emergency.stand_safe", kTrading, "standing_safely_leaves_no_entry_and_closes_only_what_is_typed"},
    {"endpoint.unreachable", kMachine, "endpoint_that_nobody_serves_is_served_again"},
    {"engine.safe_restart", "e2e/tst_safe_restart.cpp", "engine_is_restarted_in_order_by_a_run_that_goes_on_after_it"},
    {"engine.stalled", kTrading, "blocked_engine_is_halted_through_the_guard_and_seen_to_come_by_again"},
    {"journal.failed", kTrading, "journal_that_was_damaged_is_put_right_and_gives_everything_back"},
    {"key.rotation_overdue", kMachine, "old_key_is_changed_by_a_person_and_seen_to_be_new"},
    {"market_data.stale", kTrading, "market_that_is_silent_finds_no_entries_resting_when_it_is_heard_again"},
    {"memory.exhausted", kMachine, "memory_that_is_used_up_is_given_back"},
    {"memory.low", kMachine, "memory_that_is_used_up_is_given_back"},
    {"network.down", kMachine, "network_whose_link_went_down_is_halted_for_and_seen_to_be_back"},
    {"orders.fate_unknown", kTrading, "fate_of_orders_is_told_by_the_venue_when_it_is_heard_again"},
    {"metrics.not_scraped", kMonitoring, "prometheus_that_does_not_know_this_engine_is_given_its_target"},
    {"monitoring.down", kMonitoring, "prometheus_that_was_killed_is_started_again"},
    {"performance.deviates", kMonitoring, "process_that_stands_still_again_and_again_is_named_and_as_usual_again"},
    {"performance.reset", kMonitoring, "what_is_usual_is_learned_anew_and_a_copy_is_kept"},
    {"pool.exhausted", kServers, "exhausted_pool_is_made_larger_while_it_runs"},
    {"position.near_liquidation", kTrading, "position_that_nears_its_liquidation_is_closed_before_the_venue_takes_it"},
    {"process.files_low", kMachine, "descriptors_that_run_out_are_seen_and_given_back"},
    {"redis.failed", kServers, "redis_that_was_killed_is_started_again"},
    {"redis.raise_memory", kServers, "redis_whose_memory_is_full_gets_more_and_loses_no_key"},
    {"redis.remove_prefix", kServers, "redis_that_another_program_filled_takes_writes_again_when_its_keys_are_removed"},
    {"risk.limit_reached", kTrading, "daily_loss_stands_still_with_its_entries_cancelled"},
    {"service.dead", "e2e/tst_watcher.cpp", "death_is_looked_into_by_its_runbook_in_the_process_that_came_after"},
    {"service.down", kUnits, "killed_service_is_started_again_by_systemd_and_no_other_one_is_touched"},
    {"service.start_limit", kUnits, "service_that_systemd_starts_no_more_is_started_once_when_its_cause_is_mended"},
    {"upkeep.overdue", kKeeping, "what_nobody_did_for_long_becomes_an_incident_and_ends_with_a_word"},
    {"store.behind", kInside, "right_that_was_taken_away_is_named_given_back_and_the_store_catches_up"},
    {"venue.rejects", kTrading, "venue_that_rejects_is_sent_nothing_more_until_a_person_resumes"},

    {"monitoring.dashboards_down", "", "Grafana is in no package of Debian"},
};

QByteArray textOf(const QString &file)
{
    QFile source(QStringLiteral(QCAT_SOURCE_DIR "/tests/") + file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

} // namespace

// A runbook that is exercised by nothing is paper: each one names its test, or says why it has none.
class TestCureList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_runbook_that_ships_is_cured_by_a_test_or_says_why_not_yet()
    {
        const auto loaded = catalog_yaml::loadCatalog(QCAT_SOURCE_DIR "/resources", {{{"postgresql_target", "x"}, {"redis_target", "x"}}, {}});
        QVERIFY(loaded.isGood());
        QStringList shipped, listed;
        for (const auto &runbook : loaded.catalog.runbooks)
            shipped << QString::fromStdString(runbook.id);
        for (const auto &cure : kCures)
            listed << QString::fromLatin1(cure.runbook);
        std::ranges::sort(shipped);
        std::ranges::sort(listed);
        QCOMPARE(listed, shipped);
    }

    void every_test_that_is_named_is_there()
    {
        QStringList missing;
        for (const auto &cure : kCures)
            if (*cure.file && !textOf(QString::fromLatin1(cure.file)).contains(QByteArray("void ") + cure.what + "()"))
                missing << QLatin1String(cure.runbook) + QLatin1String(": ") + QLatin1String(cure.what);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    // Where the runs of a test are listed, one that is not there is never run.
    void every_cure_is_a_run()
    {
        const auto runs = QString::fromUtf8(textOf(QStringLiteral("integration_runbooks/CMakeLists.txt")));
        for (const char *file : {kMachine, kServers, kTrading, kRecords, kInside, kDesk}) {
            static const QRegularExpression function(QStringLiteral("\n    void ([a-z_0-9]+)\\(\\)\n"));
            for (auto found = function.globalMatch(QString::fromUtf8(textOf(QString::fromLatin1(file)))); found.hasNext();)
                if (const auto name = found.next().captured(1); name != QLatin1String("initTestCase") && !name.endsWith(QLatin1String("_data")))
                    QVERIFY2(runs.contains(QRegularExpression(QStringLiteral("[\\s\"]%1[\\s):]").arg(name))), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestCureList)
#include "tst_cure_list.moc"
