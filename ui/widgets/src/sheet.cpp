#include <qcat/ui_widgets/sheet.h>

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace qcat::ui
{

Sheet::Sheet(Kind kind, const QString &name, QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_body(new QVBoxLayout), m_buttons(new QHBoxLayout)
{
    setObjectName(name);
    setProperty("role", kind == Kind::Danger ? QStringLiteral("dangerSheet") : QStringLiteral("sheet"));
    setFocusPolicy(Qt::StrongFocus);
    m_title->setObjectName(name + QLatin1String("_title"));
    m_title->setProperty("role", QStringLiteral("heading"));
    m_title->setWordWrap(true);
    m_body->setSpacing(4);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addLayout(m_body);
    layout->addLayout(m_buttons);
}

void Sheet::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

QString Sheet::title() const
{
    return m_title->text();
}

QPushButton *Sheet::addButton(const QString &text, const QString &role, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setProperty("role", role);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

QLabel *Sheet::addText(const QString &text, const QString &role)
{
    auto *label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setProperty("role", role);
    m_body->addWidget(label);
    return label;
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace qcat::ui
