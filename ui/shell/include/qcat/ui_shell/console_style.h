#pragma once

#include <qcat/ui_shell/language.h>
#include <qcat/ui_widgets/preferences.h>

#include <QSettings>

class QApplication;

namespace qcat::ui
{

// The operator's settings, and the look and the language by them, in force before the first widget: a window built in one
// style and language and then changed would flicker. The application outlives it; every window dies before it.
class ConsoleStyle
{
public:
    ConsoleStyle(QApplication &app, const QString &settingsPath);

    QSettings &settings() { return m_settings; }
    Appearance &look() { return m_look; }
    Preferences &preferences() { return m_preferences; }

private:
    QSettings m_settings;
    Appearance m_look;
    Preferences m_preferences;
    Language m_language;
};

} // namespace qcat::ui
