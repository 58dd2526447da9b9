#include <qcat/report/incident_report.h>

#include "file.h"
#include "incident_document.h"
#include "incident_json.h"
#include "markdown.h"
#include "pdf.h"

#include <qcat/report/csv.h>

namespace qcat::report
{

base::Result<QByteArray> incidentBytes(const IncidentReport &report, Format format)
{
    switch (format) {
    case Format::Pdf:
        return toPdf(incidentDocument(report, contentHash(report)));
    case Format::Csv: {
        const Table table = timelineTable(report);
        return toCsv(table.header, table.rows);
    }
    case Format::Markdown:
        return toMarkdown(incidentDocument(report, contentHash(report)));
    case Format::Json:
        return incidentJson(report);
    }
    QCAT_ASSERT(false);
}

base::Status writeIncident(const IncidentReport &report, Format format, const QString &path)
{
    const auto bytes = incidentBytes(report, format);
    return bytes ? writeFile(path, *bytes) : base::Status(bytes.error());
}

QString suffixOf(Format format)
{
    switch (format) {
    case Format::Pdf:
        return QStringLiteral(".pdf");
    case Format::Csv:
        return QStringLiteral(".csv");
    case Format::Markdown:
        return QStringLiteral(".md");
    case Format::Json:
        return QStringLiteral(".json");
    }
    QCAT_ASSERT(false);
}

QString proposedFileName(const domain::IncidentId &incident, Format format)
{
    const QString id = QString::fromStdString(incident.isValid() ? incident.value : "incident");
    return id + suffixOf(format);
}

} // namespace qcat::report
