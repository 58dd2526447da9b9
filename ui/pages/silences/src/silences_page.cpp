#include <qcat/page_silences/silences_page.h>

#include "silence_form.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_widgets/data_table.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr int kLeastForm = 340;
constexpr int kMostForm = 440;

} // namespace

SilencesPage::SilencesPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("silences"), parent), m_model(makeSilencesModel()),
      m_table(new DataTable(*m_model, QStringLiteral("silences_table"), context, this)), m_form(new SilenceForm(context, this)),
      m_approve(new QPushButton(this)), m_end(new QPushButton(this)), m_answer(new QLabel(this))
{
    m_approve->setObjectName(QStringLiteral("silences_approve"));
    m_end->setObjectName(QStringLiteral("silences_end"));
    m_answer->setObjectName(QStringLiteral("silences_answer"));
    m_answer->setWordWrap(true);
    m_form->setMinimumWidth(kLeastForm);
    m_form->setMaximumWidth(kMostForm);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_approve);
    actions->addWidget(m_end);
    actions->addWidget(m_answer, 1);
    auto *left = new QVBoxLayout;
    left->addWidget(m_table, 1);
    left->addLayout(actions);
    auto *columns = new QHBoxLayout;
    columns->addLayout(left, 2);
    columns->addWidget(m_form, 1);
    content()->addLayout(columns, 1);
    connect(m_table, &DataTable::currentRowChanged, this, &SilencesPage::updateButtons);
    connect(m_form, &SilenceForm::wanted, this, [this](const api::AddSilence &silence) { submit(silence); });
    connect(m_approve, &QPushButton::clicked, this, [this] {
        if (const auto *silence = current())
            submit(api::ApproveSilence{silence->id});
    });
    connect(m_end, &QPushButton::clicked, this, [this] {
        if (const auto *silence = current())
            submit(api::EndSilence{silence->id});
    });
}

SilencesPage::~SilencesPage()
{
    delete m_table; // before the model that it shows
}

QString SilencesPage::navigationTitle() const
{
    return tr("Silences");
}

QString SilencesPage::helpText() const
{
    return tr("A silence holds back calls, reminders and escalation of what it matches, not the incident: its response time goes on, and "
              "whoever was told of it is told when it is over. What could hold back a P0 is in force when somebody else has approved it.");
}

int SilencesPage::badge() const
{
    return int(std::ranges::count_if(engine().ops().silences, [&](const auto &silence) { return silence.isInForce(engine().wallNow()); }));
}

void SilencesPage::open(const QString &subject)
{
    if (const auto *incident = findIncident(engine().ops(), {subject.toStdString()}))
        m_form->fill(*incident);
}

void SilencesPage::focusFilter()
{
    m_table->focusFilter();
}

const domain::Silence *SilencesPage::current() const
{
    const int row = m_table->currentRow();
    return row < 0 ? nullptr : &m_model->row(row).silence;
}

void SilencesPage::refresh()
{
    m_model->setRows(silenceRows(engine().ops(), engine().wallNow()));
    m_table->setStale(engine().isOpsStale());
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    m_form->refresh();
    showVerdict();
    updateButtons();
}

void SilencesPage::retranslate()
{
    m_table->setEmptyText(tr("Nothing is held back. A silence is made with the form beside this, or with qcat silence add."));
    m_approve->setText(tr("Approve"));
    m_end->setText(tr("End it now"));
    m_form->retranslate();
    updateButtons();
}

void SilencesPage::showVerdict()
{
    const auto count = [&](SilenceState state) {
        return int(std::ranges::count_if(engine().ops().silences,
                                         [&](const auto &silence) { return stateOf(silence, engine().wallNow()) == state; }));
    };
    const int inForce = count(SilenceState::InForce);
    const int waiting = count(SilenceState::WaitsForApproval);
    const auto held = std::ranges::count_if(engine().ops().incidents, [](const auto &incident) {
        return incident.isOpen() && incident.flags.silencedBy.isValid();
    });
    QStringList detail;
    if (held > 0)
        detail << tr("%n open incident(s) held back", nullptr, int(held));
    if (waiting > 0)
        detail << tr("%n wait for a second person", nullptr, waiting);
    setVerdict(inForce == 0 ? tr("Nothing is held back") : tr("%n silence(s) in force", nullptr, inForce), detail.join(QStringLiteral(" · ")));
}

void SilencesPage::updateButtons()
{
    const auto *silence = current();
    const auto state = silence ? stateOf(*silence, engine().wallNow()) : SilenceState::Over;
    m_approve->setEnabled(state == SilenceState::WaitsForApproval);
    m_end->setEnabled(state != SilenceState::Over);
}

void SilencesPage::submit(api::CommandBody body)
{
    const bool isNew = std::holds_alternative<api::AddSilence>(body);
    m_answer->setText(tr("Sent"));
    engine().submit(std::move(body), this, [this, isNew](const api::CommandAnswered &answer) {
        m_answer->setText(answer.error ? errorText(*answer.error) : tr("Done"));
        if (isNew && !answer.error)
            m_form->clear();
    });
}

} // namespace qcat::ui
