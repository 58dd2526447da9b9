#include "kept_evidence.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/facts_label.h>
#include <qcat/ui_widgets/sign.h>

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace qcat::ui
{

KeptEvidence::KeptEvidence(const PageContext &context, QWidget *parent)
    : QFrame(parent), m_context(context), m_title(new QLabel(this)), m_why(new QLabel(this)), m_facts(new FactsLabel(FactsLabel::Align::Right, this)),
      m_log(new QPlainTextEdit(this))
{
    setProperty("role", QStringLiteral("panel"));
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_why->setProperty("role", QStringLiteral("detail"));
    m_why->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("incidents_kept"));
    m_log->setObjectName(QStringLiteral("incidents_log"));
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addWidget(m_why);
}

QWidget *KeptEvidence::logLines() const
{
    return m_log;
}

void KeptEvidence::show(const domain::IncidentId &incident)
{
    if (incident == m_incident)
        return;
    m_incident = incident;
    m_kept.reset();
    showKept();
    if (!incident.isValid())
        return;
    domain::IncidentQuery query;
    query.id = incident.value;
    query.withRecords = true;
    m_context.engine.askIncidents(query, this, [this, incident](const auto &page) {
        if (incident == m_incident)
            take(page);
    });
}

void KeptEvidence::take(const base::Result<domain::IncidentPage> &page)
{
    if (!page)
        m_incident = {}; // asked again with the next look
    else if (!page->records.empty())
        m_kept = page->records.front().evidence;
    showKept();
}

void KeptEvidence::showKept()
{
    const Theme &theme = m_context.look.theme();
    std::vector<FactsLabel::Fact> facts;
    QStringList lines;
    if (m_kept) {
        facts.push_back({tr("Trading engine"), m_kept->trading ? word(*m_kept->trading) : tr("not known")});
        for (const auto &reading : m_kept->readings) {
            facts.push_back({componentTitle(reading.component, m_context.engine.ops()), word(reading.health), signColor(theme, signOf(reading.health))});
            for (const auto &measured : reading.measured)
                facts.push_back({measuredName(measured.name), measuredText(measured.value, QString::fromStdString(measured.unit))});
        }
        for (const auto &line : m_kept->logLines)
            lines << QString::fromStdString(line);
    }
    m_facts->setFacts(facts, theme.muted);
    m_facts->setVisible(!facts.empty());
    const QString why = m_kept ? findingText(m_kept->tradingWhy) : tr("Nothing was kept of how it was then.");
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_log->setPlainText(lines.join(QLatin1Char('\n')));
    m_log->setPlaceholderText(m_kept ? tr("No line of the log had to do with it.") : tr("No line of the log was kept."));
}

void KeptEvidence::retranslate()
{
    m_title->setText(tr("When it opened"));
    showKept();
}

} // namespace qcat::ui
