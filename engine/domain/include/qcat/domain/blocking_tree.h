#pragma once

#include <qcat/domain/postgres_activity.h>

#include <cstddef>
#include <vector>

namespace qcat::domain::postgres
{

// One line of the blocking tree, in the order in which it is shown: a parent before its children.
struct BlockingRow {
    std::size_t session = 0; // index into the sessions that the tree was made from
    int parent = -1;         // index of a row; -1: a root, waiting for nobody (or one of a deadlock)
    int depth = 0;
    int victims = 0; // sessions that wait for this one, through others too
    bool isInCycle = false; // waits for itself through others: the server will end one of them
    bool operator==(const BlockingRow &) const = default;
};

// Every session once, below the last one that must go before it may: a queue of n behind one holder is n rows and not
// 2^n. Roots with most victims first. Blockers that are not among the sessions are left out. Takes a time of
// sessions × edges at most; the diagnostics hand over 200 sessions at most.
std::vector<BlockingRow> blockingTree(const std::vector<LockSession> &sessions);

} // namespace qcat::domain::postgres
