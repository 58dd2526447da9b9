#include <qcat/page_wizard/wizard_page.h>

#include "plan_panel.h"
#include "steps_rail.h"

#include <qcat/page_wizard/wizard_state.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/export_button.h>
#include <qcat/ui_widgets/exposure_card.h>
#include <qcat/ui_widgets/facts_label.h>
#include <qcat/ui_widgets/phrase_edit.h>
#include <qcat/ui_widgets/reason_bar.h>
#include <qcat/ui_widgets/sign.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

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

QPushButton *button(const char *name, QWidget *parent, const char *role = "")
{
    auto *made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setProperty("role", QLatin1String(role));
    return made;
}

} // namespace

WizardPage::WizardPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("wizard"), parent), m_rail(new StepsRail(look(), this)),
      m_position(label("caption", this)), m_stepTitle(label("heading", this)), m_looksFor(label("detail", this)),
      m_stateSign(new SignLabel(look(), this)), m_finding(label("figure", this)), m_outputToggle(new QToolButton(this)),
      m_output(new QPlainTextEdit(this)), m_plan(new PlanPanel(look(), this)), m_confirmBox(new QWidget(this)),
      m_confirmLabel(label("", m_confirmBox)), m_confirm(new PhraseEdit(m_confirmBox)),
      m_exposure(new ExposureCard(look(), QStringLiteral("wizard_exposure"), this)),
      m_evidenceTitle(label("panelTitle", this)), m_evidence(new FactsLabel(FactsLabel::Align::Right, this)),
      m_reason(new ReasonBar(QStringLiteral("wizard_reason"), this)), m_answer(label("", this)),
      m_runReads(button("wizard_runReads", this, "primary")), m_runStep(button("wizard_runStep", this)),
      m_planAgain(button("wizard_planStep", this)), m_skip(button("wizard_skip", this)),
      m_cancel(button("wizard_cancelStep", this)), m_escalate(button("wizard_escalate", this)),
      m_abort(button("wizard_abort", this, "danger")),
      m_export(new ExportButton(context, QStringLiteral("wizard_export"), this))
{
    m_finding->setObjectName(QStringLiteral("wizard_finding"));
    m_stepTitle->setObjectName(QStringLiteral("wizard_stepTitle"));
    m_confirm->setObjectName(QStringLiteral("wizard_confirm"));
    m_answer->setObjectName(QStringLiteral("wizard_answer"));
    m_output->setObjectName(QStringLiteral("wizard_output"));
    m_outputToggle->setObjectName(QStringLiteral("wizard_outputToggle"));
    buildLayout();
    connectActions();
}

void WizardPage::buildLayout()
{
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(m_rail);
    columns->addWidget(buildCentre(), 1);
    columns->addWidget(buildSide());
    content()->addLayout(columns, 1);
    content()->addWidget(m_reason);
    content()->addLayout(buildActions());
    content()->addWidget(m_answer);
}

QWidget *WizardPage::buildCentre()
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
    for (QWidget *widget : std::initializer_list<QWidget *>{m_position, m_stepTitle, m_looksFor, m_stateSign, m_finding,
                                                            m_plan, m_confirmBox, m_outputToggle, m_output})
        layout->addWidget(widget);
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(panel);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

QWidget *WizardPage::buildSide()
{
    auto *evidence = new QFrame(this);
    evidence->setProperty("role", QStringLiteral("panel"));
    auto *inner = new QVBoxLayout(evidence);
    inner->addWidget(m_evidenceTitle);
    inner->addWidget(m_evidence);
    auto *side = new QWidget(this);
    side->setFixedWidth(300);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_exposure);
    layout->addWidget(evidence);
    layout->addStretch(1);
    return side;
}

QLayout *WizardPage::buildActions()
{
    auto *layout = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_runReads, m_runStep, m_planAgain, m_skip, m_cancel})
        layout->addWidget(widget);
    layout->addStretch(1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_export, m_escalate, m_abort})
        layout->addWidget(widget);
    return layout;
}

