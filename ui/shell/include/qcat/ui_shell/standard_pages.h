#pragma once

#include <qcat/ui_shell/handbook.h>
#include <qcat/ui_widgets/page.h>
#include <qcat/ui_widgets/preferences.h>

#include <vector>

namespace qcat::ui
{

// All pages of the console in the order of navigation. `preferences` outlives them.
std::vector<PageEntry> standardPages(Preferences &preferences, Handbook handbook = {});

} // namespace qcat::ui
