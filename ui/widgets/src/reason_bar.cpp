#include <qcat/ui_widgets/reason_bar.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace qcat::ui
{

ReasonBar::ReasonBar(const QString &name, QWidget *parent)
    : QFrame(parent), m_question(new QLabel(this)), m_reason(new QLineEdit(this)), m_ok(new QPushButton(this))
{
    setObjectName(name);
    m_reason->setObjectName(name + QLatin1String("Edit"));
    m_reason->setMaxLength(500);
    m_ok->setObjectName(name + QLatin1String("Ok"));
    m_ok->setProperty("role", QStringLiteral("primary"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_question);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_ok);
    connect(m_ok, &QPushButton::clicked, this, &ReasonBar::accept);
    connect(m_reason, &QLineEdit::returnPressed, this, &ReasonBar::accept);
    connect(m_reason, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_ok->setEnabled(!text.trimmed().isEmpty()); });
    hide();
}

void ReasonBar::ask(const QString &question, const QString &button, std::function<void(const QString &)> accepted)
{
    m_question->setText(question);
    m_ok->setText(button);
    m_accepted = std::move(accepted);
    m_reason->clear();
    m_ok->setEnabled(false);
    show();
    m_reason->setFocus();
}

void ReasonBar::accept()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty() || !m_accepted)
        return;
    hide();
    std::exchange(m_accepted, nullptr)(reason);
}

void ReasonBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QFrame::keyPressEvent(event);
    m_accepted = nullptr;
    hide();
}

} // namespace qcat::ui
