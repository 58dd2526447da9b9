#include "chaos_case.h"

// The server lets the engine in, and what it writes comes to nothing.
class TestChaosStatement : public ChaosTest
{
    Q_OBJECT

protected:
    std::vector<ChaosCase> cases() const override
    {
        return {
            {"a role without rights", statement("ALTER TABLE orders OWNER TO postgres"), {"store.permission"},
             statement("ALTER TABLE orders OWNER TO qcat_user")},
            {"statements that take too long",
             statement("CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(5); RETURN NULL; END'; "
                       "CREATE TRIGGER slowly BEFORE INSERT ON orders FOR EACH STATEMENT EXECUTE FUNCTION slowly()"),
             {"store.statement_timeout"}, statement("DROP TRIGGER slowly ON orders")},
            {"a table that stays locked", statement("BEGIN; LOCK TABLE orders; PREPARE TRANSACTION 'held'"), {"store.locked_prepared"},
             statement("ROLLBACK PREPARED 'held'")},
        };
    }
};

QTEST_GUILESS_MAIN(TestChaosStatement)
#include "tst_chaos_statement.moc"
