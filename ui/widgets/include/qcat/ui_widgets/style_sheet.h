#pragma once

#include <qcat/ui_widgets/theme.h>

#include <QPalette>
#include <QString>

namespace qcat::ui
{

QPalette paletteOf(const Theme &theme);
// Widgets choose their look by the dynamic property "role": title, detail, panel, panelTitle, figure, caption, primary,
// danger …
QString styleSheetOf(const Theme &theme);

} // namespace qcat::ui
