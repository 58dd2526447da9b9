#pragma once

#include <qcat/api/event.h>
#include <qcat/api/snapshot.h>

#include <QString>

#include <optional>

namespace qcat::ui
{

// What the desktop says of an incident, beside the window.
struct DesktopCall {
    QString key;   // of what has happened: an incident that changes further says it again
    QString title; // "P0 Critical · Database connection failed"
    QString text;  // where, what is at stake, its number
    bool isCritical = false;
};

// Of a P0 or P1 that has opened, come back, got worse or lost who had taken it; nothing where its calls are held back, and for tests and drills.
std::optional<DesktopCall> desktopCallOf(const api::Event &event, const api::OpsSnapshot &ops);

} // namespace qcat::ui
