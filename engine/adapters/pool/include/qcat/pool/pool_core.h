#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/base/result.h>
#include <qcat/domain/pool_status.h>
#include <qcat/pool/connection.h>

#include <cstdint>
#include <memory>
#include <source_location>
#include <string>
#include <vector>

// What Pool<T> is made of; use Pool<T>.
namespace qcat::pool
{

struct Identity {
    std::string name;   // a label of metrics: "postgresql"
    std::string target; // "127.0.0.1:5432/qcat", no password
};

// What the pool needs of the world; all of it outlives the pool, the clock also its leases. See PoolThreads for the
// real one.
struct Environment {
    const base::Clock &clock;
    base::Executor &timer;                 // its work never blocks
    std::vector<base::Executor *> workers; // one at least; each dials, cleans or closes one connection at a time
    std::uint64_t seed = 0;                // of the jitter
};

// What a borrower wants while the server takes no connections and none is free.
enum class DuringOutage : std::uint8_t {
    Wait, // until the deadline: it may be back by then
    Fail, // until the next dial has failed: a fresh reason, and no dial more than the breaker allows
};

struct Request {
    base::Duration timeout = std::chrono::seconds(5);
    const char *purpose = ""; // a literal: it is shown for as long as the connection is lent
    DuringOutage duringOutage = DuringOutage::Wait;
};

struct Entry;
class PoolCore;
struct Lent {
    PoolCore *core = nullptr;
    Entry *entry = nullptr;
    Connection *connection = nullptr;
};

// The pool without its type. Lives until close() was called and the last connection is back.
class PoolCore
{
public:
    static std::shared_ptr<PoolCore> create(Identity identity, const domain::PoolSettings &settings, Dialler dialler,
                                            Environment environment);
    virtual ~PoolCore() = default;

    virtual base::Result<Lent> acquire(const Request &request, const std::source_location &where) = 0;
    virtual void giveBack(Entry &entry) = 0;
    virtual void discard(Entry &entry) = 0;
    virtual void apply(const domain::PoolSettings &settings) = 0;
    virtual void evictAll() = 0;
    virtual void setServerLimit(domain::PoolServerLimit limit) = 0;
    virtual domain::PoolStatus status() const = 0;
    virtual void close() = 0;
};

} // namespace qcat::pool
