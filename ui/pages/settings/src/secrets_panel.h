#pragma once

#include <qcat/ui_models/secret_table.h>
#include <qcat/ui_widgets/page.h>

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace qcat::ui
{

class DataTable;

// Every secret of the configuration: enter one, put another in its place, test it. What was entered is shown to nobody, here or later.
class SecretsPanel : public QWidget
{
    Q_OBJECT

public:
    // `desk` may be null: the secrets are elsewhere. It outlives the panel.
    SecretsPanel(const PageContext &context, SecretDesk *desk, QWidget *parent);
    ~SecretsPanel() override;

    void refresh();
    void retranslate();

private:
    const SecretRow *current() const;
    void replace();
    void test();
    void say(const SecretDesk::Answer &answer);
    void showCurrent();

    SecretDesk *const m_desk;
    std::unique_ptr<SecretModel> m_model;
    QLabel *m_title;
    DataTable *m_table;
    QLineEdit *m_content;
    QPushButton *m_replace;
    QPushButton *m_test;
    QLabel *m_answer;
};

} // namespace qcat::ui
