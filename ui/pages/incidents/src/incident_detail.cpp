#include "incident_detail.h"

#include "attached_files.h"
#include "kept_evidence.h"
#include "record_table.h"

#include <qcat/domain/opening_exposure.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/exposure_card.h>
#include <qcat/ui_widgets/facts_label.h>
#include <qcat/ui_widgets/sign.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTabWidget>

namespace qcat::ui
{

namespace
{

enum TimelineColumn { TimeColumn, EventColumn, WhoColumn, WhatColumn, TimelineColumns };

} // namespace

IncidentDetail::IncidentDetail(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_sign(new SignLabel(context.look, this)), m_head(new QLabel(this)),
      m_meaning(new QLabel(this)), m_timeline(recordTable(QStringLiteral("incidents_timeline"), TimelineColumns, this)),
      m_exposure(new ExposureCard(context.look, QStringLiteral("incidents_exposure"), this)),
      m_evidenceTitle(new QLabel(this)), m_evidence(new FactsLabel(FactsLabel::Align::Right, this)),
      m_kept(new KeptEvidence(context, this)), m_files(new AttachedFiles(context, this)), m_middle(new QTabWidget(this))
{
    m_head->setObjectName(QStringLiteral("incidents_head"));
    m_head->setProperty("role", QStringLiteral("detail"));
    m_head->setWordWrap(true);
    m_meaning->setWordWrap(true);
    m_evidenceTitle->setProperty("role", QStringLiteral("panelTitle"));

    auto *evidence = new QFrame(this);
    evidence->setProperty("role", QStringLiteral("panel"));
    auto *evidenceLayout = new QVBoxLayout(evidence);
    evidenceLayout->addWidget(m_evidenceTitle);
    evidenceLayout->addWidget(m_evidence);
    auto *sideContent = new QWidget(this);
    auto *sideLayout = new QVBoxLayout(sideContent);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->addWidget(evidence);
    sideLayout->addWidget(m_kept);
    sideLayout->addWidget(m_exposure);
    sideLayout->addStretch(1);
    auto *side = new QScrollArea(this);
    side->setWidgetResizable(true);
    side->setFixedWidth(330);
    side->setWidget(sideContent);

    auto *middle = new QVBoxLayout;
    middle->addWidget(m_sign);
    middle->addWidget(m_head);
    middle->addWidget(m_meaning);
    m_middle->setObjectName(QStringLiteral("incidents_middle"));
    m_middle->setDocumentMode(true);
    m_middle->addTab(m_timeline, QString());
    m_middle->addTab(m_kept->logLines(), QString());
    m_middle->addTab(m_files, QString());
    middle->addWidget(m_middle, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(middle, 1);
    layout->addWidget(side);
}

void IncidentDetail::show(const domain::Incident *incident)
{
    setVisible(incident);
    if (!incident)
        return;
    showHead(*incident);
    showTimeline(*incident);
    showEvidence(*incident);
    m_kept->show(incident->id);
    m_files->show(*incident);
    showFilesTitle();
}

void IncidentDetail::showHead(const domain::Incident &incident)
{
    m_sign->set(signOf(incident.severity), signWord(signOf(incident.severity)) + QStringLiteral(" · ") +
                                               localText(incident.title) + QStringLiteral(" · ") +
                                               stateText(incident, m_context.engine.ops(), m_context.engine.wallNow()));
    QStringList parts{QString::fromStdString(incident.id.value), placeText(incident, m_context.engine.ops()),
                      tr("since %1").arg(timeText(incident.since)), clockText(incident)};
    parts.removeAll(QString());
    m_head->setText(parts.join(QStringLiteral(" · ")));
    m_head->setToolTip(utcText(incident.since));
    m_meaning->setText(localText(incident.meaning));
}

QString IncidentDetail::clockText(const domain::Incident &incident) const
{
    if (!incident.owner.empty())
        return tr("owner: %1").arg(QString::fromStdString(incident.owner));
    const auto clock = responseClock(incident, m_context.engine.wallNow());
    if (!clock)
        return {};
    return clock->isBreached() ? tr("response time is over since %1").arg(durationText(-clock->left))
                               : tr("acknowledge within %1").arg(durationText(clock->left));
}

void IncidentDetail::showTimeline(const domain::Incident &incident)
{
    if (m_timeline->rowCount() == int(incident.timeline.size()) &&
        m_timeline->property("incident").toString().toStdString() == incident.id.value)
        return; // it only grows
    m_timeline->setProperty("incident", QString::fromStdString(incident.id.value));
    m_timeline->setRowCount(int(incident.timeline.size()));
    int row = int(incident.timeline.size()) - 1; // newest first
    for (const auto &entry : incident.timeline) {
        auto *time = new QTableWidgetItem(timeText(entry.time));
        time->setToolTip(utcText(entry.time));
        const QString what = findingText(entry.what);
        auto *text = new QTableWidgetItem(what);
        text->setToolTip(what);
        m_timeline->setItem(row, TimeColumn, time);
        m_timeline->setItem(row, EventColumn, new QTableWidgetItem(word(entry.kind)));
        m_timeline->setItem(row, WhoColumn, new QTableWidgetItem(QString::fromStdString(entry.actor)));
        m_timeline->setItem(row, WhatColumn, text);
        --row;
    }
    fitColumns(*m_timeline);
}

void IncidentDetail::showFilesTitle()
{
    m_middle->setTabText(m_middle->indexOf(m_files), m_files->count() == 0 ? tr("Files") : tr("Files (%1)").arg(m_files->count()));
}

void IncidentDetail::showEvidence(const domain::Incident &incident)
{
    const auto &ops = m_context.engine.ops();
    const Theme &theme = m_context.look.theme();
    std::vector<FactsLabel::Fact> facts;
    for (const auto &symptom : incident.symptoms)
        facts.push_back({findingText(symptom), {}});
    if (const auto *component = findComponent(ops, incident.component)) {
        for (const auto &measured : component->measured)
            facts.push_back(
                {measuredName(measured.name), measuredText(measured.value, QString::fromStdString(measured.unit))});
        facts.push_back({tr("Now"), word(component->health), signColor(theme, signOf(component->health))});
        facts.push_back({tr("Last probe"), tr("%1 ago").arg(ageText(m_context.engine.ageOf(component->at)))});
    }
    for (const auto &consequence : incident.consequences)
        facts.push_back({tr("Consequence"), componentTitle(consequence, ops)});
    m_evidence->setFacts(facts, theme.muted);
    m_exposure->setExposure(incident.exposureAtStart, timeText(incident.exposureAtStart.wallTime.isValid() ? incident.exposureAtStart.wallTime : incident.since));
    const auto *noted = domain::exposureAtOpening(incident);
    m_exposure->setNote(noted ? tr("When it opened, %1: %2").arg(timeText(noted->time), findingText(noted->what)) : QString());
}

void IncidentDetail::retranslate()
{
    m_timeline->setHorizontalHeaderLabels({tr("Time"), tr("Event"), tr("Who"), tr("What")});
    m_timeline->setProperty("incident", QVariant());
    m_middle->setTabText(0, tr("Timeline"));
    m_middle->setTabText(1, tr("Log when it opened"));
    m_files->retranslate();
    showFilesTitle();
    m_kept->retranslate();
    m_evidenceTitle->setText(tr("Evidence"));
    m_exposure->setTitle(tr("Exposure at the first sign"));
}

} // namespace qcat::ui
