#pragma once

#include <qcat/domain/config.h>

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
    void raise(const domain::Config &config, const std::string &why);
    void repeat(const domain::Config &config, const std::string &why);
    void clear(const domain::Config &config);

private:
    struct Told {
        std::string contact;
        std::string channel;
    };
    void openIncident(const std::string &why);
    std::vector<Told> call(const domain::Config &config, const std::string &subject, const std::string &body);

    const std::string m_dataDir;
    bool m_isRaised = false;
    std::string m_incident;
    int m_calls = 0;
    std::vector<Told> m_told;
};

} // namespace qcat::qguard
