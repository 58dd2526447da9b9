-- What the diagnostics connection asks of PostgreSQL. One block a statement; the program carries this file.
--   @name          of the block; several may share one and differ by version
--   @min  @max     server's major versions it is for
--   @note          traps
-- Ages come as seconds, times as microseconds since 1970. Statements come with
-- their literals, which the program takes out, and as bytes in hex: a session of a database without encoding may have sent
-- any, and each function on text would fail on them. Every list
-- has a LIMIT, and `total` says how many there were. Sessions of QCAT itself are those of its role that call themselves qcat….

-- @name: server  @min: 10
SELECT current_setting('server_version') AS version,
       current_setting('server_version_num')::int AS version_number,
       (EXTRACT(EPOCH FROM pg_postmaster_start_time()) * 1000000)::bigint AS started_us,
       current_user AS role, current_database() AS database,
       pg_is_in_recovery() AS is_standby,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS is_superuser,
       pg_has_role(current_user, 'pg_monitor', 'USAGE') AS has_monitor,
       pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS has_read_all_stats,
       pg_has_role(current_user, 'pg_signal_backend', 'USAGE') AS has_signal_backend,
       (SELECT extversion FROM pg_extension WHERE extname = 'pg_stat_statements') AS stat_statements,
       (SELECT extversion FROM pg_extension WHERE extname = 'pgstattuple') AS stat_tuple;

-- @name: headroom  @min: 10
-- @note: numbackends is masked for nobody; reserved_connections exists from 16 on.
SELECT current_setting('max_connections')::int AS max_connections,
       current_setting('superuser_reserved_connections')::int
         + COALESCE(current_setting('reserved_connections', true), '0')::int AS reserved,
       (SELECT COALESCE(sum(numbackends), 0)::int FROM pg_stat_database WHERE datid <> 0) AS used,
       (SELECT datconnlimit FROM pg_database WHERE datname = current_database()) AS database_limit,
       (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user) AS role_limit;

-- @name: connections_by_state  @min: 10
-- @note: without pg_read_all_stats the state of others is NULL, and backend_type too: never filter on it.
SELECT COALESCE(a.datname, '') AS database, COALESCE(a.usename, '') AS usename, a.state, count(*) AS n,
       max(EXTRACT(EPOCH FROM clock_timestamp() - a.state_change)) AS longest_s, count(*) OVER () AS total
FROM pg_stat_activity a WHERE a.datid IS NOT NULL
GROUP BY 1, 2, 3 ORDER BY n DESC LIMIT 100;

-- @name: connections_by_client  @min: 10
SELECT COALESCE(a.application_name, '') AS application, COALESCE(a.usename, '') AS usename,
       CASE WHEN a.backend_start IS NOT NULL THEN COALESCE(host(a.client_addr), 'local') END AS client, count(*) AS n,
       count(*) FILTER (WHERE a.state = 'active') AS active, count(*) FILTER (WHERE a.state = 'idle') AS idle,
       count(*) FILTER (WHERE a.state LIKE 'idle in transaction%') AS idle_in_transaction, count(*) OVER () AS total
FROM pg_stat_activity a WHERE a.datid IS NOT NULL
GROUP BY 1, 2, 3 ORDER BY n DESC LIMIT 100;

-- @name: waits  @min: 10
SELECT COALESCE(a.wait_event_type, '') AS type, COALESCE(a.wait_event, '') AS event, count(*) AS n,
       max(EXTRACT(EPOCH FROM clock_timestamp() - a.query_start)) AS longest_s, count(*) OVER () AS total
FROM pg_stat_activity a WHERE a.state = 'active' AND a.pid <> pg_backend_pid()
GROUP BY 1, 2 ORDER BY n DESC LIMIT 50;

