#include "desktop_alerts.h"

#include <QApplication>
#include <QSystemTrayIcon>

namespace qcat::ui
{

namespace
{

constexpr int kRemembered = 1000; // a window that is open for months

void showByTray(QSystemTrayIcon &tray, const DesktopCall &call)
{
    tray.show();
    tray.showMessage(call.title, call.text, call.isCritical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Warning);
}

} // namespace

DesktopAlerts::DesktopAlerts(EngineModel &engine, const Preferences &preferences, std::function<QSystemTrayIcon &()> tray, Show instead, QObject *parent)
    : QObject(parent), m_engine(engine), m_preferences(preferences), m_show(std::move(instead))
{
    if (!m_show)
        m_show = [tray = std::move(tray)](const DesktopCall &call) {
            if (QSystemTrayIcon::isSystemTrayAvailable())
                showByTray(tray(), call);
        };
    connect(&engine, &EngineModel::eventArrived, this, &DesktopAlerts::take);
}

void DesktopAlerts::take(const api::Event &event)
{
    const auto call = m_preferences.desktopAlerts() ? desktopCallOf(event, m_engine.ops()) : std::nullopt;
    if (!call || m_said.contains(call->key))
        return;
    if (m_said.size() >= kRemembered)
        m_said.clear();
    m_said.insert(call->key);
    m_show(*call);
    if (m_preferences.alertSound())
        QApplication::beep();
}

} // namespace qcat::ui
