#include <qcat/ui_shell/rescue_window.h>

#include <qcat/ui_widgets/phrase_edit.h>
#include <qcat/ui_widgets/sign.h>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

namespace qcat::ui
{

namespace
{

constexpr int kLookEveryMs = 2'000;

void clear(QLayout *list)
{
    while (QLayoutItem *item = list->takeAt(0)) {
        if (QLayout *row = item->layout())
            clear(row);
        delete item->widget();
        delete item;
    }
}

QLabel *wordsLabel(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // a path may look like markup
    label->setText(text);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

RescueWindow::RescueWindow(Appearance &look, RescueDesk &desk, QWidget *parent)
    : QWidget(parent), m_look(look), m_desk(desk), m_age(new QLabel(this)), m_facts(new QVBoxLayout),
      m_steps(new QVBoxLayout), m_offer(new QWidget(this)), m_typeThis(new QLabel(m_offer)),
      m_phrase(new PhraseEdit(m_offer)), m_do(new QPushButton(tr("Do it"), m_offer)),
      m_said(wordsLabel({}, QStringLiteral("rescue_said"), this))
{
    setObjectName(QStringLiteral("rescue"));
    setWindowTitle(tr("QCAT rescue"));
    resize(820, 640);
    auto *page = new QWidget;
    auto *text = new QVBoxLayout(page);
    text->setSpacing(12);
    const auto heading = [&](const QString &words) {
        auto *label = new QLabel(words, page);
        label->setProperty("role", QStringLiteral("heading"));
        text->addWidget(label);
    };
    heading(tr("What stands"));
    m_age->setProperty("role", QStringLiteral("detail"));
    text->addWidget(m_age);
    text->addLayout(m_facts);
    heading(tr("What next, the safest first"));
    text->addLayout(m_steps);
    text->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);

    m_phrase->setObjectName(QStringLiteral("rescue_phrase"));
    m_do->setObjectName(QStringLiteral("rescue_do"));
    m_do->setProperty("role", QStringLiteral("primary"));
    m_do->setEnabled(false);
    auto *offer = new QHBoxLayout(m_offer);
    offer->setContentsMargins(0, 0, 0, 0);
    offer->addWidget(m_typeThis);
    offer->addWidget(m_phrase, 1);
    offer->addWidget(m_do);
    m_offer->hide();
    connect(m_phrase, &PhraseEdit::matchChanged, m_do, &QWidget::setEnabled);
    connect(m_phrase, &QLineEdit::returnPressed, m_do, &QPushButton::click);
    connect(m_do, &QPushButton::clicked, this, &RescueWindow::carryOut);

    auto *copy = new QPushButton(tr("Copy"), this);
    auto *quit = new QPushButton(tr("Close"), this);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(plainText()); });
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addStretch(1);
    buttons->addWidget(quit);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_offer);
    layout->addWidget(m_said);
    layout->addLayout(buttons);
    m_said->hide();
    connect(new QShortcut(QKeySequence::Cancel, this), &QShortcut::activated, this, &QWidget::close);

    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &RescueWindow::ask);
    timer->start(kLookEveryMs);
    m_age->setText(tr("Looking …"));
    ask();
}

void RescueWindow::ask()
{
    if (m_isAsking || m_isActing)
        return;
    m_isAsking = true;
    m_desk.look(QLocale().language() == QLocale::Chinese,
                [window = QPointer<RescueWindow>(this)](const RescueView &view) {
                    QMetaObject::invokeMethod(qApp, [window, view] {
                        if (!window)
                            return;
                        window->m_isAsking = false;
                        window->present(view);
                    });
                });
}

void RescueWindow::present(const RescueView &view)
{
    m_age->setText(tr("Seen at %1, looked at again every two seconds")
                       .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(view.at.ms()),
                                               QStringLiteral("yyyy-MM-dd HH:mm:ss"))));
    if (view.facts == m_view.facts && view.steps == m_view.steps)
        return; // what is being read or copied stays as it is
    m_view = view;
    clear(m_facts);
    clear(m_steps);
    for (const auto &fact : view.facts)
        addLine(m_facts, fact.health, fact.name + QStringLiteral(": ") + fact.text, QStringLiteral("rescue_fact"));
    const RescueView::Step *offered = nullptr;
    int number = 0;
    for (const auto &step : view.steps) {
        addLine(m_steps, step.weight, QStringLiteral("%1. %2").arg(++number).arg(step.text),
                QStringLiteral("rescue_step"));
        if (!step.act.isEmpty())
            offered = &step;
    }
    m_offer->setVisible(offered);
    if (offered)
        offer(*offered);
}

void RescueWindow::addLine(QVBoxLayout *list, domain::Health health, const QString &text, const QString &name)
{
    auto *row = new QHBoxLayout;
    auto *sign = new SignLabel(m_look, this);
    sign->set(signOf(health), signWord(signOf(health)));
    sign->setFixedWidth(110);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(wordsLabel(text, name, this), 1);
    list->addLayout(row);
}

void RescueWindow::offer(const RescueView::Step &step)
{
    m_typeThis->setText(tr("To do it now, type %1:").arg(step.phrase));
    if (m_phrase->phrase() != step.phrase)
        m_phrase->setPhrase(step.phrase);
    m_phrase->setFocus();
}

void RescueWindow::carryOut()
{
    const auto offered =
        std::find_if(m_view.steps.begin(), m_view.steps.end(), [](const auto &step) { return !step.act.isEmpty(); });
    if (offered == m_view.steps.end() || !m_phrase->matches() || m_isActing)
        return;
    m_isActing = true;
    m_offer->setEnabled(false);
    m_said->setText(tr("Under way; done when the engine answers and goes on answering, a minute at most."));
    m_said->show();
    m_desk.carryOut(offered->act, [window = QPointer<RescueWindow>(this)](const QString &failure) {
        QMetaObject::invokeMethod(qApp, [window, failure] {
            if (!window)
                return;
            window->m_isActing = false;
            window->m_offer->setEnabled(true);
            window->m_phrase->clear();
            window->m_said->setText(failure.isEmpty() ? tr("Done: the engine answers.")
                                                      : tr("Not done: %1").arg(failure));
            window->ask();
        });
    });
}

QString RescueWindow::plainText() const
{
    QStringList lines;
    for (const auto &fact : m_view.facts)
        lines << signWord(signOf(fact.health)) + QStringLiteral("  ") + fact.name + QStringLiteral(": ") + fact.text;
    for (const auto &step : m_view.steps)
        lines << QStringLiteral("- ") + step.text;
    return lines.join(QLatin1Char('\n'));
}

} // namespace qcat::ui
