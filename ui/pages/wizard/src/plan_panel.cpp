#include "plan_panel.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/facts_label.h>

#include <QLabel>
#include <QVBoxLayout>

namespace qcat::ui
{

namespace
{

QString markOf(domain::Health health)
{
    switch (health) {
    case domain::Health::Ok:
        return QStringLiteral("✓ ");
    case domain::Health::Warn:
        return QStringLiteral("! ");
    case domain::Health::Crit:
        return QStringLiteral("✗ ");
    case domain::Health::Unknown:
        return QStringLiteral("? ");
    }
    return {};
}

QString preconditionsText(const domain::StepPlan &plan)
{
    QStringList lines;
    for (const auto &precondition : plan.preconditions)
        lines << markOf(precondition.health) + findingText(precondition);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

PlanPanel::PlanPanel(Appearance &look, QWidget *parent)
    : QFrame(parent), m_look(look), m_title(new QLabel(this)), m_facts(new FactsLabel(FactsLabel::Align::Left, this))
{
    setObjectName(QStringLiteral("wizard_plan"));
    m_title->setProperty("role", QStringLiteral("heading"));
    m_facts->setObjectName(QStringLiteral("wizard_planFacts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
}

void PlanPanel::show(const domain::RunbookStep &step, const domain::StepPlan *plan, const QString &age)
{
    const Theme &theme = m_look.theme();
    m_title->setText(plan ? tr("What it would do · dry run, nothing done yet · %1 ago").arg(age)
                          : tr("What it would do · being worked out"));
    const QString pending = QStringLiteral("…");
    std::vector<FactsLabel::Fact> facts = {
        {tr("Action"), plan ? QString::fromStdString(plan->action) : QString::fromStdString(step.action)},
        {tr("Target"), plan ? QString::fromStdString(plan->target) : pending}};
    const bool isBlocked = plan && !plan->isRunnable();
    facts.push_back({tr("Preconditions"), plan ? preconditionsText(*plan) : pending, isBlocked ? theme.p0 : QColor()});
    facts.push_back({tr("Open orders and positions"), localText(step.effect)});
    facts.push_back({tr("Expected duration"),
                     tr("%1, given up after %2").arg(durationText(step.expectedDuration), durationText(step.timeout))});
    facts.push_back({step.irreversible ? tr("Irreversible") : tr("Undo"), localText(step.undo)});
    facts.push_back({tr("Risk"), word(step.risk)});
    m_facts->setFacts(facts, theme.muted);
}

} // namespace qcat::ui
