#pragma once

#include <qcat/api/engine.h>
#include <qcat/base/clock.h>
#include <qcat/base/result.h>

#include <memory>
#include <string>

namespace qcat::client
{

struct ClientOptions {
    std::string url; // "http://127.0.0.1:8082"
    std::string token;
    base::Duration firstRetry = std::chrono::milliseconds(250); // doubles with each failure, up to lastRetry
    base::Duration lastRetry = std::chrono::seconds(5);
    base::Duration silence = std::chrono::seconds(4);         // without a word the link counts as lost
    base::Duration commandTimeout = std::chrono::seconds(30); // without an answer the outcome is unknown
};

// An engine elsewhere, over its HTTP API. Snapshots' ages are laid on the steady clock here. While the link is lost the
// last snapshot stays, growing old, and onLink says so; it comes back by itself. Works on a thread of its own.
//
// A command is sent once. If the link breaks before its answer is here, it is answered with "link.unknown_outcome": it
// may have been carried out or not; it is never sent again. Answers that this client had to make up have sequence 0.
class EngineClient : public api::Engine
{
public:
    // "client.bad_url" for anything but http://host:port.
    static base::Result<std::unique_ptr<EngineClient>> create(ClientOptions options, const base::Clock &clock);
    ~EngineClient() override; // answers what is still open, then ends the link

    api::CommandId submit(api::Command command) override;
    base::Subscription subscribe(api::EngineObserver observer, base::Executor &executor) override;
    std::shared_ptr<const api::Snapshot> snapshot() const override;
    void history(api::HistoryQuery query, api::HistoryAnswer answer, base::Executor &executor) override;
    void incidents(domain::IncidentQuery query, api::IncidentsAnswer answer, base::Executor &executor) override;
    void statistics(api::StatisticsQuery query, api::StatisticsAnswer answer, base::Executor &executor) override;
    void attachment(std::string sha256, api::AttachmentAnswer answer, base::Executor &executor) override;

private:
    struct Parts;
    explicit EngineClient(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::client
