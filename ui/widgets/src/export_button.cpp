#include <qcat/ui_widgets/export_button.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/run_behind.h>
#include <qcat/ui_widgets/format_menu.h>

#include <QDir>
#include <QFileDialog>

namespace qcat::ui
{

ExportButton::ExportButton(const PageContext &context, const QString &name, QWidget *parent)
    : QPushButton(parent), m_context(context)
{
    setObjectName(name);
    m_choosePath = [this](const QString &proposed) {
        return QFileDialog::getSaveFileName(this, tr("Export the incident"), QDir::home().filePath(proposed));
    };
    addFormatMenu(*this, [this](report::Format format) { exportAs(format); });
    setEnabled(false);
}

void ExportButton::retranslate()
{
    setText(tr("Export"));
}

void ExportButton::setIncident(const domain::IncidentId &incident)
{
    m_incident = incident;
    setEnabled(incident.isValid());
}

report::IncidentReport ExportButton::reportOf(const domain::Incident &incident, const domain::IncidentRecord &record) const
{
    report::IncidentReport r;
    r.incident = incident;
    r.runs = record.runs;
    r.evidence = record.evidence;
    r.language = reportLanguage();
    r.timeZone = QTimeZone::systemTimeZone();
    r.generatedAt = m_context.engine.wallNow();
    r.generatedBy = m_context.engine.operatorName().toStdString();
    r.findingText = [](const domain::Finding &finding) { return findingText(finding); };
    return r;
}

void ExportButton::exportAs(report::Format format)
{
    if (!m_incident.isValid())
        return;
    const QString path = m_choosePath(report::proposedFileName(m_incident, format));
    if (path.isEmpty())
        return;
    domain::IncidentQuery query;
    query.id = m_incident.value;
    query.withRecords = true;
    m_context.engine.askIncidents(query, this, [this, id = m_incident, format, path](const base::Result<domain::IncidentPage> &page) {
        const auto &ops = m_context.engine.ops();
        if (page && page->incidents.size() == 1 && page->records.size() == 1)
            write(reportOf(page->incidents[0], page->records[0]), format, path);
        else if (const auto *known = findIncident(ops, id)) // the store is away: what the window knows
            write(reportOf(*known, {runsOf(ops, id), std::nullopt}), format, path);
        else
            Q_EMIT exported(page ? tr("%1 is not in the store any more").arg(QString::fromStdString(id.value)) : errorText(page.error()), false);
    });
}

void ExportButton::write(report::IncidentReport content, report::Format format, const QString &path)
{
    runBehind(
        this, [content = std::move(content), format, path] { return report::writeIncident(content, format, path); },
        [this, path](const base::Status &written) {
            Q_EMIT exported(written ? tr("Written: %1").arg(path) : errorText(written.error()), written.hasValue());
        });
}

} // namespace qcat::ui
