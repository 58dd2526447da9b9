#include <qcat/ui_widgets/preferences.h>

#include <QLocale>
#include <QSettings>

namespace qcat::ui
{

namespace
{

const QString kLanguage = QStringLiteral("language");
const QString kOperator = QStringLiteral("operator");
const QString kTheme = QStringLiteral("theme");
const QString kGain = QStringLiteral("gain_color");
const QString kDesktopAlerts = QStringLiteral("desktop_alerts");
const QString kAlertSound = QStringLiteral("alert_sound");

ThemeChoice themeOf(const QString &word)
{
    return word == QLatin1String("light")  ? ThemeChoice::Light
           : word == QLatin1String("dark") ? ThemeChoice::Dark
                                           : ThemeChoice::System;
}

QString wordOf(ThemeChoice choice)
{
    return choice == ThemeChoice::Light  ? QStringLiteral("light")
           : choice == ThemeChoice::Dark ? QStringLiteral("dark")
                                         : QStringLiteral("system");
}

} // namespace

Preferences::Preferences(QSettings &settings, Appearance &look, QObject *parent)
    : QObject(parent), m_settings(settings), m_look(look)
{
    look.setThemeChoice(themeOf(settings.value(kTheme).toString()));
    look.setGainColor(settings.value(kGain).toString() == QLatin1String("red") ? GainColor::Red : GainColor::Green);
}

QString Preferences::language() const
{
    const QString chosen = m_settings.value(kLanguage).toString();
    if (chosen == QLatin1String("en") || chosen == QLatin1String("zh_CN"))
        return chosen;
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

void Preferences::setLanguage(const QString &language)
{
    if (language == this->language())
        return;
    m_settings.setValue(kLanguage, language);
    Q_EMIT languageChanged(language);
}

QString Preferences::operatorName() const
{
    return m_settings.value(kOperator, m_configuredOperator).toString();
}

void Preferences::setConfiguredOperator(const QString &name)
{
    const QString before = operatorName();
    m_configuredOperator = name;
    if (operatorName() != before)
        Q_EMIT operatorNameChanged(operatorName());
}

void Preferences::setOperatorName(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty() || trimmed == operatorName())
        return;
    m_settings.setValue(kOperator, trimmed);
    Q_EMIT operatorNameChanged(trimmed);
}

void Preferences::setThemeChoice(ThemeChoice choice)
{
    m_settings.setValue(kTheme, wordOf(choice));
    m_look.setThemeChoice(choice);
}

void Preferences::setGainColor(GainColor color)
{
    m_settings.setValue(kGain, color == GainColor::Red ? QStringLiteral("red") : QStringLiteral("green"));
    m_look.setGainColor(color);
}

bool Preferences::desktopAlerts() const
{
    return m_settings.value(kDesktopAlerts, true).toBool();
}

void Preferences::setDesktopAlerts(bool wanted)
{
    m_settings.setValue(kDesktopAlerts, wanted);
}

bool Preferences::alertSound() const
{
    return m_settings.value(kAlertSound, false).toBool();
}

void Preferences::setAlertSound(bool wanted)
{
    m_settings.setValue(kAlertSound, wanted);
}

} // namespace qcat::ui
