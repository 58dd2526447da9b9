#include <qcat/page_alerts/on_call_page.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/data_table.h>
#include <qcat/ui_widgets/reason_bar.h>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace qcat::ui
{

namespace
{

// Who would sign: whom the rotation names.
std::string signer(const api::OnCallView &duty)
{
    return duty.scheduled.empty() ? duty.next : duty.scheduled;
}

base::WallTime lastSignature(const api::OpsSnapshot &ops)
{
    base::WallTime last;
    for (const auto &duty : ops.onCall)
        last = std::max(last, duty.since);
    return last;
}

constexpr int kNamedIncidents = 6;

// Named by severity, title and number.
QStringList worstOpen(const std::vector<domain::Incident> &incidents)
{
    std::vector<const domain::Incident *> open;
    for (const auto &incident : incidents)
        if (incident.isOpen())
            open.push_back(&incident);
    std::ranges::stable_sort(open, {}, &domain::Incident::severity);
    QStringList lines;
    for (const auto *incident : open)
        if (lines.size() < kNamedIncidents)
            lines << QStringLiteral("· ") + word(incident->severity) + QLatin1Char(' ') + localText(incident->title) + QStringLiteral(" · ") +
                         QString::fromStdString(incident->id.value);
    return lines;
}

} // namespace

OnCallPage::OnCallPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("oncall"), parent), m_model(makeOnCallModel()),
      m_table(new DataTable(*m_model, QStringLiteral("oncall_table"), context, this)), m_handoverTitle(new QLabel(this)),
      m_handover(new QLabel(this)), m_sign(new QPushButton(this)), m_answer(new QLabel(this)),
      m_summary(new ReasonBar(QStringLiteral("oncall_summary"), this))
{
    m_handover->setObjectName(QStringLiteral("oncall_handover"));
    m_sign->setObjectName(QStringLiteral("oncall_sign"));
    m_answer->setObjectName(QStringLiteral("oncall_answer"));
    m_handover->setWordWrap(true);
    m_handoverTitle->setProperty("role", QStringLiteral("panelTitle"));
    auto *panel = new QFrame(this);
    panel->setProperty("role", QStringLiteral("panel"));
    auto *facts = new QVBoxLayout(panel);
    facts->addWidget(m_handoverTitle);
    facts->addWidget(m_handover);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_sign);
    actions->addWidget(m_answer, 1);
    content()->addWidget(m_table, 1);
    content()->addWidget(panel);
    content()->addWidget(m_summary);
    content()->addLayout(actions);
    connect(m_sign, &QPushButton::clicked, this, &OnCallPage::sign);
    connect(m_table, &DataTable::currentRowChanged, this, &OnCallPage::updateButton);
}

OnCallPage::~OnCallPage()
{
    delete m_table; // before the model that it shows
}

QString OnCallPage::navigationTitle() const
{
    return tr("On call");
}

QString OnCallPage::helpText() const
{
    return tr("Who is called when something breaks. On-call moves with a signature: until whoever comes has signed, both they and the one who "
              "holds the schedule are called. Before you sign, read what is open; what you write goes to the record and to the one who takes "
              "over.");
}

int OnCallPage::badge() const
{
    return int(std::ranges::count_if(engine().ops().onCall, &api::OnCallView::handoverDue));
}

void OnCallPage::focusFilter()
{
    m_table->focusFilter();
}

void OnCallPage::refresh()
{
    m_model->setRows(rowsOf(engine().ops().onCall));
    m_table->setStale(engine().isOpsStale());
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    showVerdict();
    showHandover();
    updateButton();
}

