#pragma once

#include <qcat/ui_models/manual_table.h>
#include <qcat/ui_widgets/page.h>
#include <qcat/ui_widgets/preferences.h>

#include <vector>

namespace qcat::ui
{

// All pages of the console in the order of navigation. `preferences` outlives them.
std::vector<PageEntry> standardPages(Preferences &preferences, std::vector<ManualRow> manual = {});

} // namespace qcat::ui
