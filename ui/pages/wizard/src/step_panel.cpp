#include "step_panel.h"

#include "plan_panel.h"

#include <qcat/domain/step_undo.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/phrase_edit.h>
#include <qcat/ui_widgets/sign.h>

#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

namespace
{

Sign signOf(domain::StepState state, domain::Health health)
{
    switch (state) {
    case domain::StepState::Done:
        return Sign::Ok;
    case domain::StepState::Finding:
    case domain::StepState::Failed:
        return qcat::ui::signOf(health);
    default:
        return Sign::Unknown;
    }
}

QLabel *label(const char *role, QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setProperty("role", QLatin1String(role));
    made->setWordWrap(true);
    return made;
}

QString titleOf(const domain::RunbookRun &run, const std::string &name)
{
    const auto at = std::ranges::find(run.runbook.steps, name, &domain::RunbookStep::name);
    return at == run.runbook.steps.end() ? QString::fromStdString(name) : localText(at->title);
}

// What a step looks for; of a branch where it leads, and when.
QString waysText(const domain::RunbookRun &run, const domain::RunbookStep &step)
{
    QStringList lines;
    if (const QString text = localText(step.looksFor); !text.isEmpty())
        lines << text;
    for (const auto &choice : step.choices)
        lines << QStringLiteral("%1 → %2").arg(QString::fromStdString(choice.when), titleOf(run, choice.next));
    if (!step.otherwise.empty())
        lines << StepPanel::tr("else → %1").arg(titleOf(run, step.otherwise));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

StepPanel::StepPanel(const EngineModel &engine, Appearance &look, QWidget *parent)
    : QScrollArea(parent), m_engine(engine), m_position(label("caption", this)), m_title(label("heading", this)),
      m_looksFor(label("detail", this)), m_stateSign(new SignLabel(look, this)), m_finding(label("figure", this)), m_undo(label("detail", this)),
      m_plan(new PlanPanel(look, this)), m_confirmBox(new QWidget(this)), m_confirmLabel(label("", m_confirmBox)),
      m_confirm(new PhraseEdit(m_confirmBox)), m_outputToggle(new QToolButton(this)), m_output(new QPlainTextEdit(this))
{
    m_title->setObjectName(QStringLiteral("wizard_stepTitle"));
    m_finding->setObjectName(QStringLiteral("wizard_finding"));
    m_undo->setObjectName(QStringLiteral("wizard_undo"));
    m_confirm->setObjectName(QStringLiteral("wizard_confirm"));
    m_outputToggle->setObjectName(QStringLiteral("wizard_outputToggle"));
    m_output->setObjectName(QStringLiteral("wizard_output"));
    setWidgetResizable(true);
    setWidget(build());
    setFocusPolicy(Qt::NoFocus);
    connect(m_outputToggle, &QToolButton::toggled, m_output, &QWidget::setVisible);
    connect(m_confirm, &PhraseEdit::matchChanged, this, &StepPanel::phraseChanged);
    connect(m_confirm, &QLineEdit::returnPressed, this, &StepPanel::confirmed);
}

QWidget *StepPanel::build()
{
    m_finding->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_outputToggle->setCheckable(true);
    m_output->setReadOnly(true);
    m_output->setFont(Appearance::monospaceFont());
    m_output->setMinimumHeight(140);
    m_output->hide();
    auto *confirm = new QVBoxLayout(m_confirmBox);
    confirm->setContentsMargins(0, 8, 0, 0);
    confirm->addWidget(m_confirmLabel);
    confirm->addWidget(m_confirm);
    m_confirm->setMaximumWidth(420);

    auto *panel = new QFrame(this);
    panel->setProperty("role", QStringLiteral("panel"));
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(16, 12, 16, 12);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_position, m_title, m_looksFor, m_stateSign, m_finding, m_undo,
                                                            m_plan, m_confirmBox, m_outputToggle, m_output})
        layout->addWidget(widget);
    layout->addStretch(1);
    return panel;
}

