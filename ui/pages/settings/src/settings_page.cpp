#include <qcat/page_settings/settings_page.h>

#include "secrets_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSystemTrayIcon>
#include <QVBoxLayout>

namespace qcat::ui
{

SettingsPage::SettingsPage(const PageContext &context, Preferences &preferences, SecretDesk *secrets, QWidget *parent)
    : Page(context, QStringLiteral("settings"), parent), m_preferences(preferences), m_form(new QFormLayout),
      m_languageLabel(new QLabel(this)), m_themeLabel(new QLabel(this)), m_gainLabel(new QLabel(this)),
      m_operatorLabel(new QLabel(this)), m_language(new QComboBox(this)), m_theme(new QComboBox(this)),
      m_gain(new QComboBox(this)), m_operator(new QLineEdit(this)), m_alertsLabel(new QLabel(this)),
      m_alerts(new QCheckBox(this)), m_sound(new QCheckBox(this)), m_noTray(new QLabel(this)),
      m_secrets(new SecretsPanel(context, secrets, this))
{
    m_language->setObjectName(QStringLiteral("settings_language"));
    m_theme->setObjectName(QStringLiteral("settings_theme"));
    m_gain->setObjectName(QStringLiteral("settings_gain"));
    m_operator->setObjectName(QStringLiteral("settings_operator"));
    m_operator->setMaxLength(60);
    m_alerts->setObjectName(QStringLiteral("settings_alerts"));
    m_sound->setObjectName(QStringLiteral("settings_sound"));
    m_noTray->setObjectName(QStringLiteral("settings_noTray"));
    m_noTray->setProperty("role", QStringLiteral("detail"));
    m_noTray->setWordWrap(true);
    // the name of a language is written in that language
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("中文"), QStringLiteral("zh_CN"));
    for (const auto choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        m_theme->addItem(QString(), int(choice));
    for (const auto color : {GainColor::Green, GainColor::Red})
        m_gain->addItem(QString(), int(color));

    auto *panel = new QFrame(this);
    panel->setProperty("role", QStringLiteral("panel"));
    panel->setLayout(m_form);
    panel->setMaximumWidth(640);
    m_form->setContentsMargins(16, 16, 16, 16);
    m_form->setVerticalSpacing(12);
    m_form->setHorizontalSpacing(24);
    m_form->addRow(m_languageLabel, m_language);
    m_form->addRow(m_themeLabel, m_theme);
    m_form->addRow(m_gainLabel, m_gain);
    m_form->addRow(m_operatorLabel, m_operator);
    m_form->addRow(m_alertsLabel, m_alerts);
    m_form->addRow(nullptr, m_sound);
    m_form->addRow(nullptr, m_noTray);
    content()->addWidget(panel);
    content()->addWidget(m_secrets, 1);

    // activated, not changed: only what the operator does is written
    connect(m_language, &QComboBox::activated, this,
            [this] { m_preferences.setLanguage(m_language->currentData().toString()); });
    connect(m_theme, &QComboBox::activated, this,
            [this] { m_preferences.setThemeChoice(ThemeChoice(m_theme->currentData().toInt())); });
    connect(m_gain, &QComboBox::activated, this,
            [this] { m_preferences.setGainColor(GainColor(m_gain->currentData().toInt())); });
    connect(m_alerts, &QCheckBox::clicked, this, [this](bool wanted) {
        m_preferences.setDesktopAlerts(wanted);
        refresh();
    });
    connect(m_sound, &QCheckBox::clicked, this, [this](bool wanted) { m_preferences.setAlertSound(wanted); });
    connect(m_operator, &QLineEdit::editingFinished, this,
            [this] { m_preferences.setOperatorName(m_operator->text()); });
}

QString SettingsPage::navigationTitle() const
{
    return tr("Settings");
}

QString SettingsPage::helpText() const
{
    return tr("Language, colours, your name and what the desktop says. Your name stands beside every command you give, in the timeline and in "
              "the audit record. Below: the secrets that the configuration names. One that is entered goes into its file, mode 0600, and is never "
              "shown again; testing it logs in with it. On the command line: qcat secrets.");
}

void SettingsPage::refresh()
{
    m_language->setCurrentIndex(m_language->findData(m_preferences.language()));
    m_theme->setCurrentIndex(m_theme->findData(int(m_preferences.themeChoice())));
    m_gain->setCurrentIndex(m_gain->findData(int(m_preferences.gainColor())));
    m_alerts->setChecked(m_preferences.desktopAlerts());
    m_sound->setChecked(m_preferences.alertSound());
    m_sound->setEnabled(m_preferences.desktopAlerts());
    m_noTray->setVisible(!QSystemTrayIcon::isSystemTrayAvailable());
    m_secrets->refresh();
    if (!m_operator->hasFocus())
        m_operator->setText(m_preferences.operatorName());
}

void SettingsPage::retranslate()
{
    setVerdict(tr("Settings of this window"), tr("Kept in %1").arg(settings().fileName()));
    m_secrets->retranslate();
    m_languageLabel->setText(tr("Language"));
    m_themeLabel->setText(tr("Colours"));
    m_theme->setItemText(0, tr("As the desktop"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_gainLabel->setText(tr("A gain is"));
    m_gain->setItemText(0, tr("green, a loss red"));
    m_gain->setItemText(1, tr("red, a loss green"));
    m_operatorLabel->setText(tr("Your name"));
    m_alertsLabel->setText(tr("On the desktop"));
    m_alerts->setText(tr("Say P0 and P1 by the tray"));
    m_sound->setText(tr("With a sound"));
    m_noTray->setText(tr("This desktop has no tray: P0 and P1 are seen in the window only."));
}

} // namespace qcat::ui