void OnCallPage::showVerdict()
{
    const auto &all = engine().ops().onCall;
    if (all.empty())
        return setVerdict(tr("Nobody is on call: no schedule is configured"), tr("Schedules stand under alerting.schedules in the configuration."));
    QStringList people;
    QStringList trouble;
    for (const auto &duty : all) {
        const auto name = QString::fromStdString(duty.schedule);
        const auto &who = duty.holder.empty() ? duty.scheduled : duty.holder;
        people << (who.empty() ? tr("%1: nobody").arg(name) : tr("%1: %2", "schedule: person").arg(name, QString::fromStdString(who)));
        if (duty.handoverDue())
            trouble << tr("%1: %2 is due to take over from %3")
                           .arg(name, QString::fromStdString(duty.scheduled), QString::fromStdString(duty.holder));
        if (!duty.gaps.empty())
            trouble << tr("%1: %n gap(s) in the coming weeks", nullptr, int(duty.gaps.size())).arg(name);
    }
    setVerdict(tr("On call: %1").arg(people.join(QStringLiteral(" · "))), trouble.join(QStringLiteral(" · ")));
}

// What whoever comes must know, from the engine's own state.
void OnCallPage::showHandover()
{
    const auto &ops = engine().ops();
    const auto open = std::ranges::count_if(ops.incidents, &domain::Incident::isOpen);
    const auto silenced = std::ranges::count_if(ops.incidents, [](const auto &i) { return i.isOpen() && i.flags.silencedBy.isValid(); });
    QStringList lines;
    if (ops.exposure.known)
        lines << tr("Exposure: %1 open orders, %2 positions, gross %3")
                     .arg(countText(ops.exposure.openOrders), countText(qint64(ops.exposure.legs.size())), decimalText(ops.exposure.gross, 2));
    else
        lines << tr("Exposure is not known: neither the engine nor the venue answers.");
    lines << tr("%n open incident(s)", nullptr, int(open)) + (silenced > 0 ? tr(", %n of them silenced", nullptr, int(silenced)) : QString());
    const auto now = engine().wallNow();
    if (const auto holding = std::ranges::count_if(ops.silences, [now](const auto &s) { return s.isInForce(now); }); holding > 0)
        lines << tr("%n silence(s) or maintenance window(s) in force", nullptr, int(holding));
    for (const auto &duty : ops.onCall)
        for (const auto &standIn : duty.overrides)
            lines << tr("%1: %2 stands in from %3 until %4")
                         .arg(QString::fromStdString(duty.schedule), QString::fromStdString(standIn.contact), dateTimeText(standIn.from), dateTimeText(standIn.until));
    if (const auto since = lastSignature(ops); since.isValid()) {
        const auto after = [since](base::WallTime time) { return time.isValid() && time >= since; };
        lines << tr("Since the last signature: %1 opened, %2 resolved")
                     .arg(countText(std::ranges::count_if(ops.incidents, [&](const auto &i) { return after(i.openedAt); })),
                          countText(std::ranges::count_if(ops.incidents, [&](const auto &i) { return after(i.resolvedAt); })));
    }
    lines << worstOpen(ops.incidents);
    if (open > kNamedIncidents)
        lines << tr("and %n more, on the page Incidents", nullptr, int(open) - kNamedIncidents);
    m_handover->setText(lines.join(QLatin1Char('\n')));
}

void OnCallPage::updateButton()
{
    const int row = m_table->currentRow();
    const auto who = row < 0 ? std::string() : signer(m_model->row(row).value);
    m_sign->setEnabled(!who.empty());
    m_sign->setText(who.empty() ? tr("Take over …") : tr("%1 takes over %2 …")
                                                          .arg(QString::fromStdString(who), QString::fromStdString(m_model->row(row).value.schedule)));
}

void OnCallPage::sign()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const auto schedule = m_model->row(row).value.schedule;
    const auto contact = signer(m_model->row(row).value);
    m_summary->ask(tr("What must whoever comes know?"), tr("Sign"), [this, schedule, contact](const QString &summary) {
        m_answer->setText(tr("Sent"));
        engine().submit(api::SignHandover{schedule, contact, summary.toStdString()}, this, [this, schedule, contact](const api::CommandAnswered &answer) {
            m_answer->setText(answer.error ? errorText(*answer.error)
                                           : tr("%1 has taken over %2").arg(QString::fromStdString(contact), QString::fromStdString(schedule)));
        });
    });
}

void OnCallPage::retranslate()
{
    m_table->setEmptyText(tr("No schedule is configured. They stand under alerting.schedules in the configuration."));
    m_handoverTitle->setText(tr("What is handed over"));
    updateButton();
}

} // namespace qcat::ui
