#pragma once

#include <qcat/ui_models/desktop_call.h>
#include <qcat/ui_models/engine_model.h>
#include <qcat/ui_widgets/preferences.h>

#include <QObject>
#include <QSet>

#include <functional>

class QSystemTrayIcon;

namespace qcat::ui
{

// Says P0 and P1 on the desktop, by the tray, while the operator wants it; with a sound only where that was chosen. Where the desktop has no
// tray nothing is said there: the window says it in any case.
class DesktopAlerts : public QObject
{
    Q_OBJECT

public:
    using Show = std::function<void(const DesktopCall &)>;

    // `tray` is asked for when there is something to say. A test hands in another way to show it.
    DesktopAlerts(EngineModel &engine, const Preferences &preferences, std::function<QSystemTrayIcon &()> tray, Show instead, QObject *parent = nullptr);

private:
    void take(const api::Event &event);

    EngineModel &m_engine;
    const Preferences &m_preferences;
    Show m_show;
    QSet<QString> m_said;
};

} // namespace qcat::ui
