#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/incident_query.h>
#include <qcat/report/language.h>

#include <QByteArray>
#include <QString>
#include <QTimeZone>

#include <functional>
#include <vector>

namespace qcat::report
{

enum class Format : std::uint8_t { Pdf, Csv, Markdown, Json };

// Everything that goes into the record of one incident.
struct IncidentReport {
    domain::Incident incident;
    std::vector<domain::RunbookRun> runs; // of this incident, oldest first
    std::optional<domain::Evidence> evidence; // what was seen when it opened, where that was kept
    Language language = Language::English;
    QTimeZone timeZone = QTimeZone::utc(); // of the local times; UTC stands beside them
    base::WallTime generatedAt;
    std::string generatedBy; // "operator", "qcat 0.1.0"
    // A finding in the report's language; empty: its English text.
    std::function<QString(const domain::Finding &)> findingText = {};
};

// Pdf: A4 with page numbers. Csv: the timeline. Markdown: the words of the PDF. Json: every field, for programs.
// Pdf, Markdown and Json carry the SHA-256 of the content, the same in all three. Pdf needs a QGuiApplication.
base::Result<QByteArray> incidentBytes(const IncidentReport &report, Format format);
// Writes the whole file or leaves what was there: temporary file, flush, rename.
base::Status writeIncident(const IncidentReport &report, Format format, const QString &path);

// One row an incident, for a spreadsheet.
struct IncidentListReport {
    std::vector<domain::Incident> incidents;
    Language language = Language::English;
    QTimeZone timeZone = QTimeZone::utc();
};
QByteArray incidentListCsv(const IncidentListReport &report);
base::Status writeIncidentList(const IncidentListReport &report, const QString &path);

// ".pdf", ".csv", ".md", ".json"
QString suffixOf(Format format);
// "INC-20261122-0001.pdf": what a file dialog proposes.
QString proposedFileName(const domain::IncidentId &incident, Format format);

} // namespace qcat::report
