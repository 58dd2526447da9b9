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
// whoever it is lent to. What every loan reads and writes fills one cache line: with threads on several cores, lines
// that wander between them are most of what a loan costs.
struct alignas(64) Entry {
    static constexpr base::SteadyTime kNever{INT64_MAX};

    std::unique_ptr<Connection> connection;
    base::SteadyTime expiresAt = kNever;
    base::SteadyTime returnedAt; // while it rests
    base::SteadyTime lentAt;
    Borrower borrower;
    std::uint32_t generation = 0; // of the pool when it was dialled: evictAll() begins a new one
    bool isLent = false;
    bool isReportedLeak = false;

    std::uint64_t id = 0;
    double jitter = 0; // 0..1, of its lifetime
    base::SteadyTime dialledAt;
};

} // namespace qcat::pool