void WizardPage::connectActions()
{
    connect(m_rail, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0 || std::size_t(row) == m_step)
            return;
        m_step = std::size_t(row);
        m_answer->clear();
        refreshNow();
    });
    connect(m_outputToggle, &QToolButton::toggled, m_output, &QWidget::setVisible);
    connect(m_confirm, &PhraseEdit::matchChanged, this, &WizardPage::refreshNow);
    connect(m_confirm, &QLineEdit::returnPressed, m_runStep, &QPushButton::click);
    connect(m_runReads, &QPushButton::clicked, this, &WizardPage::runReads);
    connect(m_runStep, &QPushButton::clicked, this, &WizardPage::runStep);
    connect(m_planAgain, &QPushButton::clicked, this, &WizardPage::planStep);
    connect(m_skip, &QPushButton::clicked, this, &WizardPage::skipStep);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const auto *shown = run())
            submit(api::CancelStep{shown->id, shown->steps[m_step].name});
    });
    connect(m_escalate, &QPushButton::clicked, this, &WizardPage::escalate);
    connect(m_abort, &QPushButton::clicked, this, &WizardPage::abort);
    connect(m_export, &ExportButton::exported, m_answer,
            [this](const QString &message) { m_answer->setText(message); });
}

QString WizardPage::navigationTitle() const
{
    return tr("Runbook");
}

QString WizardPage::helpText() const
{
    return tr("Mends an incident step by step. Run all diagnosis steps first; they change nothing. A step that changes "
              "something shows what it "
              "would do, to which target and what happens to open orders and positions; it runs only after you confirm "
              "it. Skip needs a reason. "
              "Arrow keys choose a step, Enter in the confirm field runs it.");
}

int WizardPage::badge() const
{
    return int(std::ranges::count(engine().ops().runs, domain::RunState::InProgress, &domain::RunbookRun::state));
}

void WizardPage::open(const QString &subject)
{
    m_chosen = {subject.toStdString()};
    m_answer->clear();
    refreshNow();
}

const domain::Incident *WizardPage::incident() const
{
    if (const auto *chosen = findIncident(engine().ops(), m_chosen))
        return chosen;
    for (const auto severity : {domain::Severity::P0, domain::Severity::P1, domain::Severity::P2, domain::Severity::P3})
        for (const auto *candidate : laneOf(engine().ops(), severity))
            if (candidate->isOpen() && findRunbook(engine().ops(), candidate->runbook))
                return candidate;
    return nullptr;
}

const domain::RunbookRun *WizardPage::run() const
{
    const auto *of = incident();
    return of ? runOf(engine().ops(), of->id) : nullptr;
}

std::optional<domain::RunbookRun> WizardPage::shownRun() const
{
    if (const auto *existing = run())
        return *existing;
    const auto *of = incident();
    const auto *runbook = of ? findRunbook(engine().ops(), of->runbook) : nullptr;
    if (!runbook)
        return std::nullopt;
    domain::RunbookRun preview;
    preview.incident = of->id;
    preview.runbook = *runbook;
    preview.steps.resize(runbook->steps.size());
    for (std::size_t i = 0; i < preview.steps.size(); ++i)
        preview.steps[i].name = runbook->steps[i].name;
    return preview;
}

void WizardPage::refresh()
{
    const domain::Incident *of = incident();
    const auto shown = shownRun();
    const bool hasSteps = of && shown && !shown->steps.empty() && shown->steps.size() == shown->runbook.steps.size();
    if (!hasSteps)
        return showNothing();
    const std::size_t current = currentStep(*shown);
    const std::string key = of->id.value + shown->runbook.id;
    if (key != m_shownRun || m_step == m_followed || m_step >= shown->steps.size())
        m_step = current;
    m_followed = current;
    m_shownRun = key;
    showHead(*of, *shown);
    showRail(*shown);
    showStep(*shown);
    showSide(*of);
    showActions(*shown);
    planOnce(*shown);
}

