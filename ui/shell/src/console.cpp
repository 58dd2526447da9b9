#include <qcat/ui_shell/console.h>

#include <qcat/ui_shell/standard_pages.h>

namespace qcat::ui
{

Console::Console(QApplication &app, api::Engine &engine, const base::Clock &clock, const QString &settingsPath,
                 ConsoleOptions options)
    : m_style(app, settingsPath), m_engine(engine, clock),
      m_window(m_engine, m_style.look(), m_style.preferences(), m_style.settings(),
               standardPages(m_style.preferences(), options.handbook, options.drills, options.logs, options.secrets), options)
{
    m_engine.setOperatorName(preferences().operatorName());
    QObject::connect(&preferences(), &Preferences::operatorNameChanged, &m_engine, &EngineModel::setOperatorName);
}

} // namespace qcat::ui
