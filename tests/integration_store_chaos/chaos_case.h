#pragma once

#include "store_chaos.h"

#include <string>
#include <utility>
#include <vector>

// One fault: what is done to the server, what the desk has to say of it within two seconds, how it is mended.
struct ChaosCase {
    const char *name;
    StoreChaos::Step hurt;
    std::vector<const char *> deskSays; // one of these; empty: it may be over before anybody looks
    StoreChaos::Step mend;
    bool comesBackByItself = true; // a refused login is tried again after half a minute, or at the stop
};

inline StoreChaos::Step statement(std::string sql)
{
    return [sql = std::move(sql)](StoreChaos &c) { return c.sql(sql); };
}

// How long the desk is waited for. What is asked of it is two seconds on a machine that does nothing else: the figure is printed, because
// a machine that runs other tests beside would decide here and not the desk.
inline constexpr int kPatienceWithTheDeskMs = 10'000;

// For each case: trades, is hurt, says so in time, trades on, is mended, and has every order and fill in the database once.
class ChaosTest : public QObject
{
    Q_OBJECT

protected:
    virtual std::vector<ChaosCase> cases() const = 0;

private Q_SLOTS:
    void initTestCase();
    void every_order_and_fill_is_there_once_after_data();
    void every_order_and_fill_is_there_once_after();
};
