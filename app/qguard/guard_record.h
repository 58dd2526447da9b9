#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/notification.h>
#include <qcat/ops_ports/outbox_store.h>

#include <string>
#include <vector>

namespace qcat::qguard
{

// What happened while qcat was silent: an incident, who was called, and what is owed to them. In a store of qguard's own, which the desk
// takes up as soon as it runs: it alone writes into its own. What could not be written is tried again with every flush().
class GuardRecord
{
public:
    explicit GuardRecord(std::string file) : m_file(std::move(file)) {}

    // Takes up the silence of an earlier run of qguard that has not ended; false: there is none.
    bool resume();
    struct Silence
    {
        std::string why;
        base::WallTime since;
        base::WallTime answerBy; // somebody is expected to acknowledge it by then
        domain::Exposure exposure;
    };
    // A new incident, or the last one again when that was a short while ago: a service that keeps restarting is one trouble.
    void begin(const Silence &silence);
    // The one who holds the word may acknowledge by it, as soon as the desk has taken this up.
    void gave(ops::AckWord word);
    void called(domain::Delivery message);
    void nobodyReached();
    void end();
    void flush();

    const std::string &incidentId() const { return m_incident.id.value; }
    // Contacts that a message was taken for.
    std::vector<std::string> toldContacts() const;

private:
    void open(const Silence &silence);
    bool openAgain(const Silence &silence);
    void add(domain::TimelineKind kind, domain::Finding what);
    base::Status write();

    const std::string m_file;
    domain::Incident m_incident;
    ops::Page m_page;
    std::vector<domain::Delivery> m_unwritten;
    std::vector<ops::AckWord> m_unwrittenWords;
    bool m_isWritten = true;
    bool m_hasSaidWhyNot = false;
};

} // namespace qcat::qguard
