#include "evidence_panel.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/exposure_card.h>
#include <qcat/ui_widgets/facts_label.h>
#include <qcat/ui_widgets/sign.h>

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace qcat::ui
{

EvidencePanel::EvidencePanel(const EngineModel &engine, Appearance &look, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_look(look),
      m_exposure(new ExposureCard(look, QStringLiteral("wizard_exposure"), this)), m_title(new QLabel(this)),
      m_facts(new FactsLabel(FactsLabel::Align::Right, this))
{
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_title->setWordWrap(true);
    auto *evidence = new QFrame(this);
    evidence->setProperty("role", QStringLiteral("panel"));
    auto *inner = new QVBoxLayout(evidence);
    inner->addWidget(m_title);
    inner->addWidget(m_facts);
    setFixedWidth(300);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_exposure);
    layout->addWidget(evidence);
    layout->addStretch(1);
}

void EvidencePanel::show(const domain::Incident *incident)
{
    const auto &exposure = m_engine.ops().exposure;
    m_exposure->setExposure(exposure, tr("read %1 ago").arg(ageText(m_engine.ageOf(exposure.at))));
    std::vector<FactsLabel::Fact> facts;
    if (incident)
        for (const auto &symptom : incident->symptoms)
            facts.push_back({findingText(symptom), {}});
    if (const auto *component = incident ? findComponent(m_engine.ops(), incident->component) : nullptr) {
        for (const auto &measured : component->measured)
            facts.push_back({measuredName(measured.name),
                             measuredText(measured.value, QString::fromStdString(measured.unit))});
        facts.push_back(
            {tr("Now"), word(component->health), signColor(m_look.theme(), signOf(component->health))});
        facts.push_back({tr("Last probe"), tr("%1 ago").arg(ageText(m_engine.ageOf(component->at)))});
    }
    m_facts->setFacts(facts, m_look.theme().muted);
}

void EvidencePanel::retranslate()
{
    m_title->setText(tr("Evidence"));
    m_exposure->setTitle(tr("At stake now"));
}

} // namespace qcat::ui
