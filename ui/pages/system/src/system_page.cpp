#include <qcat/page_system/system_page.h>

#include "memory_facts.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/performance_tables.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/data_table.h>
#include <qcat/ui_widgets/facts_label.h>
#include <qcat/ui_widgets/sign.h>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace qcat::ui
{

SystemPage::SystemPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("system"), parent), m_model(makeComponentsModel()),
      m_table(new DataTable(*m_model, QStringLiteral("system_components"), context, this)),
      m_componentTitle(new QLabel(this)), m_component(new FactsLabel(FactsLabel::Align::Right, this)),
      m_spoolTitle(new QLabel(this)), m_spool(new FactsLabel(FactsLabel::Align::Right, this)),
      m_memoryTitle(new QLabel(this)), m_memory(new FactsLabel(FactsLabel::Align::Right, this)),
      m_engineTitle(new QLabel(this)), m_engine(new FactsLabel(FactsLabel::Align::Right, this))
{
    m_component->setObjectName(QStringLiteral("system_component"));
    m_spool->setObjectName(QStringLiteral("system_spool"));
    m_memory->setObjectName(QStringLiteral("system_memory"));
    m_engine->setObjectName(QStringLiteral("system_engine"));
    auto *panels = new QHBoxLayout;
    panels->setSpacing(12);
    panels->addWidget(panel(m_componentTitle, m_component), 1);
    panels->addWidget(panel(m_spoolTitle, m_spool), 1);
    panels->addWidget(panel(m_memoryTitle, m_memory), 1);
    panels->addWidget(panel(m_engineTitle, m_engine), 1);
    content()->addWidget(m_table, 1);
    content()->addLayout(panels);
    connect(m_table, &DataTable::currentRowChanged, this, &SystemPage::showComponent);
}

SystemPage::~SystemPage()
{
    delete m_table; // before the model that it shows
}

QFrame *SystemPage::panel(QLabel *title, FactsLabel *facts)
{
    auto *frame = new QFrame(this);
    frame->setProperty("role", QStringLiteral("panel"));
    title->setProperty("role", QStringLiteral("panelTitle"));
    auto *layout = new QVBoxLayout(frame);
    layout->addWidget(title);
    layout->addWidget(facts);
    layout->addStretch(1);
    return frame;
}

QString SystemPage::navigationTitle() const
{
    return tr("System");
}

QString SystemPage::helpText() const
{
    return tr("What the engine stands on, as its probes see it: state, what was found, measured numbers and how old "
              "they are. "
              "Below: the chosen component, the records that wait for the database, who holds memory, and which engine this is.");
}

void SystemPage::open(const QString &subject)
{
    refreshNow();
    if (const int row = m_model->indexOf(subject.toStdString()); row >= 0)
        m_table->selectRow(row);
}

void SystemPage::focusFilter()
{
    m_table->focusFilter();
}

void SystemPage::refresh()
{
    m_model->setRows(componentRows(engine().ops(), engine().ageOf(engine().ops().at)));
    m_table->setStale(engine().isOpsStale());
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    showVerdict();
    showComponent();
    showSpool();
    m_memory->setFacts(memoryFacts(engine().ops(), look().theme()), look().theme().muted);
    showEngine();
}

void SystemPage::showVerdict()
{
    const auto &components = engine().ops().components;
    const auto sound = std::ranges::count(components, domain::Health::Ok, &api::ComponentView::health);
    const auto total = qint64(components.size());
    QStringList broken;
    for (const auto &component : components)
        if (component.health != domain::Health::Ok && !component.because.isValid())
            broken << localText(component.title) + QStringLiteral(": ") + word(component.health);
    if (const auto absent = engine().ops().notWatched.size(); absent > 0)
        broken << tr("%n not watched", "components", int(absent));
    setVerdict(sound == total ? tr("All %n component(s) are healthy", nullptr, int(total))
                              : tr("%1 of %2 components are healthy").arg(sound).arg(total),
               broken.join(QStringLiteral(" · ")));
}

