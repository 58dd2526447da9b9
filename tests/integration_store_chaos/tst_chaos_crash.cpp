#include "chaos_case.h"

using qcat::base::Status;

namespace
{

Status nothing(StoreChaos &)
{
    return {};
}

} // namespace

// The server dies, hangs, moves.
class TestChaosCrash : public ChaosTest
{
    Q_OBJECT

protected:
    std::vector<ChaosCase> cases() const override
    {
        const StoreChaos::Step start = [](StoreChaos &c) { return c.server.start(); };
        return {
            {"killed", [](StoreChaos &c) { return c.server.stopImmediate(); }, {"refused", "unreachable"}, start},
            {"killed in a COPY",
             [](StoreChaos &c) {
                 c.proxy->cutWhenClientSends("COPY");
                 (void)QTest::qWaitFor([&] { return c.proxy->cutsByText() > 0; }, 3'000); // small batches are no COPY
                 return c.server.stopImmediate();
             },
             {"refused", "unreachable"},
             start},
            {"killed in a COMMIT",
             [](StoreChaos &c) {
                 c.proxy->cutWhenClientSends("COMMIT");
                 (void)QTest::qWaitFor([&] { return c.proxy->cutsByText() > 0; }, 5'000);
                 return c.server.stopImmediate();
             },
             {"refused", "unreachable"},
             start},
            {"restart",
             [](StoreChaos &c) {
                 const auto stopped = c.server.stopFast();
                 return stopped ? c.server.start() : stopped;
             },
             {},
             nothing},
            {"frozen", [](StoreChaos &c) { return c.server.pause(), Status(); }, {"timeout", "unreachable", "no answer"},
             [](StoreChaos &c) { return c.server.resume(), Status(); }},
            {"moved to another port",
             [](StoreChaos &c) { return c.server.moveToAnotherPort(); },
             {"refused", "unreachable"},
             [](StoreChaos &c) { return c.proxy->switchTo(c.server.port()), Status(); }},
        };
    }
};

QTEST_GUILESS_MAIN(TestChaosCrash)
#include "tst_chaos_crash.moc"
