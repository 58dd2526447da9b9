#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <functional>
#include <memory>

namespace qcat::pool
{

// What a pool must be able to ask of a connection. One thread at a time; destroying it closes it and must not block for
// long.
class Connection
{
public:
    virtual ~Connection() = default;

    // Before it is lent after a rest. Must not block and costs no round trip: usually socketIsQuiet().
    virtual bool isAlive() = 0;
    // When it comes back, on the borrower's thread: false when something was left open (a transaction). No round trip.
    virtual bool isClean() { return true; }
    // On a worker of the pool: undoes what was left open, by the deadline. False: it cannot be used again.
    virtual bool clean(base::Duration /*timeout*/) { return false; }
};

// Opens a connection within `timeout`, on a worker of the pool. Asks for address and password anew each time, so that a
// rotated password or a new primary counts from the next dial on.
using Dialler = std::function<base::Result<std::unique_ptr<Connection>>(base::Duration timeout)>;

// The peer has neither hung up nor said anything: what an idle connection must look like. Reads nothing, costs under a
// microsecond. A peer that vanished without a word looks alive: keep-alives find that one.
bool socketIsQuiet(int socket);

} // namespace qcat::pool
