#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/health.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/runbook_run.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::app::drill
{

// How a drill went. Times count from the damage; those that are missing were not reached.
struct Score {
    std::string fault;
    domain::LocalText damage;
    bool isUnattended = false;
    base::WallTime begunAt;
    std::optional<base::Duration> suspectedIn;
    std::optional<base::Duration> openedIn;
    std::optional<base::Duration> acknowledgedIn;
    std::optional<base::Duration> mendedIn; // healthy again, in the eyes of the desk
    base::Status proof = base::Error{"drill.unproven", "not proven"};
    int wrongClicks = 0;               // changes that failed, or that another runbook made
    std::optional<base::Error> failure; // why it ended early
    domain::Incident incident;         // as it stood at the end
    std::vector<domain::RunbookRun> runs;

    bool isGood() const { return !failure && mendedIn && proof; }
};

// Changes that failed or that were no part of the runbook that mends this: `runbook`, or the incident's own where that is empty.
int wrongClicks(const domain::Incident &incident, const std::string &runbook, const std::vector<domain::RunbookRun> &runs);

} // namespace qcat::app::drill
