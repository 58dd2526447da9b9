#include "chaos_case.h"

using qcat::base::Status;

namespace
{

Status nothing(StoreChaos &)
{
    return {};
}

// SQL that changes how new sessions begin, and the end of those that are.
StoreChaos::Step forNewSessions(std::string sql)
{
    return [sql = std::move(sql)](StoreChaos &c) {
        const auto done = c.sql(sql, "postgres");
        return done ? c.endSessions() : done;
    };
}

StoreChaos::Step statement(std::string sql)
{
    return [sql = std::move(sql)](StoreChaos &c) { return c.sql(sql); };
}

} // namespace

// The server lives and refuses.
class TestChaosRefusal : public ChaosTest
{
    Q_OBJECT

protected:
    std::vector<ChaosCase> cases() const override
    {
        return {
            {"terminated by an administrator", [](StoreChaos &c) { return c.endSessions(); }, {}, nothing},
            {"too many connections", forNewSessions("ALTER ROLE qcat_user CONNECTION LIMIT 0"), {"too many connections", "unreachable"},
             statement("ALTER ROLE qcat_user CONNECTION LIMIT -1")},
            {"not accepting connections", forNewSessions("ALTER DATABASE qcat ALLOW_CONNECTIONS false"), {"not currently accepting"},
             [](StoreChaos &c) { return c.sql("ALTER DATABASE qcat ALLOW_CONNECTIONS true", "postgres"); }},
            {"read only, as a standby", forNewSessions("ALTER ROLE qcat_user SET default_transaction_read_only = on"),
             {"read-only", "unreachable"}, forNewSessions("ALTER ROLE qcat_user RESET default_transaction_read_only")},
            {"a role without rights", statement("ALTER TABLE orders OWNER TO postgres"), {"store.permission"},
             statement("ALTER TABLE orders OWNER TO qcat_user")},
            {"password rotated", forNewSessions("ALTER ROLE qcat_user PASSWORD 'another'"), {"auth"},
             statement("ALTER ROLE qcat_user PASSWORD 'sesame-7f3a'"), false},
            {"statements that take too long",
             statement("CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(5); RETURN NULL; END'; "
                       "CREATE TRIGGER slowly BEFORE INSERT ON orders FOR EACH STATEMENT EXECUTE FUNCTION slowly()"),
             {"store.statement_timeout"}, statement("DROP TRIGGER slowly ON orders")},
            {"a table that stays locked", statement("BEGIN; LOCK TABLE orders; PREPARE TRANSACTION 'held'"), {"store.locked_prepared"},
             statement("ROLLBACK PREPARED 'held'")},
        };
    }
};

QTEST_GUILESS_MAIN(TestChaosRefusal)
#include "tst_chaos_refusal.moc"
