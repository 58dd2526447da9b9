#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_widgets/facts_label.h>
#include <qcat/ui_widgets/theme.h>

#include <vector>

namespace qcat::ui
{

// Who holds memory of the engine's process, and what of it is given up.
std::vector<FactsLabel::Fact> memoryFacts(const api::OpsSnapshot &ops, const Theme &theme);

} // namespace qcat::ui
