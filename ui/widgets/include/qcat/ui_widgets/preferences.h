#pragma once

#include <qcat/ui_widgets/appearance.h>

#include <QObject>
#include <QString>

class QSettings;

namespace qcat::ui
{

// What the operator chose about the window: kept in the settings file, applied at once. Lives on the main thread.
class Preferences : public QObject
{
    Q_OBJECT

public:
    // Reads the settings and sets `look` by them. Both outlive it.
    Preferences(QSettings &settings, Appearance &look, QObject *parent = nullptr);

    // "en" or "zh_CN"; by the desktop's language until the operator chooses.
    QString language() const;
    void setLanguage(const QString &language);
    // The configured one until the operator gives another here.
    QString operatorName() const;
    void setConfiguredOperator(const QString &name);
    void setOperatorName(const QString &name);
    ThemeChoice themeChoice() const { return m_look.themeChoice(); }
    void setThemeChoice(ThemeChoice choice);
    GainColor gainColor() const { return m_look.gainColor(); }
    void setGainColor(GainColor color);
    // Whether the desktop says P0 and P1, and whether with a sound.
    bool desktopAlerts() const;
    void setDesktopAlerts(bool wanted);
    bool alertSound() const;
    void setAlertSound(bool wanted);

Q_SIGNALS:
    void languageChanged(const QString &language);
    void operatorNameChanged(const QString &name);

private:
    QSettings &m_settings;
    Appearance &m_look;
    QString m_configuredOperator = QStringLiteral("operator");
};

} // namespace qcat::ui
