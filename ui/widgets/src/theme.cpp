#include <qcat/ui_widgets/theme.h>

namespace qcat::ui
{

const Theme &Theme::lightTheme()
{
    static const Theme theme = {
        .dark = false,
        .background = 0xF6F7F9,
        .panel = 0xFFFFFF,
        .line = 0xDDE1E6,
        .text = 0x1B1F24,
        .muted = 0x5A626C,
        .accent = 0x2457C5,
        .accentText = 0xFFFFFF,
        .shade = 0xEEF0F3,
        .p0 = 0xB3001B,
        .p1 = 0xA84300,
        .p2 = 0x7A5A00,
        .p3 = 0x3A5A78,
        .ok = 0x1B6B3A,
        .unknown = 0x5A5F66,
        .p0Fill = 0xFDECEE,
        .p1Fill = 0xFDF1E7,
        .p2Fill = 0xFBF6E3,
        .p3Fill = 0xEDF2F7,
        .green = 0x1B6B3A,
        .red = 0xB3001B,
        .paper = 0x2457C5,
        .paperText = 0xFFFFFF,
        .live = 0xB3001B,
        .liveText = 0xFFFFFF,
    };
    return theme;
}

const Theme &Theme::darkTheme()
{
    static const Theme theme = {
        .dark = true,
        .background = 0x14171C,
        .panel = 0x1C2128,
        .line = 0x2E353F,
        .text = 0xE6E9ED,
        .muted = 0xA6ADB8,
        .accent = 0x7FA8FF,
        .accentText = 0x14171C,
        .shade = 0x232933,
        .p0 = 0xFF6B7A,
        .p1 = 0xFFA05C,
        .p2 = 0xE9C46A,
        .p3 = 0x8FB8DE,
        .ok = 0x6FCF97,
        .unknown = 0xA6ADB8,
        .p0Fill = 0x3A1D22,
        .p1Fill = 0x38281C,
        .p2Fill = 0x332D1C,
        .p3Fill = 0x1F2A36,
        .green = 0x6FCF97,
        .red = 0xFF6B7A,
        .paper = 0x3B62B8,
        .paperText = 0xFFFFFF,
        .live = 0xFF6B7A,
        .liveText = 0x14171C,
    };
    return theme;
}

} // namespace qcat::ui
