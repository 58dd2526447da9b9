#pragma once

#include "audit.h"

#include <qcat/api/command.h>
#include <qcat/desk/incident_desk.h>

#include <functional>
#include <vector>

namespace qcat::ops
{

// Silences and maintenance windows: who holds back what, why and until when. What is not in the audit chain does not come into force.
class SilenceBook
{
public:
    using Incidents = std::function<std::vector<domain::Incident>()>; // that are open now
    using Notice = std::function<void(domain::Finding)>;

    SilenceBook(const DeskConfig &config, OpsStore &store, Audit &audit, const base::Clock &clock, Incidents incidents, Notice notice);

    base::Status load();
    // The id of the new one.
    base::Result<std::string> add(const api::AddSilence &wanted, const std::string &actor);
    base::Status approve(const domain::SilenceId &id, const std::string &actor);
    base::Status end(const domain::SilenceId &id, const std::string &actor);

    // The one in force that holds the incident back; a P0 only where somebody else stands for it.
    const domain::Silence *holding(const domain::Incident &incident) const;
    // Those that are not over first, then `over` of the others; newest first.
    std::vector<domain::Silence> newest(std::size_t over) const;

private:
    base::Status checked(const api::AddSilence &wanted, base::WallTime from) const;
    bool mayHoldBackP0(const domain::SilenceMatch &match) const;
    base::Result<domain::Silence *> running(const domain::SilenceId &id);
    base::Status change(domain::Silence &silence, domain::Silence changed, const std::string &action, const std::string &actor);
    base::Status audited(const domain::Silence &silence, const std::string &action, const std::string &actor);

    const DeskConfig &m_config;
    OpsStore &m_store;
    Audit &m_audit;
    const base::Clock &m_clock;
    const Incidents m_incidents;
    const Notice m_notice;
    std::vector<domain::Silence> m_silences; // oldest first
};

} // namespace qcat::ops
