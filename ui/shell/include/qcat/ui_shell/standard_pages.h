#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/ui_models/drill_table.h>
#include <qcat/ui_models/secret_table.h>
#include <qcat/ui_shell/handbook.h>
#include <qcat/ui_widgets/page.h>
#include <qcat/ui_widgets/preferences.h>

#include <vector>

namespace qcat::ui
{

// All pages of the console in the order of navigation. What it is given by reference or pointer outlives them.
std::vector<PageEntry> standardPages(Preferences &preferences, Handbook handbook = {}, DrillDesk *drills = nullptr,
                                     api::LogReader *logs = nullptr, SecretDesk *secrets = nullptr);

} // namespace qcat::ui
