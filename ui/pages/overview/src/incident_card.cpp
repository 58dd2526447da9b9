#include "incident_card.h"

#include "clock_bar.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/sign.h>

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace qcat::ui
{

namespace
{

constexpr int kMaxHarms = 2;
constexpr int kButtons = 3;

// The worst that can be told at a glance; the rest stands on the incident's page.
QString harmsText(const domain::Incident &incident, base::Duration sinceSnapshot)
{
    QStringList parts;
    for (const auto &harm : incident.timeToHarm)
        if (parts.size() < kMaxHarms)
            parts << harmText(harm, sinceSnapshot);
    return parts.join(QStringLiteral(" · "));
}

QLabel *wrapping(const char *role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("role", QLatin1String(role));
    label->setWordWrap(true);
    return label;
}

// A long host or path breaks behind its dots and slashes, so that a narrow lane shows all of it.
QString breakable(QString text)
{
    static const QRegularExpression kSeam(QStringLiteral("([./:_-])(?=[A-Za-z])"));
    return text.replace(kSeam, QStringLiteral("\\1\u200b"));
}

} // namespace

IncidentCard::IncidentCard(EngineModel &engine, Appearance &look, const QString &name, QWidget *parent)
    : QFrame(parent), m_engine(engine), m_look(look), m_title(wrapping("heading", this)),
      m_when(wrapping("detail", this)), m_stake(wrapping("", this)), m_harm(wrapping("", this)),
      m_clock(new ClockBar(this)), m_clockText(wrapping("detail", this)), m_acknowledge(new QPushButton(this)),
      m_runbook(new QPushButton(this)), m_evidence(new QPushButton(this)), m_buttons(new QGridLayout)
{
    setObjectName(name);
    m_acknowledge->setObjectName(QStringLiteral("acknowledge"));
    m_acknowledge->setProperty("role", QStringLiteral("primary"));
    m_runbook->setObjectName(QStringLiteral("openRunbook"));
    m_evidence->setObjectName(QStringLiteral("evidence"));
    m_buttons->setSpacing(6);
    m_buttons->setColumnStretch(kButtons, 1);
    setMinimumWidth(1); // the lane sets the width, not the row of buttons
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 10, 10);
    layout->setSpacing(4);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_when, m_stake, m_harm, m_clock, m_clockText})
        layout->addWidget(widget);
    layout->addLayout(m_buttons);
    connect(m_acknowledge, &QPushButton::clicked, this, [this] { Q_EMIT acknowledgeRequested(m_incident); });
    connect(m_runbook, &QPushButton::clicked, this, [this] { Q_EMIT runbookRequested(m_incident); });
    connect(m_evidence, &QPushButton::clicked, this, [this] { Q_EMIT evidenceRequested(m_incident); });
}

void IncidentCard::show(const domain::Incident &incident)
{
    m_severity = incident.severity;
    m_isSuspected = incident.state == domain::IncidentState::Suspected;
    m_incident = QString::fromStdString(incident.id.value);
    m_title->setText(localText(incident.title));
    m_when->setText(whenText(incident));
    m_when->setToolTip(utcText(incident.since));
    m_stake->setText(exposureText(m_engine.ops().exposure));
    const QString harm = harmsText(incident, m_engine.ageOf(m_engine.ops().at));
    m_harm->setText(tr("Time to harm: %1").arg(harm));
    m_harm->setVisible(!harm.isEmpty());
    showClock(incident);
    showButtons(incident);
    setAccessibleName(signWord(signOf(m_severity)) + QStringLiteral(": ") + m_title->text());
    update();
}

QString IncidentCard::whenText(const domain::Incident &incident) const
{
    const base::WallTime now = m_engine.wallNow();
    QStringList parts{breakable(placeText(incident, m_engine.ops()))};
    if (m_isSuspected)
        parts << (incident.opensAt.isValid() ? tr("suspected, opens in %1").arg(durationText(incident.opensAt - now))
                                             : tr("suspected"));
    parts << tr("since %1 (%2)").arg(timeText(incident.since), durationText(now - incident.since));
    if (!incident.symptoms.empty())
        parts << tr("%n symptom(s)", nullptr, int(incident.symptoms.size()));
    if (!incident.consequences.empty())
        parts << tr("%n consequence(s)", nullptr, int(incident.consequences.size()));
    return parts.join(QStringLiteral(" · "));
}

void IncidentCard::showClock(const domain::Incident &incident)
{
    const auto clock = responseClock(incident, m_engine.wallNow());
    m_clock->setVisible(clock.has_value());
    if (clock)
        m_clock->set(clock->used, signColor(m_look.theme(), signOf(m_severity)), m_look.theme().line);
    const QString text = clockText(incident);
    m_clockText->setText(text);
    m_clockText->setVisible(!text.isEmpty());
}

QString IncidentCard::clockText(const domain::Incident &incident) const
{
    if (!incident.owner.empty())
        return tr("%1 · owner: %2", "state, name")
            .arg(stateText(incident, m_engine.ops(), m_engine.wallNow()), QString::fromStdString(incident.owner));
    if (incident.state == domain::IncidentState::Mitigated || incident.flags.isQuiet())
        return stateText(incident, m_engine.ops(), m_engine.wallNow());
    const auto clock = responseClock(incident, m_engine.wallNow());
    if (!clock)
        return {};
    return clock->isBreached() ? tr("not acknowledged, %1 too late").arg(durationText(-clock->left))
                               : tr("acknowledge within %1 · nobody yet").arg(durationText(clock->left));
}

void IncidentCard::showButtons(const domain::Incident &incident)
{
    m_acknowledge->setText(tr("Acknowledge"));
    m_runbook->setText(tr("Open runbook"));
    m_evidence->setText(tr("Evidence"));
    const bool hasRecord = incident.id.isValid();
    m_acknowledge->setVisible(hasRecord && incident.state == domain::IncidentState::Open);
    m_runbook->setVisible(hasRecord && findRunbook(m_engine.ops(), incident.runbook));
    m_evidence->setVisible(hasRecord);
    arrangeButtons();
}

void IncidentCard::arrangeButtons()
{
    std::vector<QPushButton *> shown;
    int widest = 1;
    for (QPushButton *button : {m_acknowledge, m_runbook, m_evidence}) {
        if (button->isHidden())
            continue;
        shown.push_back(button);
        widest = std::max(widest, button->sizeHint().width());
    }
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const int columns = std::max(1, (room + m_buttons->spacing()) / (widest + m_buttons->spacing()));
    for (int i = 0; i < int(shown.size()); ++i)
        m_buttons->addWidget(shown[std::size_t(i)], i / columns, i % columns); // moves it where it is in already
}

void IncidentCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrangeButtons();
}

void IncidentCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_look.theme();
    const Sign sign = signOf(m_severity);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(m_isSuspected ? theme.panel : signFill(theme, sign));
    painter.setPen(QPen(m_isSuspected ? signColor(theme, sign) : theme.line, m_isSuspected ? 1.5 : 1,
                        m_isSuspected ? Qt::DashLine : Qt::SolidLine));
    painter.drawRoundedRect(box, 4, 4);
    if (!m_isSuspected)
        painter.fillRect(QRectF(0, 2, 4, height() - 4), signColor(theme, sign));
}

} // namespace qcat::ui