void WizardPage::showNothing()
{
    const domain::Incident *of = incident();
    setVerdict(of ? tr("No runbook mends this fault: %1").arg(localText(of->title)) : tr("No incident is open"),
               of ? tr("Acknowledge it, call the engineer on duty and write notes; they are part of the record.")
                  : tr("When an incident opens, its runbook is worked through here, one step after the other."));
    m_rail->setEntries({});
    for (QWidget *widget : std::initializer_list<QWidget *>{m_position, m_stepTitle, m_looksFor, m_stateSign, m_finding,
                                                            m_plan, m_confirmBox, m_outputToggle, m_output})
        widget->hide();
    for (QPushButton *b : {m_runReads, m_runStep, m_planAgain, m_skip, m_cancel, m_escalate, m_abort})
        b->setEnabled(false);
    m_export->setIncident(of ? of->id : domain::IncidentId{});
    m_exposure->setExposure(engine().ops().exposure,
                            tr("read %1 ago").arg(ageText(engine().ageOf(engine().ops().exposure.at))));
    m_evidence->setFacts({}, look().theme().muted);
}

void WizardPage::showHead(const domain::Incident &of, const domain::RunbookRun &shown)
{
    const QString state = shown.id.isValid() ? word(shown.state) : tr("not started");
    setVerdict(
        signWord(qcat::ui::signOf(of.severity)) + QStringLiteral(" · ") + localText(of.title) + QStringLiteral(" · ") +
            tr("runbook v%1, %2", "version, state of the run").arg(shown.runbook.version).arg(state),
        QStringList{QString::fromStdString(of.id.value), placeText(of, engine().ops()),
                    tr("since %1 (%2)").arg(timeText(of.since), durationText(engine().wallNow() - of.since)),
                    of.owner.empty() ? tr("not acknowledged") : tr("owner: %1").arg(QString::fromStdString(of.owner))}
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
        if (step.state == domain::StepState::Running)
            detail = tr("running, %1").arg(ageText(engine().wallNow() - step.startedAt));
        entries.push_back({localText(definition.title), detail, step.state, mutates});
    }
    m_rail->setEntries(entries);
    const QSignalBlocker quiet(m_rail);
    m_rail->setCurrentRow(int(m_step));
}

void WizardPage::showStep(const domain::RunbookRun &shown)
{
    const auto &step = shown.steps[m_step];
    const auto &definition = shown.runbook.steps[m_step];
    m_position->setText(tr("Step %1 of %2").arg(m_step + 1).arg(shown.steps.size()));
    m_stepTitle->setText(localText(definition.title));
    m_looksFor->setText(localText(definition.looksFor));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_position, m_stepTitle, m_looksFor, m_stateSign, m_finding})
        widget->show();
    showFinding(step);
    const bool mutates = definition.mode == domain::StepMode::Mutate;
    m_plan->setVisible(mutates && step.state == domain::StepState::Waiting);
    if (mutates) {
        const bool hasPlan = shown.plan && shown.plan->step == step.name;
        m_plan->show(definition, hasPlan ? &*shown.plan : nullptr,
                     hasPlan ? ageText(engine().wallNow() - shown.plan->madeAt) : QString());
    }
    const bool asksPhrase =
        mutates && definition.confirm == domain::Confirm::Typed && step.state == domain::StepState::Waiting;
    showConfirm(definition, asksPhrase && shown.state == domain::RunState::InProgress);
}

