#include <qcat/page_drills/drills_page.h>

#include <qcat/ui_widgets/data_table.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

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

DrillsPage::DrillsPage(const PageContext &context, DrillDesk *desk, QWidget *parent)
    : Page(context, QStringLiteral("drills"), parent), m_desk(desk), m_model(makeDrillModel()),
      m_table(new DataTable(*m_model, QStringLiteral("drills_table"), context, this)), m_mine(button("drills_mine", this)),
      m_runbook(button("drills_runbook", this)), m_console(button("drills_console", this)), m_giveUp(button("drills_give_up", this)),
      m_state(new QLabel(this)), m_report(new QTextBrowser(this))
{
    m_state->setObjectName(QStringLiteral("drills_state"));
    m_state->setWordWrap(true);
    m_report->setObjectName(QStringLiteral("drills_report"));
    auto *actions = new QHBoxLayout;
    for (auto *each : {m_mine, m_runbook, m_console, m_giveUp})
        actions->addWidget(each);
    actions->addStretch(1);
    content()->addWidget(m_table, 3);
    content()->addLayout(actions);
    content()->addWidget(m_state);
    content()->addWidget(m_report, 2);
    connect(m_table, &DataTable::currentRowChanged, this, &DrillsPage::showCurrent);
    connect(m_mine, &QPushButton::clicked, this, [this] { start(false); });
    connect(m_runbook, &QPushButton::clicked, this, [this] { start(true); });
    connect(m_console, &QPushButton::clicked, this, [this] { m_desk->openConsole(); });
    connect(m_giveUp, &QPushButton::clicked, this, [this] { m_desk->giveUp(); });
    if (m_desk)
        m_desk->onChanged = [this] { refreshNow(); };
}

DrillsPage::~DrillsPage()
{
    if (m_desk)
        m_desk->onChanged = {};
    delete m_table; // before the model that it shows
}

QString DrillsPage::navigationTitle() const
{
    return tr("Drills");
}

QString DrillsPage::helpText() const
{
    return tr("A private installation in a temporary folder is broken for real: databases of its own, a paper engine of its own. Mend it at its "
              "console by the wizard, or let its runbook do it; then the record is compared and a report written. Nothing of this installation "
              "is touched. / filters; on the command line: qcat drill.");
}

void DrillsPage::focusFilter()
{
    m_table->focusFilter();
}

const DrillRow *DrillsPage::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_model->rowCount() ? &m_model->row(row) : nullptr;
}

bool DrillsPage::isRealMoneyOpen() const
{
    return engine().trading().live && !engine().ops().exposure.isFlat();
}

void DrillsPage::start(bool byRunbook)
{
    const auto *drill = current();
    if (drill && !isRealMoneyOpen())
        m_desk->start(drill->name, byRunbook);
}

void DrillsPage::refresh()
{
    const auto rows = m_desk ? m_desk->drills() : std::vector<DrillRow>();
    m_model->setRows(rows);
    const auto count = [&](DrillRow::State state) { return std::ranges::count(rows, state, &DrillRow::state); };
    const auto pending = count(DrillRow::State::Pending);
    const auto there = std::ssize(rows) - pending;
    setVerdict(tr("%1 of %2 drills verified").arg(count(DrillRow::State::Passed)).arg(there),
               tr("%n fault(s) have a runbook and no drill yet.", nullptr, int(pending)));
    showCurrent();
}

void DrillsPage::retranslate()
{
    m_table->setEmptyText(tr("This window has no drill range: drills start where the engine's configuration lies."));
    m_mine->setText(tr("Break it, I mend it"));
    m_runbook->setText(tr("Break it, its runbook mends it"));
    m_console->setText(tr("Open its console"));
    m_giveUp->setText(tr("Give up"));
    m_model->setRows({}); // cells are made once, in the language of then
    refresh();
}

void DrillsPage::showCurrent()
{
    using State = DrillRow::State;
    const auto *drill = current();
    const bool isRunning = m_desk && m_desk->isRunning();
    const bool canStart = m_desk && drill && !isRunning && !isRealMoneyOpen() && drill->state != State::Pending && drill->state != State::NotHere;
    m_mine->setEnabled(canStart);
    m_runbook->setEnabled(canStart);
    m_console->setEnabled(isRunning && m_desk->canOpenConsole());
    m_giveUp->setEnabled(isRunning);
    m_state->setText(stateText());
    const auto report = m_desk && drill ? m_desk->report(drill->name) : QString();
    if (m_report->property("shown").toString() != report) {
        m_report->setProperty("shown", report);
        m_report->setMarkdown(report);
    }
    m_report->setPlaceholderText(tr("The report of the drill's last run stands here."));
}

QString DrillsPage::stateText() const
{
    if (isRealMoneyOpen())
        return tr("Real positions or orders are open: a drill waits until they are closed.");
    if (!m_desk)
        return {};
    if (m_desk->isRunning())
        return m_desk->canOpenConsole() ? tr("It is broken. Mend it at its console; this page tells when it is mended.")
                                        : tr("The range is built, broken and watched: half a minute or so.");
    if (!m_desk->refusal().isEmpty())
        return tr("It did not run: %1").arg(m_desk->refusal());
    return current() ? QString() : tr("Choose a drill.");
}

} // namespace qcat::ui
