#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/notification.h>

#include <map>
#include <string>
#include <vector>

namespace qcat::ops
{

// How far the calling for one incident has come. Times are wall time, so that they mean the same after a restart.
struct Page {
    domain::IncidentId incident;
    int episode = 1; // each time that it is opened again is a new one
    domain::Severity severity = domain::Severity::P3;
    domain::LocalText title;
    std::string where;        // component or instance
    domain::LocalText body;   // what a message says beside that: meaning, exposure, next step
    base::WallTime startedAt; // steps are counted from here
    base::WallTime nextAt;    // when nextStep is due; empty: nothing more to do
    int nextStep = 0;
    int repeats = 0;          // of the last step
    bool acknowledged = false;
    bool quiet = false;       // silenced, inhibited, flapping or healthy again: nobody is called while it lasts
    bool over = false;
    bool callsPhones = true; // not for tests and drills
    std::vector<std::string> told; // "contact/channel" that were sent the trouble and are owed the word that it is over
    bool operator==(const Page &) const = default;
};

// By this one person can acknowledge one incident, once, without a token of the API: the word in a message's link, or the one that a
// phone's report brings back. The word itself is not kept.
struct AckWord {
    std::string fingerprint;
    domain::IncidentId incident;
    std::string contact;
    std::string channel;
    base::WallTime until;
    base::WallTime usedAt; // invalid: not yet
    bool operator==(const AckWord &) const = default;
};

// What is owed to people, durable: in the desk's own file, so that an incident and the messages because of it are written together.
// Used on the ops thread.
class OutboxStore
{
public:
    virtual ~OutboxStore() = default;
    // All or nothing; part of a transaction of the desk's store where one is open. What is known by its id is replaced.
    virtual base::Status commit(const std::vector<Page> &pages, const std::vector<domain::Delivery> &deliveries) = 0;
    // Every one that is not over, and the newest of those that are.
    virtual base::Result<std::vector<Page>> loadPages(int newestOver) = 0;
    // Every one that has no end yet, and the newest of those that have; oldest first.
    virtual base::Result<std::vector<domain::Delivery>> loadDeliveries(int newestEnded) = 0;
    // Small things that must survive: who signed for a schedule, when a channel was tested.
    virtual base::Status saveNote(const std::string &key, const std::string &value) = 0;
    virtual base::Result<std::map<std::string, std::string>> loadNotes() = 0;
    virtual base::Status saveWord(const AckWord &word) = 0;
    virtual base::Result<std::vector<AckWord>> loadWords() = 0;
    // Those that were good until then at most.
    virtual base::Status dropWords(base::WallTime before) = 0;
};

} // namespace qcat::ops
