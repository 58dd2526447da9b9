#include "queries.h"

#include <QTest>

#include <algorithm>

using namespace qcat::pg_diagnostics;

namespace
{

bool mentions(std::string_view sql, std::string_view word)
{
    return sql.find(word) != std::string_view::npos;
}

} // namespace

class TestQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_block_is_chosen_by_name_and_major_version()
    {
        const Queries queries("-- a file\n\n-- @name: one  @min: 13  @max: 16\n-- @note: old\nSELECT 1;\n\n"
                              "-- @name: one  @min: 17\nSELECT 2\n  + 3;\n-- @name: two  @min: 10\nSELECT 4;\n");
        QVERIFY(queries.find("one", 120020).empty());
        QCOMPARE(queries.find("one", 130000), std::string_view("SELECT 1;\n"));
        QCOMPARE(queries.find("one", 160009), std::string_view("SELECT 1;\n"));
        QCOMPARE(queries.find("one", 170000), std::string_view("SELECT 2\n  + 3;\n"));
        QVERIFY(queries.find("three", 150000).empty());
        QCOMPARE(queries.firstVersion("one"), 13);
        QCOMPARE(queries.firstVersion("three"), 0);
    }

    void statements_are_asked_in_the_words_of_their_version()
    {
        const auto &queries = Queries::shipped();
        QVERIFY(mentions(queries.find("statements", 120005), "s.total_time"));
        QVERIFY(!mentions(queries.find("statements", 130005), "s.toplevel"));
        QVERIFY(mentions(queries.find("statements", 150018), "s.toplevel"));
        QVERIFY(mentions(queries.find("statements", 150018), "s.blk_read_time"));
        QVERIFY(mentions(queries.find("statements", 170001), "s.shared_blk_read_time"));
        QVERIFY(mentions(queries.find("statements", 990000), "s.shared_blk_read_time")); // a server yet unknown
    }

    void checkpoints_moved_to_another_view()
    {
        const auto &queries = Queries::shipped();
        QVERIFY(mentions(queries.find("checkpoints", 160000), "pg_stat_bgwriter"));
        QVERIFY(mentions(queries.find("checkpoints", 170000), "pg_stat_checkpointer"));
    }

    void from_version_12_on_no_block_is_missing_but_what_the_server_lacks()
    {
        for (const int version : {120000, 130000, 140000, 150000, 160000, 170000, 180000})
            for (const char *name :
                 {"server", "headroom", "connections_by_state", "connections_by_client", "waits", "locks", "long_running",
                  "idle_in_transaction", "counters", "table_cache", "statements", "standbys", "receiver", "slots",
                  "checkpoints", "wal", "archiver", "wal_files", "table_vacuum", "vacuum_progress", "wraparound",
                  "horizon", "index_use", "index_issues", "bloat", "database_sizes", "table_sizes", "table_sizes_nolock",
                  "settings", "chosen_session", "session_state", "cancel_session", "terminate_session"})
                QVERIFY2(!Queries::shipped().find(name, version).empty(), name);
    }
};

QTEST_APPLESS_MAIN(TestQueries)
#include "tst_queries.moc"
