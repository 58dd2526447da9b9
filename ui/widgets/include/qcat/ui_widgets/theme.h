#pragma once

#include <QColor>

namespace qcat::ui
{

// The colours of the window by what they mean; the only place with colour values. Text colours reach 4.5 : 1 on
// background, panel and their own fill (a test computes it).
struct Theme {
    bool dark = false;
    QColor background, panel, line, text, muted, accent, accentText, shade;
    QColor p0, p1, p2, p3, ok, unknown;
    QColor p0Fill, p1Fill, p2Fill, p3Fill;
    QColor green, red; // which of them is a gain is the operator's choice: Appearance::gain()
    QColor paper, paperText, live, liveText;

    static const Theme &lightTheme();
    static const Theme &darkTheme();
};

} // namespace qcat::ui
