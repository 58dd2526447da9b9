#pragma once

#include <qcat/api/alerting.h>
#include <qcat/base/result.h>
#include <qcat/ops_ports/outbox_store.h>
#include <qcat/people/roster.h>

#include <map>
#include <string>
#include <vector>

namespace qcat::notify
{

// Who has signed for a schedule. On-call moves with a signature: until whoever comes has signed, both the one who holds it and the one
// whom the rotation names are called.
class Duties
{
public:
    explicit Duties(const domain::AlertingConfig &config) : m_config(config) {}

    void load(const std::map<std::string, std::string> &notes);
    base::Status sign(const std::string &schedule, const std::string &contact, base::WallTime now, ops::OutboxStore &store);
    std::vector<std::string> responsible(const std::string &schedule, const people::Roster &roster, base::WallTime now) const;
    std::vector<api::OnCallView> views(const people::Roster &roster, base::WallTime now) const;

private:
    struct Duty {
        std::string holder;
        base::WallTime since;
    };
    const domain::AlertingConfig &m_config;
    std::map<std::string, Duty> m_signed; // by schedule
};

} // namespace qcat::notify