-- @name: locks  @min: 10
-- @note: pg_blocking_pids() takes every partition of the lock table for a moment: for waiters only, not more often than each 5 s.
-- @note: blocker 0 is a prepared transaction.
WITH waiting AS (
  SELECT w.pid, pg_blocking_pids(w.pid) AS blockers FROM (SELECT DISTINCT pid FROM pg_locks WHERE NOT granted) w
), involved AS (
  SELECT pid FROM waiting UNION SELECT unnest(blockers) FROM waiting
)
SELECT i.pid, array_to_string(w.blockers, ' ') AS blockers, count(*) OVER () AS total,
       (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint AS backend_start_us,
       COALESCE(a.usename, '') AS usename, COALESCE(a.application_name, '') AS application,
       CASE WHEN a.backend_start IS NOT NULL THEN COALESCE(host(a.client_addr), 'local') END AS client,
       a.state, a.wait_event_type || ':' || a.wait_event AS waiting_on,
       EXTRACT(EPOCH FROM clock_timestamp() - a.query_start) AS statement_s,
       EXTRACT(EPOCH FROM clock_timestamp() - a.xact_start) AS transaction_s,
       EXTRACT(EPOCH FROM clock_timestamp() - a.state_change) AS in_state_s,
       a.backend_xid IS NOT NULL AS has_written, NULL::bigint AS locks_held,
       encode(substring(textsend(a.query) FOR 1000), 'hex') AS query,
       i.pid = 0 OR (a.usename = current_user AND a.application_name LIKE 'qcat%') OR r.rolsuper OR a.backend_type IS DISTINCT FROM 'client backend' AS protected
FROM involved i
LEFT JOIN waiting w USING (pid) LEFT JOIN pg_stat_activity a USING (pid) LEFT JOIN pg_roles r ON r.oid = a.usesysid
ORDER BY w.blockers IS NOT NULL, cardinality(w.blockers), i.pid LIMIT 200;

-- @name: long_running  @min: 10
SELECT a.pid, count(*) OVER () AS total,
       (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint AS backend_start_us,
       COALESCE(a.usename, '') AS usename, COALESCE(a.application_name, '') AS application,
       COALESCE(host(a.client_addr), 'local') AS client, a.state, a.wait_event_type || ':' || a.wait_event AS waiting_on,
       EXTRACT(EPOCH FROM clock_timestamp() - a.query_start) AS statement_s,
       EXTRACT(EPOCH FROM clock_timestamp() - a.xact_start) AS transaction_s,
       EXTRACT(EPOCH FROM clock_timestamp() - a.state_change) AS in_state_s,
       a.backend_xid IS NOT NULL AS has_written, NULL::bigint AS locks_held,
       encode(substring(textsend(a.query) FOR 1000), 'hex') AS query, (a.usename = current_user AND a.application_name LIKE 'qcat%') OR r.rolsuper OR a.backend_type <> 'client backend' AS protected
FROM pg_stat_activity a LEFT JOIN pg_roles r ON r.oid = a.usesysid
WHERE a.state = 'active' AND a.pid <> pg_backend_pid() AND a.backend_type IN ('client backend', 'parallel worker')
  AND a.query_start < clock_timestamp() - interval '1 second'
ORDER BY a.query_start LIMIT 50;

-- @name: idle_in_transaction  @min: 10
SELECT a.pid, count(*) OVER () AS total,
       (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint AS backend_start_us,
       COALESCE(a.usename, '') AS usename, COALESCE(a.application_name, '') AS application,
       COALESCE(host(a.client_addr), 'local') AS client, a.state, a.wait_event_type || ':' || a.wait_event AS waiting_on,
       EXTRACT(EPOCH FROM clock_timestamp() - a.query_start) AS statement_s,
       EXTRACT(EPOCH FROM clock_timestamp() - a.xact_start) AS transaction_s,
       EXTRACT(EPOCH FROM clock_timestamp() - a.state_change) AS in_state_s,
       a.backend_xid IS NOT NULL AS has_written,
       (SELECT count(*) FROM pg_locks l WHERE l.pid = a.pid AND l.granted) AS locks_held,
       encode(substring(textsend(a.query) FOR 1000), 'hex') AS query, (a.usename = current_user AND a.application_name LIKE 'qcat%') OR r.rolsuper OR a.backend_type <> 'client backend' AS protected
FROM pg_stat_activity a LEFT JOIN pg_roles r ON r.oid = a.usesysid
WHERE a.state IN ('idle in transaction', 'idle in transaction (aborted)') AND a.pid <> pg_backend_pid()
ORDER BY a.xact_start LIMIT 50;

-- @name: counters  @min: 14
SELECT xact_commit, xact_rollback, deadlocks, conflicts, temp_files, temp_bytes, checksum_failures, blks_hit, blks_read,
       sessions_abandoned, sessions_fatal, sessions_killed, (EXTRACT(EPOCH FROM stats_reset) * 1000000)::bigint AS reset_us
FROM pg_stat_database WHERE datname = current_database();

-- @name: counters  @min: 12  @max: 13
SELECT xact_commit, xact_rollback, deadlocks, conflicts, temp_files, temp_bytes, checksum_failures, blks_hit, blks_read,
       NULL::bigint AS sessions_abandoned, NULL::bigint AS sessions_fatal, NULL::bigint AS sessions_killed,
       (EXTRACT(EPOCH FROM stats_reset) * 1000000)::bigint AS reset_us
FROM pg_stat_database WHERE datname = current_database();

-- @name: counters  @min: 10  @max: 11
SELECT xact_commit, xact_rollback, deadlocks, conflicts, temp_files, temp_bytes, NULL::bigint AS checksum_failures, blks_hit,
       blks_read, NULL::bigint AS sessions_abandoned, NULL::bigint AS sessions_fatal, NULL::bigint AS sessions_killed,
       (EXTRACT(EPOCH FROM stats_reset) * 1000000)::bigint AS reset_us
FROM pg_stat_database WHERE datname = current_database();

-- @name: table_cache  @min: 10
SELECT relid::regclass::text AS rel, heap_blks_hit + COALESCE(idx_blks_hit, 0) AS hit,
       heap_blks_read + COALESCE(idx_blks_read, 0) AS read, count(*) OVER () AS total
FROM pg_statio_user_tables ORDER BY 3 DESC, 2 DESC LIMIT 25;

-- @name: statements  @min: 17
SELECT s.queryid, s.userid::bigint AS userid, COALESCE(r.rolname, '') AS usename, s.toplevel, s.calls,
       s.total_exec_time AS total_ms, s.mean_exec_time AS mean_ms, s.max_exec_time AS max_ms,
       s.stddev_exec_time AS stddev_ms, s.rows, s.shared_blks_hit, s.shared_blks_read,
       s.shared_blk_read_time + s.shared_blk_write_time + s.local_blk_read_time + s.local_blk_write_time AS io_ms,
       s.temp_blks_written * current_setting('block_size')::bigint AS temp_bytes, s.wal_bytes,
       encode(substring(textsend(s.query) FOR 1000), 'hex') AS query, count(*) OVER () AS total
FROM pg_stat_statements s LEFT JOIN pg_roles r ON r.oid = s.userid
WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY s.total_exec_time DESC LIMIT 100;

-- @name: statements  @min: 14  @max: 16
SELECT s.queryid, s.userid::bigint AS userid, COALESCE(r.rolname, '') AS usename, s.toplevel, s.calls,
       s.total_exec_time AS total_ms, s.mean_exec_time AS mean_ms, s.max_exec_time AS max_ms,
       s.stddev_exec_time AS stddev_ms, s.rows, s.shared_blks_hit, s.shared_blks_read,
       s.blk_read_time + s.blk_write_time AS io_ms,
       s.temp_blks_written * current_setting('block_size')::bigint AS temp_bytes, s.wal_bytes,
       encode(substring(textsend(s.query) FOR 1000), 'hex') AS query, count(*) OVER () AS total
FROM pg_stat_statements s LEFT JOIN pg_roles r ON r.oid = s.userid
WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY s.total_exec_time DESC LIMIT 100;

-- @name: statements  @min: 13  @max: 13
SELECT s.queryid, s.userid::bigint AS userid, COALESCE(r.rolname, '') AS usename, true AS toplevel, s.calls,
       s.total_exec_time AS total_ms, s.mean_exec_time AS mean_ms, s.max_exec_time AS max_ms,
       s.stddev_exec_time AS stddev_ms, s.rows, s.shared_blks_hit, s.shared_blks_read,
       s.blk_read_time + s.blk_write_time AS io_ms,
       s.temp_blks_written * current_setting('block_size')::bigint AS temp_bytes, s.wal_bytes,
       encode(substring(textsend(s.query) FOR 1000), 'hex') AS query, count(*) OVER () AS total
FROM pg_stat_statements s LEFT JOIN pg_roles r ON r.oid = s.userid
WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY s.total_exec_time DESC LIMIT 100;

-- @name: statements  @min: 10  @max: 12
SELECT s.queryid, s.userid::bigint AS userid, COALESCE(r.rolname, '') AS usename, true AS toplevel, s.calls,
       s.total_time AS total_ms, s.mean_time AS mean_ms, s.max_time AS max_ms,
       s.stddev_time AS stddev_ms, s.rows, s.shared_blks_hit, s.shared_blks_read,
       s.blk_read_time + s.blk_write_time AS io_ms,
       s.temp_blks_written * current_setting('block_size')::bigint AS temp_bytes, NULL::numeric AS wal_bytes,
       encode(substring(textsend(s.query) FOR 1000), 'hex') AS query, count(*) OVER () AS total
FROM pg_stat_statements s LEFT JOIN pg_roles r ON r.oid = s.userid
WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY s.total_time DESC LIMIT 100;

-- @name: statements_health  @min: 14
-- @note: dealloc that grows: pg_stat_statements.max is too small and the list lies.
SELECT dealloc, (EXTRACT(EPOCH FROM stats_reset) * 1000000)::bigint AS reset_us,
       current_setting('pg_stat_statements.max', true)::int AS max_entries
FROM pg_stat_statements_info;

-- @name: standbys  @min: 10
SELECT r.pid, COALESCE(r.application_name, '') AS application, host(r.client_addr) AS client, r.state, r.sync_state,
       pg_wal_lsn_diff(pg_current_wal_lsn(), r.sent_lsn)::bigint AS unsent,
       pg_wal_lsn_diff(r.sent_lsn, r.flush_lsn)::bigint AS unflushed,
       pg_wal_lsn_diff(r.flush_lsn, r.replay_lsn)::bigint AS unreplayed,
       EXTRACT(EPOCH FROM r.replay_lag) AS replay_lag_s, count(*) OVER () AS total
FROM pg_stat_replication r ORDER BY r.application_name, r.pid LIMIT 50;

-- @name: receiver  @min: 10
-- @note: on an idle primary the time since the last replayed transaction grows although nothing is missing.
SELECT CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
            ELSE EXTRACT(EPOCH FROM clock_timestamp() - pg_last_xact_replay_timestamp()) END AS replay_delay_s,
       pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::bigint AS backlog,
       pg_is_wal_replay_paused() AS paused, w.status,
       substring(w.conninfo FROM 'host=(\S+)') || ':' || COALESCE(substring(w.conninfo FROM 'port=(\d+)'), '5432') AS sender
FROM (SELECT 1) one LEFT JOIN pg_stat_wal_receiver w ON true;

-- @name: slots  @min: 13
SELECT s.slot_name, s.slot_type, s.active, s.wal_status, s.safe_wal_size, count(*) OVER () AS total,
       pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
                       s.restart_lsn)::bigint AS retained
FROM pg_replication_slots s ORDER BY 7 DESC NULLS LAST LIMIT 50;

-- @name: slots  @min: 10  @max: 12
SELECT s.slot_name, s.slot_type, s.active, NULL AS wal_status, NULL::bigint AS safe_wal_size, count(*) OVER () AS total,
       pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
                       s.restart_lsn)::bigint AS retained
FROM pg_replication_slots s ORDER BY 7 DESC NULLS LAST LIMIT 50;

-- @name: checkpoints  @min: 17
SELECT c.num_timed AS timed, c.num_requested AS requested, c.write_time::bigint AS write_ms, c.sync_time::bigint AS sync_ms,
       c.buffers_written, NULL::bigint AS buffers_backend, (EXTRACT(EPOCH FROM c.stats_reset) * 1000000)::bigint AS reset_us
FROM pg_stat_checkpointer c;

-- @name: checkpoints  @min: 10  @max: 16
SELECT checkpoints_timed AS timed, checkpoints_req AS requested, checkpoint_write_time::bigint AS write_ms,
       checkpoint_sync_time::bigint AS sync_ms, buffers_checkpoint AS buffers_written, buffers_backend,
       (EXTRACT(EPOCH FROM stats_reset) * 1000000)::bigint AS reset_us
FROM pg_stat_bgwriter;

-- @name: wal  @min: 14
-- @note: the position and not pg_stat_wal.wal_bytes: the same meaning on every version, and nobody resets it.
SELECT pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, '0/0')
         AS bytes, wal_buffers_full AS buffers_full
