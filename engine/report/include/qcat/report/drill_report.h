#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/health.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/report/language.h>

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace qcat::report
{

// How a drill went, for people. Times count from the damage; those that are missing were not reached.
struct DrillReport {
    struct Step {
        std::string runbook;
        domain::LocalText title;
        domain::StepState state = domain::StepState::Waiting;
        std::optional<base::Duration> took;
        domain::Finding finding;
    };

    std::string name;
    domain::LocalText damage;
    bool isUnattended = false;
    bool isPassed = false;
    base::WallTime begunAt;
    std::optional<base::Duration> suspectedIn;
    std::optional<base::Duration> openedIn;
    std::optional<base::Duration> acknowledgedIn;
    std::optional<base::Duration> mendedIn;
    std::optional<base::Error> unproven; // why it is not whole again
    std::optional<base::Error> failure;  // why it ended early
    int wrongClicks = 0;
    std::vector<Step> steps;

    Language language = Language::English;
    // A finding in the report's language; empty: its English text.
    std::function<QString(const domain::Finding &)> findingText = {};
};

QByteArray drillMarkdown(const DrillReport &report);

} // namespace qcat::report
