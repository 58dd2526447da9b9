-- The two roles of QCAT's database, with no more than each needs. Run it once as a superuser in the database itself, and again
-- after a change; it says the same thing each time:
--
--     psql -d qcat -f roles.sql
--     psql -d qcat -c '\password qcat_migrate' -c '\password qcat_user'
--
-- qcat_migrate owns the tables and changes them (`qcat migrate up` and `qcat store prune`, with its name in database.user); qcat_user is the running engine's:
-- it reads, inserts and updates rows, and can neither delete a row nor change a table. An engine whose role owns everything works as
-- well, and then migrates at its start; with these roles run `qcat migrate up` before a new version of QCAT is started.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'qcat_migrate') THEN
        CREATE ROLE qcat_migrate LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'qcat_user') THEN
        CREATE ROLE qcat_user LOGIN;
    END IF;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO qcat_migrate, qcat_user', current_database());
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO qcat_migrate;
GRANT USAGE ON SCHEMA public TO qcat_user;

-- What is there, and what qcat_migrate will make: a table of a later migration needs no further GRANT. UPDATE stands for ON CONFLICT DO
-- UPDATE and for the share lock of engine_ownership. No table has a sequence today; one that comes would be refused without its USAGE.
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO qcat_user;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO qcat_user;
ALTER DEFAULT PRIVILEGES FOR ROLE qcat_migrate IN SCHEMA public GRANT SELECT, INSERT, UPDATE ON TABLES TO qcat_user;
ALTER DEFAULT PRIVILEGES FOR ROLE qcat_migrate IN SCHEMA public GRANT USAGE ON SEQUENCES TO qcat_user;
