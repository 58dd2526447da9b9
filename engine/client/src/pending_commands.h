#pragma once

#include <qcat/api/event.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace qcat::client
{

// The commands that were sent and whose answers were not yet given to the observers. Each is given exactly one.
class PendingCommands
{
public:
    // Ids of this client have the top bit set, so that they are never mistaken for an id that the server gave to
    // another.
    static api::CommandId idFor(std::uint64_t number) { return {number | (1ull << 63)}; }
    static std::string tagFor(const std::string &client, api::CommandId id);

    void add(api::CommandId id, std::string tag, base::SteadyTime deadline);
    // An event with this tag is ours: the id under which its sender knows it. Empty: not ours, or answered already.
    std::optional<api::CommandId> settle(const std::string &tag);
    bool settle(api::CommandId id);
    // The reply to the request brought the answer; the event that brings it as well is still waited for while the link
    // stands.
    void keepAnswer(api::CommandId id, api::CommandAnswered answer);

    struct Open {
        api::CommandId id;
        std::optional<api::CommandAnswered> answer; // known from the reply
    };
    std::vector<Open> takeAll();
    std::vector<Open> takeOverdue(base::SteadyTime now);

private:
    struct Entry {
        std::string tag;
        base::SteadyTime deadline;
        std::optional<api::CommandAnswered> answer;
    };

    template <typename Which>
    std::vector<Open> take(Which which);

    std::map<api::CommandId, Entry> m_entries;
};

} // namespace qcat::client
