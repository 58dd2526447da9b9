#include "scenario.h"

// What happens to the trading record in the database.
namespace qcat::app::drill
{

using namespace std::chrono_literals;

namespace
{

// So many that their loss is seen: what the engine did in the last instant is always on its way.
constexpr std::int64_t kEnoughOrders = 120;

base::Status done(const base::Result<std::string> &answer)
{
    return answer ? base::Status() : answer.error();
}

Scenario rowsDeleted()
{
    return {.fault = "data.loss",
            .damage = {"somebody deletes orders and fills from the database", "有人删除了数据库中的委托和成交"},
            .needs = {.postgres = true, .backups = true, .config = kManyMakers},
            .inflict =
                [](Range &range) -> base::Status {
                    const auto hasTraded = [&] { return range.now()->trading->ordersTotal > kEnoughOrders && range.now()->trading->fillsTotal > 0; };
                    if (!waitFor(hasTraded, 60s))
                        return base::Error{"drill.record", "there is hardly anything to lose yet"};
                    return done(range.postgres().sql("DELETE FROM fills; DELETE FROM orders"));
                },
            .proof = recordIsWhole};
}

Scenario rightTaken()
{
    return {.fault = "store.behind",
            .damage = {"somebody takes the table of orders away from QCAT's role", "有人收回了 QCAT 账号对委托表的权限"},
            .needs = {.postgres = true},
            .inflict = [](Range &range) { return done(range.postgres().sql("ALTER TABLE orders OWNER TO postgres")); },
            .byHand = {{"rights", [](Range &range) { (void)range.postgres().sql("ALTER TABLE orders OWNER TO qcat_user"); }}},
            .proof = recordIsWhole};
}

} // namespace

std::vector<Scenario> recordScenarios()
{
    return {rowsDeleted(), rightTaken()};
}

} // namespace qcat::app::drill
