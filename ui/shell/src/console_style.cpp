#include <qcat/ui_shell/console_style.h>

namespace qcat::ui
{

ConsoleStyle::ConsoleStyle(QApplication &app, const QString &settingsPath)
    : m_settings(settingsPath, QSettings::IniFormat), m_preferences(m_settings, m_look)
{
    m_look.applyTo(app);
    m_language.use(m_preferences.language());
    QObject::connect(&m_preferences, &Preferences::languageChanged, &m_language, &Language::use);
}

} // namespace qcat::ui
