#pragma once

#include <qcat/api/answer_door.h>
#include <qcat/api/command.h>
#include <qcat/api/event.h>
#include <qcat/api/snapshot.h>
#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/incident_listener.h>
#include <qcat/ops_ports/message_channel.h>
#include <qcat/ops_ports/outbox_store.h>
#include <qcat/ops_ports/time_zones.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace qcat::notify
{

// Makes a channel's way out; called twice for each channel, so that a send that hangs does not hold up a P0.
using MakeChannel = std::function<std::unique_ptr<ops::MessageChannel>(const domain::ChannelConfig &)>;

struct PagerConfig {
    domain::AlertingConfig alerting; // that alertingMistakes() found good
    bool isPaper = true;             // messages say so, and no phone is called
    // Of each channel, what may be shown of where it sends to.
    std::function<std::string(const domain::ChannelConfig &)> shownTarget = [](const auto &) { return std::string(); };
    // Words by which people acknowledge without a token (a link, a pressed key): one of so many letters and digits that nobody guesses, and
    // the fingerprint that is kept of it. Empty: no message has one.
    std::function<std::string(std::size_t letters)> randomWord;
    std::function<std::string(const std::string &word)> fingerprint;
    // For the record of a P0 or P1: whom a provider took a message for, or who was not reached. Not called from within record() or changed().
    std::function<void(const domain::IncidentId &, domain::Finding)> onCalled = [](const auto &, const auto &) {};
};

// Calls people: follows the incidents, walks the escalations until somebody acknowledges, and owes whoever was told of a trouble the word
// that it is over. What it owes is written in the same transaction as the incident; after a crash it goes on at the step where it was.
// Single-threaded on `executor` (the ops thread).
class Pager : public ops::IncidentListener
{
public:
    using Publish = std::function<void(api::EventBody)>;
    using Answer = std::function<void(base::Result<std::string>)>;

    Pager(PagerConfig config, ops::OutboxStore &store, const ops::TimeZones &zones, const base::Clock &clock, base::Executor &executor,
          const MakeChannel &makeChannel, Publish publish);
    ~Pager() override;

    // Loads the outbox and takes up what the incidents, newest state each, ask for and nobody was called for yet.
    base::Status start(const std::vector<domain::Incident> &incidents);
    void stop();

    base::Status record(const domain::Incident &incident, std::size_t firstNew) override;
    void changed(const domain::Incident &incident, std::size_t firstNew, bool isStored) override;

    // A watcher beside the desk has called people while the desk did not answer: `page` is owed the word that it is over, and nothing else is
    // sent for it; its messages stand in the log, and the `words` in their links count. To be told before the incident is. What is known
    // already is left as it is.
    base::Status takeUp(ops::Page page, std::vector<domain::Delivery> deliveries, std::vector<ops::AckWord> words);

    // TestChannel: answered when the provider has said its word. SignHandover.
    bool handles(const api::CommandBody &command) const;
    void handle(const api::Command &command, Answer answer);
    // What a word from outside stands for, whatever it is.
    api::AnswerView look(const std::string &word) const;
    // It has served; into the record goes how.
    void answered(const std::string &word, api::AnswerBy how);
    // When somebody last answered, by key or link, what went to a phone; invalid: never. Survives a restart.
    base::WallTime phoneAnsweredAt() const;
    // Fills channels, deliveries, onCall.
    void describe(api::OpsSnapshot &into) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::notify