FROM pg_stat_wal;

-- @name: wal  @min: 10  @max: 13
SELECT pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, '0/0')
         AS bytes, NULL::bigint AS buffers_full;

-- @name: archiver  @min: 10
SELECT current_setting('archive_mode') <> 'off' AS archiving, failed_count,
       (EXTRACT(EPOCH FROM last_archived_time) * 1000000)::bigint AS archived_us,
       (EXTRACT(EPOCH FROM last_failed_time) * 1000000)::bigint AS failed_us
FROM pg_stat_archiver;

-- @name: wal_files  @min: 10
-- @note: refused without pg_monitor.
SELECT count(*) AS files, COALESCE(sum(size), 0) AS bytes FROM pg_ls_waldir();

-- @name: table_vacuum  @min: 10
SELECT s.relid::regclass::text AS rel, s.n_live_tup AS live, s.n_dead_tup AS dead,
       (COALESCE(o.thr, current_setting('autovacuum_vacuum_threshold')::numeric)
         + COALESCE(o.sf, current_setting('autovacuum_vacuum_scale_factor')::numeric) * GREATEST(c.reltuples, 0))::bigint
         AS vacuum_at,
       (EXTRACT(EPOCH FROM GREATEST(s.last_vacuum, s.last_autovacuum)) * 1000000)::bigint AS vacuum_us,
       (EXTRACT(EPOCH FROM GREATEST(s.last_analyze, s.last_autoanalyze)) * 1000000)::bigint AS analyze_us,
       COALESCE(o.off, false) AS off, count(*) OVER () AS total
FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
LEFT JOIN LATERAL (
  SELECT max(option_value::numeric) FILTER (WHERE option_name = 'autovacuum_vacuum_threshold') AS thr,
         max(option_value::numeric) FILTER (WHERE option_name = 'autovacuum_vacuum_scale_factor') AS sf,
         bool_or(NOT option_value::bool) FILTER (WHERE option_name = 'autovacuum_enabled') AS off
  FROM pg_options_to_table(c.reloptions)
  WHERE option_name IN ('autovacuum_vacuum_threshold', 'autovacuum_vacuum_scale_factor', 'autovacuum_enabled')) o ON true
ORDER BY s.n_dead_tup DESC, s.n_live_tup DESC LIMIT 25;

-- @name: vacuum_progress  @min: 10
SELECT p.pid, COALESCE(p.datname, '') AS database, COALESCE(p.relid::regclass::text, '') AS rel, p.phase,
       p.heap_blks_scanned::float8 / NULLIF(p.heap_blks_total, 0) AS scanned, count(*) OVER () AS total
FROM pg_stat_progress_vacuum p ORDER BY p.pid LIMIT 25;

-- @name: wraparound  @min: 10
-- @note: 2144483648 = 2^31 - 3,000,000: where the server refuses to give new transaction ids.
SELECT datname, age(datfrozenxid)::bigint AS transactions, mxid_age(datminmxid)::bigint AS multixacts,
       2144483648 - age(datfrozenxid) AS left, current_setting('autovacuum_freeze_max_age')::bigint AS forced_at,
       count(*) OVER () AS total