void SystemPage::showComponent()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const api::ComponentView &view = m_model->row(row).view;
    m_componentTitle->setText(localText(view.title));
    if (!m_model->row(row).isWatched)
        return m_component->setFacts({{tr("State"), tr("not watched")}, {tr("To do"), findingText(view.finding)}}, look().theme().muted);
    std::vector<FactsLabel::Fact> facts = {
        {tr("State"), word(view.health), signColor(look().theme(), signOf(view.health))},
        {tr("Found"), findingText(view.finding)}};
    for (const auto &measured : view.measured)
        facts.push_back(
            {measuredName(measured.name), measuredText(measured.value, QString::fromStdString(measured.unit))});
    facts.push_back(
        {tr("Probed"), tr("%1 ago, every %2").arg(ageText(engine().ageOf(view.at)), durationText(view.interval))});
    if (view.because.isValid())
        facts.push_back({tr("Because of"), componentTitle(view.because, engine().ops())});
    m_component->setFacts(facts, look().theme().muted);
}

void SystemPage::showSpool()
{
    const api::SpoolView &spool = engine().ops().spool;
    const Theme &theme = look().theme();
    m_spool->setFacts(
        {{tr("Store"), QString::fromStdString(spool.store)},
         {tr("Takes records"), spool.storeReachable ? tr("yes") : tr("no"), spool.storeReachable ? theme.ok : theme.p0},
         {tr("Records waiting"), countText(spool.pendingRecords)},
         {tr("Spool used"), tr("%1 of %2 (%3)", "bytes, bytes, percent")
                                .arg(bytesText(double(spool.pendingBytes)), bytesText(double(spool.capacityBytes)),
                                     percentText(spool.usedRatio()))},
         {tr("Written since start"), countText(spool.writtenRecords)},
         {tr("Last write"), timeText(spool.lastWrite)}},
        theme.muted);
}

// As the newest interval had it, with its age; what was not measured is said to be unknown, and why.
FactsLabel::Fact SystemPage::figure(const QString &title, const std::string &metric, const QString &unknown) const
{
    const auto &status = *engine().data().performance;
    const auto found = std::ranges::find(status.baselines, metric, &domain::Baseline::metric);
    if (found == status.baselines.end())
        return {title, tr("unknown: %1", "reason").arg(unknown)};
    return {title, tr("%1, %2 ago", "value, age").arg(figureText(*found, found->value), ageText(engine().ageOf(status.at)))};
}

void SystemPage::showEngine()
{
    const api::Snapshot &snapshot = engine().snapshot();
    m_engine->setFacts({{tr("Version"), QString::fromStdString(snapshot.version)},
                        {tr("Engine"), snapshot.engineName.empty() ? tr("in this process")
                                                                   : QString::fromStdString(snapshot.engineName)},
                        {tr("Epoch"), QString::number(snapshot.trading->epoch)},
                        {tr("Running since"), dateTimeText(snapshot.startedAt)},
                        {tr("Market events"), countText(snapshot.trading->marketEvents)},
                        figure(tr("Processor"), "process.cpu", tr("no interval is over yet")),
                        figure(tr("Longest standstill"), "process.stall", tr("no interval is over yet")),
                        figure(tr("Round trip to the venue"), "venue.round_trip", tr("no order was answered in the last interval")),
                        {tr("Trading data"), tr("%1 ago").arg(ageText(engine().ageOf(snapshot.trading->at)))}},
                       look().theme().muted);
}

void SystemPage::retranslate()
{
    m_table->setEmptyText(tr("The components appear with their first probe, a moment after the start."));
    m_spoolTitle->setText(tr("Records on their way to the database"));
    m_memoryTitle->setText(tr("Memory, by who holds it"));
    m_engineTitle->setText(tr("This engine"));
}

} // namespace qcat::ui
