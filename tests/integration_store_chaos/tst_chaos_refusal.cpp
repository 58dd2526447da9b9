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

} // namespace

// The server lives and lets nobody in, or nobody write.
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
            {"password rotated", forNewSessions("ALTER ROLE qcat_user PASSWORD 'another'"), {"auth"},
             statement("ALTER ROLE qcat_user PASSWORD 'sesame-7f3a'"), false},
        };
    }
};

QTEST_GUILESS_MAIN(TestChaosRefusal)
#include "tst_chaos_refusal.moc"
