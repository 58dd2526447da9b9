#include "severity_lane.h"

#include "incident_card.h"

#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_widgets/sign.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace qcat::ui
{

SeverityLane::SeverityLane(EngineModel &engine, Appearance &look, domain::Severity severity, QWidget *parent)
    : QFrame(parent), m_engine(engine), m_look(look), m_severity(severity), m_sign(new SignLabel(look, this)),
      m_count(new QLabel(this)), m_empty(new QLabel(this)), m_list(new QVBoxLayout)
{
    setObjectName(QStringLiteral("lane_P%1").arg(int(severity)));
    setProperty("role", QStringLiteral("panel"));
    m_count->setProperty("role", QStringLiteral("detail"));
    m_empty->setProperty("role", QStringLiteral("detail"));
    m_empty->setWordWrap(true);
    QFont strong = m_sign->font();
    strong.setBold(true);
    m_sign->setFont(strong);
    auto *head = new QHBoxLayout;
    head->addWidget(m_sign);
    head->addWidget(m_count);
    head->addStretch(1);

    auto *cards = new QWidget(this);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(8);
    m_list->addWidget(m_empty);
    m_list->addStretch(1);
    cards->setLayout(m_list);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(cards);
    cards->setAutoFillBackground(false); // the lane's ground, not the page's
    scroll->viewport()->setAutoFillBackground(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->addLayout(head);
    layout->addWidget(scroll, 1);
}

void SeverityLane::refresh()
{
    const auto incidents = shown();
    dropMissing(incidents);
    int place = 0;
    for (const auto &entry : incidents) {
        IncidentCard *card = cardOf(entry);
        if (m_list->indexOf(card) != place)
            m_list->insertWidget(place, card);
        card->show(*entry.incident);
        ++place;
    }
    const auto open = std::ranges::count_if(incidents, [](const auto &entry) { return entry.incident->isOpen(); });
    const auto suspected = int(incidents.size()) - int(open);
    m_sign->set(signOf(m_severity), signWord(signOf(m_severity)));
    QStringList counts;
    if (open > 0 || suspected == 0)
        counts << (open == 0 ? tr("none open") : tr("%n open", "incidents", int(open)));
    if (suspected > 0)
        counts << tr("%n suspected", "incidents", suspected);
    m_count->setText(counts.join(QStringLiteral(" · ")));
    m_empty->setText(emptyText());
    m_empty->setVisible(incidents.empty());
}

// A card is of one fault at one place, before and after it has an id. Tools that are taken by hand and what was merged may stand twice: the
// others have a card by their id.
std::vector<SeverityLane::Shown> SeverityLane::shown() const
{
    std::vector<Shown> all;
    std::set<std::string> keys;
    for (const auto *incident : laneOf(m_engine.ops(), m_severity)) {
        std::string key = incidentKey(*incident);
        if (!keys.insert(key).second)
            key += '#' + incident->id.value;
        all.push_back({std::move(key), incident});
    }
    return all;
}

IncidentCard *SeverityLane::cardOf(const Shown &shown)
{
    const auto &incident = *shown.incident;
    IncidentCard *&card = m_cards[shown.key];
    if (!card) {
        card = new IncidentCard(m_engine, m_look,
                                QStringLiteral("card_") + QString::fromStdString(incident.fault.value), this);
        connect(card, &IncidentCard::acknowledgeRequested, this, &SeverityLane::acknowledgeRequested);
        connect(card, &IncidentCard::runbookRequested, this, &SeverityLane::runbookRequested);
        connect(card, &IncidentCard::evidenceRequested, this, &SeverityLane::evidenceRequested);
    }
    return card;
}

void SeverityLane::dropMissing(const std::vector<Shown> &all)
{
    std::erase_if(m_cards, [&](const auto &entry) {
        const bool stays =
            std::ranges::any_of(all, [&](const auto &shown) { return shown.key == entry.first; });
        if (!stays)
            entry.second->deleteLater();
        return !stays;
    });
}

QString SeverityLane::emptyText() const
{
    switch (m_severity) {
    case domain::Severity::P0:
        return tr("Nothing here. A fault that endangers trading, orders or positions now would be shown in this lane.");
    case domain::Severity::P1:
        return tr("Nothing here. A fault that takes away a safety or a service that trading needs soon would be shown "
                  "in this lane.");
    case domain::Severity::P2:
        return tr(
            "Nothing here. A fault that can wait some hours, such as a missing backup, would be shown in this lane.");
    case domain::Severity::P3:
        return tr("Nothing here. Deviations that can wait a day, such as slow answers, would be shown in this lane.");
    }
    return {};
}

} // namespace qcat::ui
