#pragma once

#include <qcat/api/command.h>
#include <qcat/api/snapshot.h>
#include <qcat/base/clock.h>
#include <qcat/desk/live_licence.h>
#include <qcat/ops_ports/ops_store.h>

#include <string>
#include <vector>

namespace qcat::runtime
{

// Whether real money may be traded: what is missing, and whether somebody broke the glass since the start. Ops thread.
class LiveLicenceKeeper
{
public:
    LiveLicenceKeeper(bool isLive, std::string version, std::vector<std::string> neededDrills, ops::OpsStore &store, const base::Clock &clock);

    // From what the snapshot holds already (components, backups), the drills' reports and the last answer on a phone.
    api::LicenceView view(const api::OpsSnapshot &ops, std::vector<ops::DrillResult> drills, base::WallTime phoneAnsweredAt) const;
    // Audited before it counts. Errors: "licence.not_needed" with paper money, "command.text_missing", those of the store.
    base::Status breakGlass(const std::string &actor, const api::BreakLicence &command);

private:
    const bool m_isLive;
    const std::string m_version;
    const std::vector<std::string> m_neededDrills;
    ops::OpsStore &m_store;
    const base::Clock &m_clock;
    std::string m_brokenBy;
    std::string m_reason;
    base::WallTime m_brokenAt;
};

// What the reports in the folder of the drills say; what cannot be read says nothing. May block.
std::vector<ops::DrillResult> drillResults(const std::string &folder);

} // namespace qcat::runtime
