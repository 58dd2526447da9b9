#pragma once

#include <qcat/report/incident_report.h>

#include <memory>

namespace qcat::report
{

// Many incidents in one file, written as they come: memory holds one of them. Pdf and Markdown: the record of each, one after the other.
// Csv: a row each. Json: {"incidents": [what a single export has], …}. Begin, add and finish on one thread; a Pdf needs a QGuiApplication.
class IncidentExport
{
public:
    struct Options {
        Format format = Format::Csv;
        Language language = Language::English;
        QTimeZone timeZone = QTimeZone::utc();
        base::WallTime generatedAt;
        std::string generatedBy;
        std::function<QString(const domain::Finding &)> findingText = {}; // as of IncidentReport
    };

    // "report.not_written", "report.pdf_needs_gui".
    static base::Result<std::unique_ptr<IncidentExport>> begin(const QString &path, Options options);
    // Without finish() nothing is left of it: what was at the path before stays.
    ~IncidentExport();

    base::Status add(const domain::Incident &incident, const domain::IncidentRecord &record);
    base::Status finish();

private:
    struct Parts;
    explicit IncidentExport(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

// "incidents_20261122.pdf": what a file dialog proposes.
QString proposedListName(base::WallTime now, Format format);

} // namespace qcat::report
