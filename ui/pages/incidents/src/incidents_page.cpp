#include <qcat/page_incidents/incidents_page.h>

#include "incident_detail.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_widgets/data_table.h>
#include <qcat/ui_widgets/export_button.h>
#include <qcat/ui_widgets/reason_bar.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>

#include <algorithm>

namespace qcat::ui
{

namespace
{

QPushButton *button(const char *name, QWidget *parent)
{
    auto *made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    return made;
}

} // namespace

IncidentsPage::IncidentsPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("incidents"), parent), m_model(makeIncidentsModel()),
      m_table(new DataTable(*m_model, QStringLiteral("incidents_table"), context, this)),
      m_detail(new IncidentDetail(context, this)), m_reason(new ReasonBar(QStringLiteral("incidents_reason"), this)),
      m_acknowledge(button("incidents_acknowledge", this)), m_runbook(button("incidents_runbook", this)),
      m_note(button("incidents_note", this)),
      m_export(new ExportButton(context, QStringLiteral("incidents_export"), this)),
      m_resolve(button("incidents_resolve", this)), m_close(button("incidents_close", this)), m_answer(new QLabel(this))
{
    m_answer->setObjectName(QStringLiteral("incidents_answer"));
    m_acknowledge->setProperty("role", QStringLiteral("primary"));
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    content()->addWidget(splitter, 1);
    content()->addWidget(m_reason);
    content()->addLayout(buildActions());
    connectActions();
}

IncidentsPage::~IncidentsPage()
{
    delete m_table; // before the model that it shows
}

QLayout *IncidentsPage::buildActions()
{
    auto *layout = new QHBoxLayout;
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_acknowledge, m_runbook, m_note, m_export, m_resolve, m_close})
        layout->addWidget(widget);
    layout->addWidget(m_answer, 1);
    return layout;
}

void IncidentsPage::connectActions()
{
    connect(m_table, &DataTable::currentRowChanged, this, &IncidentsPage::showCurrent);
    connect(m_table, &DataTable::activated, m_runbook, &QPushButton::click);
    connect(m_acknowledge, &QPushButton::clicked, this, &IncidentsPage::acknowledge);
    connect(m_runbook, &QPushButton::clicked, this, [this] {
        if (const auto *incident = current())
            Q_EMIT openRequested(QStringLiteral("wizard"), QString::fromStdString(incident->id.value));
    });
    connect(m_note, &QPushButton::clicked, this, &IncidentsPage::addNote);
    connect(m_resolve, &QPushButton::clicked, this, &IncidentsPage::resolve);
    connect(m_close, &QPushButton::clicked, this, &IncidentsPage::close);
    connect(m_export, &ExportButton::exported, m_answer,
            [this](const QString &message) { m_answer->setText(message); });
    addKey(Qt::Key_A, m_acknowledge);
    addKey(Qt::Key_R, m_runbook);
    addKey(Qt::Key_N, m_note);
    addKey(Qt::Key_E, m_export);
}

void IncidentsPage::addKey(int key, QPushButton *target)
{
    auto *shortcut = new QShortcut(QKeySequence(key), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, target,
            [target] { target->menu() ? target->showMenu() : target->click(); });
}

QString IncidentsPage::navigationTitle() const
{
    return tr("Incidents");
}

QString IncidentsPage::helpText() const
{
    return tr("Every incident with its record. A acknowledges, R opens the runbook, N writes a note, E exports. "
              "Resolve says that it is mended; "
              "close ends the record. Enter on a row opens its runbook.");
}

int IncidentsPage::badge() const
{
    return int(std::ranges::count_if(engine().ops().incidents, &domain::Incident::isOpen));
}

void IncidentsPage::open(const QString &subject)
{
    m_wanted = subject;
    m_answer->clear();
    refreshNow();
}

void IncidentsPage::focusFilter()
{
    m_table->focusFilter();
}

const domain::Incident *IncidentsPage::current() const
{
    const int row = m_table->currentRow();
    return row < 0 ? nullptr : &m_model->row(row).incident;
}

void IncidentsPage::refresh()
{
    m_model->setRows(incidentRows(engine().ops(), engine().wallNow()));
    m_table->setStale(engine().isOpsStale());
    if (const int wanted = m_wanted.isEmpty() ? -1 : m_model->indexOf(m_wanted.toStdString()); wanted >= 0) {
        m_table->selectRow(wanted);
        m_wanted.clear();
    }
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    showVerdict();
    showCurrent();
}

void IncidentsPage::showVerdict()
{
    const auto &incidents = engine().ops().incidents;
    const auto open = std::ranges::count_if(incidents, &domain::Incident::isOpen);
    const auto waiting = std::ranges::count(incidents, domain::IncidentState::Open, &domain::Incident::state);
    setVerdict(open == 0 ? tr("No incident is open") : tr("%n incident(s) open", nullptr, int(open)),
               waiting == 0 ? QString() : tr("%n not acknowledged yet", nullptr, int(waiting)));
}

void IncidentsPage::showCurrent()
{
    const domain::Incident *incident = current();
    m_detail->show(incident);
    const bool hasRecord = incident && incident->id.isValid();
    m_acknowledge->setEnabled(hasRecord && incident->state == domain::IncidentState::Open);
    m_runbook->setEnabled(hasRecord && findRunbook(engine().ops(), incident->runbook));
    m_note->setEnabled(hasRecord && incident->state != domain::IncidentState::Closed);
    m_resolve->setEnabled(hasRecord && incident->isOpen());
    m_close->setEnabled(hasRecord && incident->state == domain::IncidentState::Resolved);
    m_export->setIncident(hasRecord ? incident->id : domain::IncidentId{});
}

void IncidentsPage::acknowledge()
{
    if (const auto *incident = current())
        submit(api::AcknowledgeIncident{incident->id});
}

void IncidentsPage::addNote()
{
    if (const auto *incident = current())
        m_reason->ask(tr("Note for the record"), tr("Write it"), [this, id = incident->id](const QString &text) {
            submit(api::AddNote{id, text.toStdString()});
        });
}

void IncidentsPage::resolve()
{
    if (const auto *incident = current())
        m_reason->ask(tr("What mended it?"), tr("Resolve"), [this, id = incident->id](const QString &text) {
            submit(api::ResolveIncident{id, text.toStdString()});
        });
}

void IncidentsPage::close()
{
    if (const auto *incident = current())
        submit(api::CloseIncident{incident->id});
}

void IncidentsPage::submit(api::CommandBody body)
{
    engine().submit(std::move(body), this, [this](const api::CommandAnswered &answer) {
        m_answer->setText(answer.error ? errorText(*answer.error) : findingText(answer.verified));
    });
}

void IncidentsPage::retranslate()
{
    m_table->setEmptyText(tr("No incident on record. When a fault is detected it appears here with its timeline."));
    m_acknowledge->setText(tr("Acknowledge"));
    m_runbook->setText(tr("Open runbook"));
    m_note->setText(tr("Note…"));
    m_resolve->setText(tr("Resolve…"));
    m_close->setText(tr("Close"));
    m_export->retranslate();
    m_detail->retranslate();
}

} // namespace qcat::ui
