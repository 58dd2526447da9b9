#include "secrets_panel.h"

#include <qcat/ui_widgets/data_table.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qcat::ui
{

namespace
{

constexpr int kLongest = 4096;

} // namespace

SecretsPanel::SecretsPanel(const PageContext &context, SecretDesk *desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_model(makeSecretModel()), m_title(new QLabel(this)),
      m_table(new DataTable(*m_model, QStringLiteral("secrets_table"), context, this)), m_content(new QLineEdit(this)),
      m_replace(new QPushButton(this)), m_test(new QPushButton(this)), m_answer(new QLabel(this))
{
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_content->setObjectName(QStringLiteral("secrets_content"));
    m_content->setEchoMode(QLineEdit::NoEcho);
    m_content->setMaxLength(kLongest);
    m_content->setMinimumWidth(280);
    m_replace->setObjectName(QStringLiteral("secrets_replace"));
    m_test->setObjectName(QStringLiteral("secrets_test"));
    m_answer->setObjectName(QStringLiteral("secrets_answer"));
    m_answer->setWordWrap(true);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_content);
    actions->addWidget(m_replace);
    actions->addWidget(m_test);
    actions->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_table, 1);
    layout->addLayout(actions);
    layout->addWidget(m_answer);
    connect(m_table, &DataTable::currentRowChanged, this, [this] {
        m_content->clear(); // it was meant for the one before
        m_answer->clear();
        showCurrent();
    });
    connect(m_content, &QLineEdit::textChanged, this, &SecretsPanel::showCurrent);
    connect(m_content, &QLineEdit::returnPressed, m_replace, &QPushButton::click);
    connect(m_replace, &QPushButton::clicked, this, &SecretsPanel::replace);
    connect(m_test, &QPushButton::clicked, this, &SecretsPanel::test);
    if (m_desk)
        m_desk->onChanged = [this] { refresh(); };
}

SecretsPanel::~SecretsPanel()
{
    if (m_desk)
        m_desk->onChanged = {};
    delete m_table; // before the model that it shows
}

const SecretRow *SecretsPanel::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_model->rowCount() ? &m_model->row(row) : nullptr;
}

void SecretsPanel::refresh()
{
    m_model->setRows(m_desk ? m_desk->secrets() : std::vector<SecretRow>());
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    showCurrent();
}

void SecretsPanel::showCurrent()
{
    const bool isReady = m_desk && current() && !m_desk->isBusy();
    m_content->setEnabled(isReady);
    m_replace->setEnabled(isReady && !m_content->text().isEmpty());
    m_test->setEnabled(isReady);
}

void SecretsPanel::replace()
{
    const auto content = m_content->text();
    m_content->clear();
    if (content.isEmpty() || !current())
        return;
    m_answer->setText(tr("Sent"));
    m_desk->replace(current()->name, content, [this](const SecretDesk::Answer &answer) { say(answer); });
    showCurrent();
}

void SecretsPanel::test()
{
    if (!current())
        return;
    m_answer->setText(tr("Asked"));
    m_desk->test(current()->name, [this](const SecretDesk::Answer &answer) { say(answer); });
    showCurrent();
}

void SecretsPanel::say(const SecretDesk::Answer &answer)
{
    m_answer->setText(answer.isGood ? tr("Good: %1", "answer about a secret").arg(answer.said) : tr("Not good: %1", "answer about a secret").arg(answer.said));
    refresh();
}

void SecretsPanel::retranslate()
{
    m_title->setText(tr("Secrets"));
    m_table->setEmptyText(tr("The secrets are where the engine's configuration lies, not here."));
    m_content->setPlaceholderText(tr("The new one; it is never shown"));
    m_replace->setText(tr("Enter or replace"));
    m_test->setText(tr("Test"));
}

} // namespace qcat::ui
