#include <qcat/page_incidents/incidents_page.h>

#include "incident_detail.h"
#include "incident_filter.h"
#include "list_export.h"
#include "list_pager.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/incident_list.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_widgets/data_table.h>
#include <qcat/ui_widgets/export_button.h>
#include <qcat/ui_widgets/reason_bar.h>

#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>

#include <algorithm>

namespace qcat::ui
{

namespace
{

// Columns that stand for nothing the store sorts by keep its own order.
domain::IncidentOrder orderOf(const QString &column)
{
    using Order = domain::IncidentOrder;
    static const QHash<QString, Order> orders = {
        {QStringLiteral("severity"), Order::Severity}, {QStringLiteral("state"), Order::State},   {QStringLiteral("fault"), Order::Fault},
        {QStringLiteral("place"), Order::Component},   {QStringLiteral("since"), Order::Opened},  {QStringLiteral("lasted"), Order::Lasted},
        {QStringLiteral("owner"), Order::Owner},       {QStringLiteral("id"), Order::Opened},     {QStringLiteral("resolved"), Order::Resolved}};
    return orders.value(column, Order::Standing);
}

QPushButton *button(const char *name, QWidget *parent)
{
    auto *made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    return made;
}

} // namespace

IncidentsPage::IncidentsPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("incidents"), parent), m_model(makeIncidentsModel()),
      m_list(new IncidentList(context.engine, this)), m_filter(new IncidentFilter(context, this)), m_pager(new ListPager(*m_list, this)),
      m_exportList(new ListExport(context, this)),
      m_table(new DataTable(*m_model, QStringLiteral("incidents_table"), context, this)),
      m_detail(new IncidentDetail(context, this)), m_reason(new ReasonBar(QStringLiteral("incidents_reason"), this)),
      m_acknowledge(button("incidents_acknowledge", this)), m_runbook(button("incidents_runbook", this)), m_log(button("incidents_log", this)),
      m_note(button("incidents_note", this)),
      m_export(new ExportButton(context, QStringLiteral("incidents_export"), this)),
      m_resolve(button("incidents_resolve", this)), m_close(button("incidents_close", this)), m_answer(new QLabel(this))
{
    m_answer->setObjectName(QStringLiteral("incidents_answer"));
    m_acknowledge->setProperty("role", QStringLiteral("primary"));
    auto *list = new QWidget(this);
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(4);
    listLayout->addWidget(m_table, 1);
    auto *below = new QHBoxLayout;
    below->addWidget(m_pager, 1);
    below->addWidget(m_exportList);
    listLayout->addLayout(below);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(list);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    content()->addWidget(m_filter);
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
         std::initializer_list<QWidget *>{m_acknowledge, m_runbook, m_log, m_note, m_export, m_resolve, m_close})
        layout->addWidget(widget);
    layout->addWidget(m_answer, 1);
    return layout;
}

void IncidentsPage::connectActions()
{
    connect(m_filter, &IncidentFilter::changed, this, &IncidentsPage::ask);
    connect(m_table, &DataTable::sortingChanged, this, &IncidentsPage::ask);
    connect(m_list, &IncidentList::changed, this, &IncidentsPage::showList);
    connect(m_table, &DataTable::currentRowChanged, this, &IncidentsPage::showCurrent);
    connect(m_table, &DataTable::activated, m_runbook, &QPushButton::click);
    connect(m_acknowledge, &QPushButton::clicked, this, &IncidentsPage::acknowledge);
    connect(m_runbook, &QPushButton::clicked, this, [this] {
        if (const auto *incident = current())
            Q_EMIT openRequested(QStringLiteral("wizard"), QString::fromStdString(incident->id.value));
    });
    connect(m_log, &QPushButton::clicked, this, &IncidentsPage::openLog);
    connect(m_note, &QPushButton::clicked, this, &IncidentsPage::addNote);
    connect(m_resolve, &QPushButton::clicked, this, &IncidentsPage::resolve);
    connect(m_close, &QPushButton::clicked, this, &IncidentsPage::close);
    connect(m_export, &ExportButton::exported, m_answer, &QLabel::setText);
    connect(m_exportList, &ListExport::exported, m_answer, &QLabel::setText);
    addKey(Qt::Key_A, m_acknowledge);
    addKey(Qt::Key_R, m_runbook);
    addKey(Qt::Key_L, m_log);
    addKey(Qt::Key_N, m_note);
    addKey(Qt::Key_E, m_export);
}

// From a moment before its first sign to a moment behind its end.
void IncidentsPage::openLog()
{
    constexpr base::Duration kAround = std::chrono::minutes(1);
    const auto *incident = current();
    if (!incident)
        return;
    const auto end = incident->resolvedAt.isValid() ? incident->resolvedAt : engine().wallNow();
    Q_EMIT openRequested(QStringLiteral("logs"), QStringLiteral("range:%1:%2").arg((incident->since + -kAround).ns).arg((end + kAround).ns));
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
    return tr("Every stored incident with its record; the line above searches and filters all of them, a click on a column sorts them. "
              "/ searches, A acknowledges, R opens the runbook, L its log lines, N writes a note, E exports. "
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
    if (!m_wanted.isEmpty())
        m_filter->searchFor(m_wanted); // it is not on the page that is shown
}

void IncidentsPage::focusFilter()
{
    m_filter->focusText();
}

const domain::Incident *IncidentsPage::current() const
{
    const int row = m_table->currentRow();
    return row < 0 ? nullptr : &m_model->row(row).incident;
}

void IncidentsPage::refresh()
{
    m_filter->refresh();
    m_list->refresh();
    showList();
    showVerdict();
}

void IncidentsPage::ask()
{
    auto query = m_filter->query();
    query.order = orderOf(m_table->sortedBy());
    query.ascending = m_table->sortOrder() == Qt::AscendingOrder && query.order != domain::IncidentOrder::Standing;
    m_exportList->setFilter(query);
    m_list->setQuery(std::move(query));
    m_table->setEmptyText(m_filter->isSet() ? tr("No incident matches the search and the filters above.")
                                            : tr("No incident on record. When a fault is detected it appears here with its timeline."));
    m_pager->refresh();
}

void IncidentsPage::showList()
{
    m_model->setOrderedRows(m_list->rows());
    m_table->setStale(engine().isOpsStale());
    m_pager->refresh();
    chooseWanted();
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectFirst();
    showCurrent();
}

void IncidentsPage::chooseWanted()
{
    if (const int wanted = m_wanted.isEmpty() ? -1 : m_model->indexOf(m_wanted.toStdString()); wanted >= 0) {
        m_table->selectRow(wanted);
        m_wanted.clear();
    }
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
    m_log->setEnabled(incident);
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
    m_filter->retranslate();
    m_pager->retranslate();
    m_exportList->retranslate();
    ask(); // with the text for an empty table
    m_acknowledge->setText(tr("Acknowledge"));
    m_runbook->setText(tr("Open runbook"));
    m_log->setText(tr("Log lines"));
    m_note->setText(tr("Note…"));
    m_resolve->setText(tr("Resolve…"));
    m_close->setText(tr("Close"));
    m_export->retranslate();
    m_detail->retranslate();
}

} // namespace qcat::ui
