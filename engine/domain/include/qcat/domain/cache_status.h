#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/server_figures.h>
#include <qcat/domain/visibility.h>

#include <cstdint>
#include <string>
#include <vector>

// What the nodes that stand on one Redis know of each other. Without a Redis a node is alone and knows itself.
namespace qcat::domain
{

// A halt for every engine that reads this key: it stands until somebody takes the key away, and whoever was halted by
// it resumes by hand. A key that is missing never resumes anything.
struct SharedHalt {
    std::string key;     // "qcat:state:halt", "qcat:state:halt:paper:main"
    std::string account; // "paper:main"; empty: all
    std::string who;     // in the setter's words; empty where it did not say
    std::string why;
    base::WallTime since; // invalid where it did not say
    bool operator==(const SharedHalt &) const = default;
};

// The latest that another node told of one of its incidents.
struct NodeIncident {
    std::string node;
    std::string id;
    LocalText title;
    std::string component;
    Severity severity = Severity::P3;
    IncidentState state = IncidentState::Open;
    base::WallTime since;
    base::WallTime toldAt; // by our clock
    bool operator==(const NodeIncident &) const = default;
};

// Orders a second that all nodes may send together. A node takes them ahead, some at a time; while it cannot ask, its
// own share holds.
struct SharedBudget {
    int perSecond = 0;     // of all nodes; 0: there is none
    int ownShare = 0;      // a second, while Redis is away
    bool isShared = false; // taken from Redis now, not from the own share
    std::int64_t taken = 0;
    std::int64_t refused = 0; // orders that found nothing left
    bool operator==(const SharedBudget &) const = default;
};

struct CacheStatus {
    std::string target; // "127.0.0.1:6379/0"; empty: in this process
    std::string node;   // how others name this one
    Section<std::vector<SharedHalt>> halts;           // Failed: not known now, these are the last that were read
    Section<Bounded<NodeIncident>> incidents;         // of other nodes, newest first; Failed: nobody hears them now
    SharedBudget budget;
    std::int64_t written = 0;
    std::int64_t dropped = 0; // what found no room while Redis was away
    Finding writing;          // why nothing, or no state, goes out; Ok otherwise
    bool operator==(const CacheStatus &) const = default;
};
inline constexpr std::size_t kNodeIncidentsShown = 100;

} // namespace qcat::domain