FROM pg_database WHERE datallowconn ORDER BY 2 DESC LIMIT 50;

-- @name: horizon  @min: 10
SELECT h.kind, h.id, h.xmin_age, COALESCE(h.detail, '') AS detail, count(*) OVER () AS total FROM (
  SELECT 'backend' AS kind, a.pid::text AS id, age(a.backend_xmin) AS xmin_age, a.state AS detail
  FROM pg_stat_activity a WHERE a.backend_xmin IS NOT NULL AND a.pid <> pg_backend_pid()
  UNION ALL
  SELECT 'slot', s.slot_name::text, GREATEST(age(s.xmin), age(s.catalog_xmin)), CASE WHEN s.active THEN 'active' ELSE 'inactive' END
  FROM pg_replication_slots s WHERE s.xmin IS NOT NULL OR s.catalog_xmin IS NOT NULL
  UNION ALL
  SELECT 'prepared', p.gid, age(p.transaction), p.owner::text FROM pg_prepared_xacts p
  UNION ALL
  SELECT 'standby', r.application_name, age(r.backend_xmin), r.state FROM pg_stat_replication r WHERE r.backend_xmin IS NOT NULL
) h ORDER BY h.xmin_age DESC NULLS LAST LIMIT 25;

-- @name: index_use  @min: 10
SELECT s.relid::regclass::text AS rel, COALESCE(s.seq_scan, 0) AS seq_scans, COALESCE(s.seq_tup_read, 0) AS seq_rows,
       COALESCE(s.idx_scan, 0) AS idx_scans, s.n_live_tup AS live, count(*) OVER () AS total,
       c.relpages::bigint * current_setting('block_size')::bigint AS bytes
FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
ORDER BY s.seq_tup_read DESC NULLS LAST LIMIT 25;

