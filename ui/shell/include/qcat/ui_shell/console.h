#pragma once

#include <qcat/ui_shell/console_style.h>
#include <qcat/ui_shell/main_window.h>

namespace qcat::ui
{

// Everything that a window over an engine needs, built in order: settings, look, language, model, pages, window. The
// application, the engine and the clock outlive it.
class Console
{
public:
    Console(QApplication &app, api::Engine &engine, const base::Clock &clock, const QString &settingsPath,
            ConsoleOptions options = {});

    MainWindow &window() { return m_window; }
    EngineModel &engine() { return m_engine; }
    Preferences &preferences() { return m_style.preferences(); }
    void show() { m_window.show(); }

private:
    ConsoleStyle m_style;
    EngineModel m_engine;
    MainWindow m_window;
};

} // namespace qcat::ui
