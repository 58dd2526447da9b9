#include <qcat/page_wizard/wizard_page.h>

#include "approval_panel.h"
#include "evidence_panel.h"
#include "inputs_form.h"
#include "step_panel.h"
#include "steps_rail.h"

#include <qcat/domain/step_undo.h>
#include <qcat/page_wizard/wizard_state.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/export_button.h>
#include <qcat/ui_widgets/sign.h>

#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

// What the wizard shows: of which incident, which run or runbook, and of that run each part.
namespace qcat::ui
{

void WizardPage::adoptStarted()
{
    for (const auto &run : engine().ops().runs)
        if (m_started.isValid() && run.id == m_started) {
            m_chosen = run.incident;
            m_request.reset();
            m_started = {};
        }
}

const domain::Incident *WizardPage::servedByRequest() const
{
    const auto *tool = findRunbook(engine().ops(), m_request->runbook);
    const auto serves = [&](const domain::Incident &incident) {
        const auto *run = runOf(engine().ops(), incident.id);
        return incident.isOpen() && incident.component == tool->component && !(run && run->state == domain::RunState::InProgress);
    };
    const auto &incidents = engine().ops().incidents;
    const auto at = tool ? std::ranges::find_if(incidents, serves) : incidents.end();
    return at == incidents.end() ? nullptr : &*at;
}

const domain::Incident *WizardPage::incident() const
{
    if (m_request)
        return servedByRequest();
    if (const auto *chosen = findIncident(engine().ops(), m_chosen))
        return chosen;
    for (const auto severity : {domain::Severity::P0, domain::Severity::P1, domain::Severity::P2, domain::Severity::P3})
        for (const auto *candidate : laneOf(engine().ops(), severity))
            if (candidate->isOpen() && findRunbook(engine().ops(), candidate->runbook))
                return candidate;
    return nullptr;
}

const domain::Runbook *WizardPage::runbook() const
{
    const auto *of = incident();
    return m_request ? findRunbook(engine().ops(), m_request->runbook) : of ? findRunbook(engine().ops(), of->runbook) : nullptr;
}

const domain::RunbookRun *WizardPage::run() const
{
    const auto *of = m_request ? nullptr : incident();
    return of ? runOf(engine().ops(), of->id) : nullptr;
}

std::optional<domain::RunbookRun> WizardPage::shownRun() const
{
    if (const auto *existing = run())
        return *existing;
    const auto *chosen = runbook();
    if (!chosen)
        return std::nullopt;
    const auto *of = incident();
    domain::RunbookRun preview;
    preview.incident = of ? of->id : domain::IncidentId();
    preview.runbook = *chosen;
    preview.inputs = m_request ? m_request->inputs : of ? inputsFor(*chosen, *of, engine().ops()) : domain::RunbookInputs();
    preview.steps.resize(chosen->steps.size());
    for (std::size_t i = 0; i < preview.steps.size(); ++i)
        preview.steps[i].name = chosen->steps[i].name;
    return preview;
}

void WizardPage::refresh()
{
    adoptStarted();
    const domain::Incident *of = incident();
    const auto shown = shownRun();
    if (!shown || shown->steps.empty() || shown->steps.size() != shown->runbook.steps.size())
        return showNothing();
    const std::size_t current = currentStep(*shown);
    const std::string key = shown->incident.value + shown->runbook.id;
    if (key != m_shownRun || m_step == m_followed || m_step >= shown->steps.size())
        m_step = current;
    m_followed = current;
    m_shownRun = key;
    // what a page has chosen stays while incidents come and go; each incident has its own
    m_inputs->show((m_request ? shown->runbook.id : key) + shown->id.value, shown->runbook, shown->inputs, !shown->id.isValid());
    showHead(of, *shown);
    showRail(*shown);
    m_stepPanel->show(*shown, m_step);
    m_approval->show(*shown, m_step, engine().wallNow());
    m_evidence->show(of);
    showActions(*shown);
    planOnce(*shown);
}

void WizardPage::showNothing()
{
    const domain::Incident *of = incident();
    setVerdict(of ? tr("No runbook mends this fault: %1").arg(localText(of->title)) : tr("No incident is open"),
               of ? tr("Acknowledge it, call the engineer on duty and write notes; they are part of the record.")
                  : tr("When an incident opens, its runbook is worked through here, one step after the other. Something is wrong and none is open? The page Diagnosis finds the runbook by what you noticed."));
    m_rail->setEntries({});
    m_stepPanel->showNothing();
    m_inputs->showNothing();
    m_approval->hide();
    for (QPushButton *b : {m_runReads, m_runStep, m_planAgain, m_skip, m_cancel, m_escalate, m_abort})
        b->setEnabled(false);
    m_undo->hide();
    m_whyNot->hide();
    m_export->setIncident(of ? of->id : domain::IncidentId{});
    m_evidence->show(nullptr);
}

void WizardPage::showHead(const domain::Incident *of, const domain::RunbookRun &shown)
{
    QString state = tr("runbook v%1, %2", "version, state of the run")
                        .arg(shown.runbook.version)
                        .arg(shown.id.isValid() ? word(shown.state) : tr("not started"));
    if (shown.runbook.isReviewOverdue(engine().wallNow()))
        state += QStringLiteral(" · ") + tr("its review was due on %1").arg(QString::fromStdString(shown.runbook.reviewBy));
    const QString separator = QStringLiteral(" · ");
    if (!of)
        return setVerdict(localText(shown.runbook.title) + separator + state,
                          tr("By hand, for no incident: starting it opens a record of low severity, and nothing is done before you confirm it."));
    setVerdict(
        signWord(qcat::ui::signOf(of->severity)) + separator + localText(of->title) + separator + state,
        QStringList{QString::fromStdString(of->id.value), placeText(*of, engine().ops()),
                    tr("since %1 (%2)").arg(timeText(of->since), durationText(engine().wallNow() - of->since)),
                    of->owner.empty() ? tr("not acknowledged") : tr("owner: %1").arg(QString::fromStdString(of->owner))}
            .join(QStringLiteral(" · ")));
}

void WizardPage::showRail(const domain::RunbookRun &shown)
{
    std::vector<StepsRail::Entry> entries;
    for (std::size_t i = 0; i < shown.steps.size(); ++i) {
        const auto &step = shown.steps[i];
        const auto &definition = shown.runbook.steps[i];
        const bool mutates = definition.mode == domain::StepMode::Mutate;
        QString detail =
            step.state == domain::StepState::Skipped ? QString::fromStdString(step.reason) : findingText(step.finding);
        if (detail.isEmpty() || step.state == domain::StepState::Waiting)
            detail = mutates ? tr("changes something · %1").arg(word(definition.risk)) : word(step.state);
        if (step.state == domain::StepState::NotTaken)
            detail = word(step.state);
        if (step.state == domain::StepState::Running)
            detail = tr("running, %1").arg(ageText(engine().wallNow() - step.startedAt));
        entries.push_back({localText(definition.title), detail, step.state, mutates});
    }
    m_rail->setEntries(entries);
    const QSignalBlocker quiet(m_rail);
    m_rail->setCurrentRow(int(m_step));
}

void WizardPage::showActions(const domain::RunbookRun &shown)
{
    const bool hasBegun = shown.id.isValid();
    const bool isOn = shown.state == domain::RunState::InProgress;
    WizardState state = wizardState(shown, m_step, m_stepPanel->phraseMatches(), engine().wallNow());
    const bool hadFocus = m_runReads->hasFocus() || m_runStep->hasFocus();
    m_runReads->setText(hasBegun ? tr("Run diagnosis") : tr("Start and run diagnosis"));
    m_runReads->setEnabled(state.canRunReads);
    m_runStep->setEnabled(hasBegun && state.canRun);
    const auto trading = engine().trading().state;
    const bool isOver = hasBegun && !isOn;
    const bool waitsForResume = isOver && (trading == domain::TradingState::Reducing || trading == domain::TradingState::Halted);
    QStringList afterwards;
    if (shown.state == domain::RunState::Succeeded)
        for (const auto &words : shown.runbook.followUp)
            afterwards << tr("Afterwards: %1").arg(localText(words));
    if (waitsForResume)
        afterwards.prepend(tr("The runbook has ended. Trading is still %1: it opens no positions until you resume it on the page Trading.").arg(word(trading)));
    m_whyNot->setText(isOver ? afterwards.join(QLatin1Char('\n')) : tr("Run step is not offered: %1").arg(state.whyNot));
    m_whyNot->setVisible(!afterwards.isEmpty() || (hasBegun && isOn && !state.canRunReads && !state.canRun && !state.canCancel));
    if (hadFocus && !m_runReads->hasFocus() && !m_runStep->hasFocus())
        m_rail->setFocus(); // Qt would hand it on to Escalate, one key press from calling somebody
    m_planAgain->setVisible(hasBegun && state.canPlan);
    m_skip->setEnabled(hasBegun && state.canSkip);
    m_cancel->setVisible(hasBegun && state.canCancel);
    m_undo->setVisible(hasBegun && domain::canUndo(engine().ops().runs, shown, m_step));
    m_escalate->setEnabled(hasBegun && isOn);
    m_abort->setEnabled(hasBegun && isOn);
    m_export->setIncident(shown.incident);
    const bool stepIsNext = !state.canRunReads;
    m_runReads->setProperty("role", stepIsNext ? QString() : QStringLiteral("primary"));
    if (m_runStep->property("role").toString().isEmpty() == stepIsNext) {
        m_runStep->setProperty("role", stepIsNext ? QStringLiteral("primary") : QString());
        for (QPushButton *b : {m_runReads, m_runStep})
            b->setStyleSheet(QStringLiteral(" ")); // polished anew with its role
    }
}

void WizardPage::planOnce(const domain::RunbookRun &shown)
{
    const bool wants = shown.id.isValid() && wizardState(shown, m_step, false, engine().wallNow()).canPlan &&
                       shown.steps[m_step].state == domain::StepState::Waiting &&
                       planState(shown, m_step, engine().wallNow()) == PlanState::Missing;
    if (wants && m_planned.insert(shown.id.value + '/' + shown.steps[m_step].name).second)
        submit(api::PlanStep{shown.id, shown.steps[m_step].name});
}

} // namespace qcat::ui
