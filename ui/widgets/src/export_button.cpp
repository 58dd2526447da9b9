#include <qcat/ui_widgets/export_button.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/run_behind.h>

#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>

namespace qcat::ui
{

namespace
{

constexpr struct {
    report::Format format;
    const char *name;
    const char *word;
} kFormats[] = {{report::Format::Pdf, "Pdf", "PDF"},
                {report::Format::Csv, "Csv", "CSV"},
                {report::Format::Markdown, "Markdown", "Markdown"},
                {report::Format::Json, "Json", "JSON"}};

} // namespace

ExportButton::ExportButton(const PageContext &context, const QString &name, QWidget *parent)
    : QPushButton(parent), m_context(context)
{
    setObjectName(name);
    m_choosePath = [this](const QString &proposed) {
        return QFileDialog::getSaveFileName(this, tr("Export the incident"), QDir::home().filePath(proposed));
    };
    auto *menu = new QMenu(this);
    for (const auto &row : kFormats) {
        QAction *action = menu->addAction(QLatin1String(row.word));
        action->setObjectName(name + QLatin1String(row.name));
        connect(action, &QAction::triggered, this, [this, format = row.format] { exportAs(format); });
    }
    setMenu(menu);
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

report::IncidentReport ExportButton::reportOf(const domain::Incident &incident) const
{
    report::IncidentReport r;
    r.incident = incident;
    r.runs = runsOf(m_context.engine.ops(), incident.id);
    r.language = QLocale().language() == QLocale::Chinese ? report::Language::Chinese : report::Language::English;
    r.timeZone = QTimeZone::systemTimeZone();
    r.generatedAt = m_context.engine.wallNow();
    r.generatedBy = m_context.engine.operatorName().toStdString();
    r.findingText = [](const domain::Finding &finding) { return findingText(finding); };
    return r;
}

void ExportButton::exportAs(report::Format format)
{
    const domain::Incident *incident = findIncident(m_context.engine.ops(), m_incident);
    if (!incident)
        return;
    report::IncidentReport content = reportOf(*incident);
    const QString path = m_choosePath(report::proposedFileName(content.incident, format));
    if (path.isEmpty())
        return;
    runBehind(
        this, [content = std::move(content), format, path] { return report::writeIncident(content, format, path); },
        [this, path](const base::Status &written) {
            Q_EMIT exported(written ? tr("Written: %1").arg(path) : errorText(written.error()), written.hasValue());
        });
}

} // namespace qcat::ui
