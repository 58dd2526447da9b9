#include <qcat/ui_shell/console.h>

#include <qcat/ui_shell/standard_pages.h>

#include <QApplication>

namespace qcat::ui
{

namespace
{

// Before the first widget: a window built in one style and language and then changed would flicker.
Language &prepared(QApplication &app, Appearance &look, Preferences &preferences, Language &language)
{
    look.applyTo(app);
    language.use(preferences.language());
    return language;
}

} // namespace

Console::Console(QApplication &app, api::Engine &engine, const base::Clock &clock, const QString &settingsPath,
                 ConsoleOptions options)
    : m_settings(settingsPath, QSettings::IniFormat), m_preferences(m_settings, m_look), m_engine(engine, clock),
      m_window((prepared(app, m_look, m_preferences, m_language), m_engine), m_look, m_preferences, m_settings,
               standardPages(m_preferences), std::move(options))
{
    m_engine.setOperatorName(m_preferences.operatorName());
    QObject::connect(&m_preferences, &Preferences::languageChanged, &m_language, &Language::use);
    QObject::connect(&m_preferences, &Preferences::operatorNameChanged, &m_engine, &EngineModel::setOperatorName);
}

} // namespace qcat::ui
