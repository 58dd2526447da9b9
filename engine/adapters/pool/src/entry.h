#pragma once

#include <qcat/base/time.h>
#include <qcat/pool/connection.h>

#include <cstdint>
#include <memory>
#include <source_location>

namespace qcat::pool
{

// Who holds a connection: cheap to note, made readable only when it is shown.
struct Borrower {
    std::source_location where;
    const char *purpose = "";
    int threadId = 0; // the kernel's
};

// One open connection, from its dial to its end. Under the pool's lock, except `connection` itself, which belongs to
// whoever it is lent to.
struct Entry {
    static constexpr base::SteadyTime kNever{INT64_MAX};

    std::unique_ptr<Connection> connection;
    std::uint64_t id = 0;
    std::uint64_t generation = 0; // of the pool when it was dialled: evictAll() begins a new one
    double jitter = 0;            // 0..1, of its lifetime
    base::SteadyTime dialledAt;
    base::SteadyTime expiresAt = kNever;
    base::SteadyTime returnedAt; // while it rests

    bool isLent = false;
    bool isReportedLeak = false;
    base::SteadyTime lentAt;
    Borrower borrower;
};

} // namespace qcat::pool