-- @name: index_issues  @min: 12
-- @note: takes no lock on a table: expressions and predicates are compared as stored trees, without their places in the text.
WITH block AS (SELECT current_setting('block_size')::bigint AS size),
tree AS (
  SELECT i.*, c.relpages, c.relam, regexp_replace(i.indexprs::text, ':location -?\d+', '', 'g') AS exprs,
         regexp_replace(i.indpred::text, ':location -?\d+', '', 'g') AS pred
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
), issues AS (
  SELECT 'invalid' AS kind, i.indrelid::regclass::text AS rel, i.indexrelid::regclass::text AS idx,
         CASE WHEN EXISTS (SELECT 1 FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid) THEN 'building' ELSE '' END
           AS other, i.relpages::bigint AS pages
  FROM tree i WHERE NOT i.indisvalid OR NOT i.indisready
  UNION ALL
  SELECT 'duplicate', a.indrelid::regclass::text, b.indexrelid::regclass::text, a.indexrelid::regclass::text, b.relpages
  FROM tree a JOIN tree b ON a.indrelid = b.indrelid AND a.relam = b.relam AND a.indkey::text = b.indkey::text
    AND a.indclass::text = b.indclass::text AND a.indcollation::text = b.indcollation::text AND a.indoption::text = b.indoption::text
    AND a.exprs IS NOT DISTINCT FROM b.exprs AND a.pred IS NOT DISTINCT FROM b.pred
    AND (a.indisunique, -a.indexrelid::bigint) > (b.indisunique, -b.indexrelid::bigint) AND a.indisvalid
  UNION ALL
  SELECT 'redundant', a.indrelid::regclass::text, a.indexrelid::regclass::text, min(b.indexrelid::regclass::text), a.relpages
  FROM tree a JOIN tree b ON a.indrelid = b.indrelid AND a.indexrelid <> b.indexrelid AND a.relam = b.relam
  JOIN pg_am am ON am.oid = a.relam AND am.amname = 'btree'
  WHERE NOT a.indisunique AND a.indpred IS NULL AND b.indpred IS NULL AND a.indexprs IS NULL AND b.indexprs IS NULL
    AND a.indnkeyatts < b.indnkeyatts AND b.indisvalid AND a.indnatts = a.indnkeyatts
    AND (b.indkey::int2[])[0:a.indnkeyatts - 1] = (a.indkey::int2[])[0:a.indnkeyatts - 1]
    AND (b.indclass::oid[])[0:a.indnkeyatts - 1] = (a.indclass::oid[])[0:a.indnkeyatts - 1]
    AND (b.indoption::int2[])[0:a.indnkeyatts - 1] = (a.indoption::int2[])[0:a.indnkeyatts - 1]
  GROUP BY a.indrelid, a.indexrelid, a.relpages
  UNION ALL
  SELECT 'unused', s.relid::regclass::text, s.indexrelid::regclass::text, '', i.relpages
  FROM pg_stat_user_indexes s JOIN tree i USING (indexrelid)
  WHERE s.idx_scan = 0 AND i.indisvalid AND NOT i.indisunique AND NOT i.indisprimary AND i.relpages > 16
    AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = s.indexrelid)
  UNION ALL
  SELECT 'missing_for_foreign_key', c.conrelid::regclass::text, '',
         (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.ord) FROM unnest(c.conkey) WITH ORDINALITY AS k(attnum, ord)
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum), t.relpages
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
  WHERE c.contype = 'f' AND NOT EXISTS (
    SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indpred IS NULL
      AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
  UNION ALL
  SELECT 'missing_suspect', s.relid::regclass::text, '', '', t.relpages
  FROM pg_stat_user_tables s JOIN pg_class t ON t.oid = s.relid
  WHERE s.n_live_tup > 10000 AND s.seq_scan > 20 AND s.seq_scan > COALESCE(s.idx_scan, 0)
    AND s.seq_tup_read / s.seq_scan > s.n_live_tup / 10
)
SELECT kind, rel, idx, other, pages * block.size AS bytes, count(*) OVER () AS total,
       (SELECT (EXTRACT(EPOCH FROM stats_reset) * 1000000)::bigint FROM pg_stat_database WHERE datname = current_database()) AS reset_us
FROM issues, block ORDER BY kind = 'unused', bytes DESC LIMIT 100;