void StepPanel::show(const domain::RunbookRun &run, std::size_t step)
{
    const auto &definition = run.runbook.steps[step];
    m_position->setText(tr("Step %1 of %2").arg(step + 1).arg(run.steps.size()));
    m_title->setText(localText(definition.title));
    m_looksFor->setText(waysText(run, definition));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_position, m_title, m_looksFor, m_stateSign, m_finding})
        widget->show();
    showFinding(run.steps[step]);
    showUndo(run, step);
    showPlan(run, step);
}

void StepPanel::showNothing()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_position, m_title, m_looksFor, m_stateSign, m_finding, m_undo,
                                                            m_plan, m_confirmBox, m_outputToggle, m_output})
        widget->hide();
}

void StepPanel::showFinding(const domain::StepRun &step)
{
    QString state = word(step.state);
    if (step.state == domain::StepState::Running)
        state = tr("running, %1").arg(ageText(m_engine.wallNow() - step.startedAt));
    else if (step.finishedAt.isValid() && step.startedAt.isValid())
        state += tr(", took %1").arg(ageText(step.finishedAt - step.startedAt));
    m_stateSign->set(signOf(step.state, step.finding.health), state);
    const QString sentence =
        step.state == domain::StepState::Skipped ? QString::fromStdString(step.reason) : findingText(step.finding);
    m_finding->setText(sentence);
    m_finding->setVisible(!sentence.isEmpty());
    const QString output = QString::fromStdString(step.output);
    m_outputToggle->setVisible(!output.isEmpty());
    m_output->setVisible(!output.isEmpty() && m_outputToggle->isChecked());
    if (m_output->toPlainText() != output)
        m_output->setPlainText(output);
}

void StepPanel::showUndo(const domain::RunbookRun &run, std::size_t step)
{
    const auto &definition = run.runbook.steps[step];
    const auto &state = run.steps[step];
    const auto &runs = m_engine.ops().runs;
    m_undo->setVisible(definition.mode == domain::StepMode::Mutate && state.state == domain::StepState::Done);
    if (const auto *by = domain::undoRun(runs, {run.id, state.name}))
        m_undo->setText(tr("Taken back by %1", "a run").arg(QString::fromStdString(by->id.value)));
    else if (domain::canUndo(runs, run, step))
        m_undo->setText(tr("It can be taken back: Undo step … sets it as it was before, after a dry run and your confirm."));
    else if (definition.irreversible)
        m_undo->setText(tr("For good: %1", "a change that cannot be undone").arg(localText(definition.undo)));
    else
        m_undo->setText(tr("To take it back: %1", "how a person does it").arg(localText(definition.undo)));
}

void StepPanel::showPlan(const domain::RunbookRun &run, std::size_t step)
{
    const auto &definition = run.runbook.steps[step];
    const bool mutates = definition.mode == domain::StepMode::Mutate;
    const bool waits = run.steps[step].state == domain::StepState::Waiting;
    m_plan->setVisible(mutates && waits);
    if (mutates) {
        const bool hasPlan = run.plan && run.plan->step == run.steps[step].name;
        m_plan->show(definition, hasPlan ? &*run.plan : nullptr,
                     hasPlan ? ageText(m_engine.wallNow() - run.plan->madeAt) : QString());
    }
    const bool asksPhrase = mutates && waits && definition.confirm == domain::Confirm::Typed;
    showConfirm(definition, asksPhrase && run.state == domain::RunState::InProgress);
}

void StepPanel::showConfirm(const domain::RunbookStep &step, bool mayConfirm)
{
    m_confirmBox->setVisible(mayConfirm);
    const QString phrase = QString::fromStdString(step.confirmPhrase);
    if (!mayConfirm)
        m_confirm->clear();
    if (m_confirm->phrase() != phrase)
        m_confirm->setPhrase(phrase); // forgets what was typed
    m_confirmLabel->setText(
        tr("Type %1 to run it").arg(QStringLiteral("<b>") + phrase.toHtmlEscaped() + QStringLiteral("</b>")));
}

bool StepPanel::phraseMatches() const
{
    return m_confirm->matches();
}

QString StepPanel::takePhrase()
{
    const QString typed = m_confirm->typed();
    m_confirm->clear();
    return typed;
}

void StepPanel::retranslate()
{
    m_outputToggle->setText(tr("Raw output"));
}

} // namespace qcat::ui
