#pragma once

#include <qcat/domain/config.h>
#include <qcat/domain/notification.h>

#include <string>
#include <vector>

namespace qcat::qguard
{

// What is told when qcat does not answer: an incident in its own store, a message to everybody whom a P0 would reach, by the first of their
// channels that takes it; and to the same people when it answers again.
class Alarm
{
public:
    explicit Alarm(std::string dataDir) : m_dataDir(std::move(dataDir)) {}

    bool isRaised() const { return m_isRaised; }
    // `silentSince`: when it answered last.
    void raise(const domain::Config &config, const std::string &why, base::WallTime silentSince);
    void repeat(const domain::Config &config, const std::string &why);
    void clear(const domain::Config &config);

private:
    struct Told {
        std::string contact;
        std::string channel;
    };
    void openIncident(const std::string &why, base::WallTime silentSince);
    std::vector<Told> call(const domain::Config &config, domain::MessageKind kind, const std::string &subject, const std::string &body);

    const std::string m_dataDir;
    bool m_isRaised = false;
    std::string m_thread; // of the messages of one silence: what a receiver puts them together by
    std::string m_incident;
    int m_calls = 0;
    std::vector<Told> m_told;
};

} // namespace qcat::qguard
