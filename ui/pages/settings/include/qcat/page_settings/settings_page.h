#pragma once

#include <qcat/ui_widgets/page.h>
#include <qcat/ui_widgets/preferences.h>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace qcat::ui
{

class SecretDesk;
class SecretsPanel;

// What the operator chooses about the window, applied and remembered at once; and the secrets that the configuration names.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    // `secrets` may be null: they are elsewhere. It outlives the page.
    SettingsPage(const PageContext &context, Preferences &preferences, SecretDesk *secrets, QWidget *parent = nullptr);

    QString navigationTitle() const override;
    QString helpText() const override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    Preferences &m_preferences;
    QFormLayout *m_form;
    QLabel *m_languageLabel;
    QLabel *m_themeLabel;
    QLabel *m_gainLabel;
    QLabel *m_operatorLabel;
    QComboBox *m_language;
    QComboBox *m_theme;
    QComboBox *m_gain;
    QLineEdit *m_operator;
    QLabel *m_alertsLabel;
    QCheckBox *m_alerts;
    QCheckBox *m_sound;
    QLabel *m_noTray; // where the desktop has none
    SecretsPanel *m_secrets;
};

} // namespace qcat::ui
