#pragma once

#include <qcat/ui_models/engine_model.h>

#include <vector>

namespace qcat::ui
{

// What must be true before trading is resumed. The engine checks again; this is what the operator sees first.
struct ResumeCheck {
    QString text;
    domain::Health health = domain::Health::Unknown; // Crit and Unknown forbid, Warn is for the operator to judge
};

std::vector<ResumeCheck> resumeChecks(const EngineModel &engine);
bool allowsResume(const std::vector<ResumeCheck> &checks);

} // namespace qcat::ui