void WizardPage::showFinding(const domain::StepRun &step)
{
    QString state = word(step.state);
    if (step.state == domain::StepState::Running)
        state = tr("running, %1").arg(ageText(engine().wallNow() - step.startedAt));
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

void WizardPage::showConfirm(const domain::RunbookStep &step, bool mayConfirm)
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

void WizardPage::showSide(const domain::Incident &of)
{
    const auto &exposure = engine().ops().exposure;
    m_exposure->setExposure(exposure, tr("read %1 ago").arg(ageText(engine().ageOf(exposure.at))));
    std::vector<FactsLabel::Fact> facts;
    for (const auto &symptom : of.symptoms)
        facts.push_back({findingText(symptom), {}});
    if (const auto *component = findComponent(engine().ops(), of.component)) {
        for (const auto &measured : component->measured)
            facts.push_back({measuredName(measured.name),
                             measuredText(measured.value, QString::fromStdString(measured.unit))});
        facts.push_back(
            {tr("Now"), word(component->health), signColor(look().theme(), qcat::ui::signOf(component->health))});
        facts.push_back({tr("Last probe"), tr("%1 ago").arg(ageText(engine().ageOf(component->at)))});
    }
    m_evidence->setFacts(facts, look().theme().muted);
}

void WizardPage::showActions(const domain::RunbookRun &shown)
{
    const bool hasBegun = shown.id.isValid();
    const bool isOn = shown.state == domain::RunState::InProgress;
    WizardState state = wizardState(shown, m_step, m_confirm->matches(), engine().wallNow());
    m_runReads->setText(hasBegun ? tr("Run diagnosis") : tr("Start and run diagnosis"));
    m_runReads->setEnabled(state.canRunReads);
    m_runStep->setEnabled(hasBegun && state.canRun);
    m_runStep->setToolTip(state.whyNot);
    m_planAgain->setVisible(hasBegun && state.canPlan);
    m_skip->setEnabled(hasBegun && state.canSkip);
    m_cancel->setVisible(hasBegun && state.canCancel);
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

void WizardPage::runReads()
{
    const auto *shown = run();
    const auto *of = incident();
    if (shown)
        return submit(api::RunReads{shown->id});
    if (!of)
        return;
    engine().submit(api::StartRunbook{of->id, of->runbook}, this, [this](const api::CommandAnswered &answer) {
        if (answer.error)
            m_answer->setText(errorText(*answer.error));
        else
            submit(api::RunReads{{answer.createdId}});
    });
}

void WizardPage::runStep()
{
    const auto *shown = run();
    if (!shown || !wizardState(*shown, m_step, m_confirm->matches(), engine().wallNow()).canRun)
        return;
    api::RunStep command{shown->id, shown->steps[m_step].name, {}, {}};
    if (shown->runbook.steps[m_step].mode == domain::StepMode::Mutate) {
        command.planToken = shown->plan->token;
        command.confirm = m_confirm->typed().toStdString();
    }
    m_confirm->clear();
    submit(std::move(command));
}

void WizardPage::planStep()
{
    if (const auto *shown = run())
        submit(api::PlanStep{shown->id, shown->steps[m_step].name});
}

void WizardPage::skipStep()
{
    const auto *shown = run();
    if (!shown)
        return;
    m_reason->ask(tr("Why is this step skipped?"), tr("Skip"),
                  [this, id = shown->id, name = shown->steps[m_step].name](const QString &reason) {
                      submit(api::SkipStep{id, name, reason.toStdString()});
                  });
}

void WizardPage::escalate()
{
    const auto *shown = run();
    if (!shown)
        return;
    m_reason->ask(tr("What should the one who is called know?"), tr("Escalate"),
                  [this, id = shown->id](const QString &reason) {
                      submit(api::EscalateRun{id, reason.toStdString()});
                  });
}

void WizardPage::abort()
{
    const auto *shown = run();
    if (!shown)
        return;
    m_reason->ask(tr("Why is the runbook stopped?"), tr("Stop the runbook"),
                  [this, id = shown->id](const QString &reason) {
                      submit(api::AbortRun{id, reason.toStdString()});
                  });
}

void WizardPage::submit(api::CommandBody body)
{
    engine().submit(std::move(body), this, [this](const api::CommandAnswered &answer) {
        m_answer->setProperty("role", answer.error ? QStringLiteral("error") : QString());
        m_answer->setStyleSheet(QStringLiteral(" ")); // polished anew with its role
        m_answer->setText(answer.error ? errorText(*answer.error) : findingText(answer.verified));
    });
}

void WizardPage::retranslate()
{
    m_runStep->setText(tr("Run step"));
    m_planAgain->setText(tr("Dry run again"));
    m_skip->setText(tr("Skip…"));
    m_cancel->setText(tr("Cancel step"));
    m_escalate->setText(tr("Escalate…"));
    m_abort->setText(tr("Stop runbook…"));
    m_outputToggle->setText(tr("Raw output"));
    m_evidenceTitle->setText(tr("Evidence"));
    m_exposure->setTitle(tr("At stake now"));
    m_export->retranslate();
}

} // namespace qcat::ui