-- @name: bloat  @min: 10
-- @note: pg_stats hides the columns of tables that this role may not read: no estimate then.
WITH w AS (
  SELECT c.oid, c.relpages, c.reltuples, current_setting('block_size')::numeric AS bs,
         has_table_privilege(c.oid, 'SELECT') AS readable,
         COALESCE((SELECT (regexp_match(array_to_string(c.reloptions, ','), 'fillfactor=(\d+)'))[1]::int), 100) AS ff,
         s.data_w, s.nstat,
         (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS ncols
  FROM (SELECT * FROM pg_class WHERE relkind = 'r' AND relpages > 64 ORDER BY relpages DESC LIMIT 200) c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN LATERAL (SELECT sum((1 - p.null_frac) * p.avg_width) AS data_w, count(*) AS nstat
    FROM pg_stats p WHERE p.schemaname = n.nspname AND p.tablename = c.relname AND NOT p.inherited) s ON true
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
), e AS (
  SELECT w.*, CASE WHEN nstat = ncols AND reltuples > 0
    THEN ceil(reltuples * (24 + 4 + ceil(data_w / 8) * 8) / ((bs - 24) * ff / 100)) END AS expected
  FROM w
)
SELECT oid::regclass::text AS rel, (relpages * bs)::bigint AS bytes, (GREATEST(relpages - expected, 0) * bs)::bigint AS wasted,
       readable, count(*) OVER () AS total
FROM e ORDER BY wasted DESC NULLS LAST LIMIT 25;

-- @name: database_sizes  @min: 10
SELECT d.datname, CASE WHEN has_database_privilege(d.oid, 'CONNECT') OR pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')
         THEN pg_database_size(d.oid) END AS bytes, count(*) OVER () AS total
FROM pg_database d WHERE NOT d.datistemplate ORDER BY 2 DESC NULLS LAST LIMIT 50;

-- @name: table_sizes  @min: 10
-- @note: opens every table: behind a queued change of schema it fails with 55P03; then table_sizes_nolock.
SELECT s.oid::regclass::text AS rel, s.rows, s.heap, s.indexes, s.whole - s.heap - s.indexes AS toast, count(*) OVER () AS total
FROM (SELECT c.oid, c.reltuples::bigint AS rows, pg_relation_size(c.oid) AS heap, pg_indexes_size(c.oid) AS indexes,
             pg_total_relation_size(c.oid) AS whole
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      ORDER BY c.relpages DESC LIMIT 500) s
ORDER BY s.whole DESC LIMIT 25;

-- @name: table_sizes_nolock  @min: 10
-- @note: as of the last VACUUM or ANALYZE; takes no lock on a table.
SELECT c.oid::regclass::text AS rel, c.reltuples::bigint AS rows, b.size * c.relpages AS heap,
       b.size * COALESCE((SELECT sum(ic.relpages::bigint) FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
                          WHERE i.indrelid = c.oid), 0)::bigint AS indexes,
       b.size * COALESCE((SELECT t.relpages FROM pg_class t WHERE t.oid = c.reltoastrelid), 0) AS toast, count(*) OVER () AS total
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, (SELECT current_setting('block_size')::bigint AS size) b
WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
ORDER BY c.relpages DESC LIMIT 25;

-- @name: settings  @min: 10
SELECT name, setting, COALESCE(unit, '') AS unit, pending_restart FROM pg_settings
WHERE pending_restart OR name IN ('shared_buffers', 'work_mem', 'max_connections', 'max_wal_size', 'autovacuum', 'fsync',
  'full_page_writes', 'synchronous_commit', 'idle_in_transaction_session_timeout', 'log_lock_waits', 'track_io_timing',
  'password_encryption', 'pg_stat_statements.max')
ORDER BY name LIMIT 200;

-- @name: chosen_session  @min: 10
-- @note: as session_signal chooses it, without the signal. $1 is the pid, $2 the start of the backend in microseconds.
SELECT a.pid, COALESCE(a.usename, '') AS usename, COALESCE(a.application_name, '') AS application, COALESCE(a.state, '') AS state,
       EXTRACT(EPOCH FROM clock_timestamp() - a.xact_start) AS transaction_s, encode(substring(textsend(a.query) FOR 1000), 'hex') AS query,
       (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint = $2::bigint AS is_same,
       (a.usename = current_user AND a.application_name LIKE 'qcat%') AS is_own, COALESCE(r.rolsuper, false) AS is_superuser,
       a.backend_type IS DISTINCT FROM 'client backend' AS is_other_kind,
       pg_has_role(current_user, 'pg_signal_backend', 'USAGE') OR pg_has_role(current_user, a.usesysid, 'MEMBER') AS may_signal,
       current_user AS role
FROM pg_stat_activity a LEFT JOIN pg_roles r ON r.oid = a.usesysid WHERE a.pid = $1::int;

-- @name: session_state  @min: 10
-- @note: the chosen session and how many wait for it; is_same is null where the role may not see when it began.
SELECT COALESCE(a.usename, '') AS usename, COALESCE(a.application_name, '') AS application, COALESCE(a.state, '') AS state,
       encode(substring(textsend(a.query) FOR 1000), 'hex') AS query,
       (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint = $2::bigint AS is_same,
       (SELECT count(*) FROM (SELECT DISTINCT pid FROM pg_locks WHERE NOT granted) w WHERE $1::int = ANY (pg_blocking_pids(w.pid))) AS waiting
FROM pg_stat_activity a WHERE a.pid = $1::int;

-- @name: cancel_session  @min: 10
-- @note: one statement looks and acts: a pid is given to another session as soon as it is free.
SELECT pg_cancel_backend(a.pid) AS sent FROM pg_stat_activity a LEFT JOIN pg_roles r ON r.oid = a.usesysid
WHERE a.pid = $1::int AND (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint = $2::bigint
  AND NOT (a.usename = current_user AND a.application_name LIKE 'qcat%')
  AND a.backend_type = 'client backend' AND NOT COALESCE(r.rolsuper, true);

-- @name: cancel_own  @min: 10
-- @note: a statement of ours that takes long and that nobody wants any more; looks and acts as cancel_session does.
SELECT pg_cancel_backend(a.pid) AS sent FROM pg_stat_activity a
WHERE a.pid = $1::int AND (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint = $2::bigint
  AND a.usename = current_user AND a.application_name = 'qcat-freeze';

-- @name: terminate_session  @min: 14
-- @note: waits so many ms for its end, within the 2 s of a statement here; false: it is still there.
SELECT pg_terminate_backend(a.pid, 1500) AS sent FROM pg_stat_activity a LEFT JOIN pg_roles r ON r.oid = a.usesysid
WHERE a.pid = $1::int AND (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint = $2::bigint
  AND NOT (a.usename = current_user AND a.application_name LIKE 'qcat%')
  AND a.backend_type = 'client backend' AND NOT COALESCE(r.rolsuper, true);

-- @name: terminate_session  @min: 10  @max: 13
SELECT pg_terminate_backend(a.pid) AS sent FROM pg_stat_activity a LEFT JOIN pg_roles r ON r.oid = a.usesysid
WHERE a.pid = $1::int AND (EXTRACT(EPOCH FROM a.backend_start) * 1000000)::bigint = $2::bigint
  AND NOT (a.usename = current_user AND a.application_name LIKE 'qcat%')
  AND a.backend_type = 'client backend' AND NOT COALESCE(r.rolsuper, true);

-- @name: privileges  @min: 10
-- @note: the rights of our role on everything that is there; `missing` is empty where none is. What each is for stands in
--        privileges.cpp. Tables of extensions are not ours.
WITH here AS (
  SELECT n.oid, n.nspname, quote_ident(n.nspname) AS name FROM pg_namespace n WHERE n.nspname = COALESCE(current_schema(), 'public')
), things AS (
  SELECT c.oid, c.relkind, c.relowner, quote_ident(here.nspname) || '.' || quote_ident(c.relname) AS name
  FROM pg_class c JOIN here ON here.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'S')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), strangers AS ( -- who makes tables here and is neither us nor somebody whose rights we have
  SELECT DISTINCT t.relowner AS oid, quote_ident(r.rolname) AS name FROM things t JOIN pg_roles r ON r.oid = t.relowner
  WHERE NOT pg_has_role(current_user, t.relowner, 'USAGE')
), given AS ( -- by default, to us, on what those will make
  SELECT a.defaclrole AS owner, a.defaclobjtype AS kind, x.privilege_type AS word
  FROM pg_default_acl a JOIN here ON a.defaclnamespace IN (0, here.oid), aclexplode(a.defaclacl) x
  WHERE CASE WHEN x.grantee = 0 THEN true ELSE pg_has_role(current_user, x.grantee, 'USAGE') END
), roles(kind, name) AS (
  VALUES ('monitor', 'pg_monitor'), ('signal', 'pg_signal_backend'), ('read_all', 'pg_read_all_data')
)
SELECT 'use_schema' AS kind, here.name AS object, '' AS owner,
       CASE WHEN has_schema_privilege(here.oid, 'USAGE') THEN '' ELSE 'USAGE' END AS missing FROM here
UNION ALL
SELECT 'change_schema', here.name, '', CASE WHEN has_schema_privilege(here.oid, 'CREATE') THEN '' ELSE 'CREATE' END FROM here
UNION ALL
SELECT 'table', t.name, '', COALESCE((SELECT string_agg(w, ', ') FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) w
                                      WHERE NOT has_table_privilege(t.oid, w)), '')
FROM things t WHERE t.relkind <> 'S'
UNION ALL
SELECT 'sequence', t.name, '', CASE WHEN has_sequence_privilege(t.oid, 'USAGE') THEN '' ELSE 'USAGE' END
FROM things t WHERE t.relkind = 'S'
UNION ALL
SELECT 'owner', t.name, quote_ident(r.rolname), CASE WHEN pg_has_role(current_user, t.relowner, 'USAGE') THEN '' ELSE 'OWNER' END
FROM things t JOIN pg_roles r ON r.oid = t.relowner WHERE t.relkind <> 'S'
UNION ALL
SELECT 'later_tables', here.name, s.name, COALESCE((SELECT string_agg(w, ', ') FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) w
  WHERE NOT EXISTS (SELECT 1 FROM given g WHERE g.owner = s.oid AND g.kind = 'r' AND g.word = w)), '') FROM here, strangers s
UNION ALL
SELECT 'later_sequences', here.name, s.name, CASE WHEN EXISTS (
  SELECT 1 FROM given g WHERE g.owner = s.oid AND g.kind = 'S' AND g.word = 'USAGE') THEN '' ELSE 'USAGE' END FROM here, strangers s
UNION ALL
SELECT roles.kind, roles.name, '', CASE WHEN pg_has_role(current_user, p.oid, 'USAGE') THEN '' ELSE 'MEMBER' END
FROM roles JOIN pg_roles p ON p.rolname = roles.name
LIMIT 1000;
