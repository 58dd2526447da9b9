#pragma once

#include <qcat/api/event.h>

#include <QString>

#include <optional>

namespace qcat::ui
{

// An event as one line for the tray; empty for those that are shown elsewhere or come too often.
std::optional<QString> eventLine(const api::Event &event);

} // namespace qcat::ui
