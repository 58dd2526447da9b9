#include <qcat/report/incident_export.h>

#include "file.h"
#include "incident_document.h"
#include "incident_json.h"
#include "incident_list.h"
#include "markdown.h"
#include "pdf.h"
#include "text.h"

#include <qcat/report/csv.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace qcat::report
{

namespace
{

base::Error notWritten(const QFileDevice &file)
{
    const auto path = file.fileName().toStdString();
    const auto reason = file.errorString().toStdString();
    return base::Error{"report.not_written", "cannot write the report to " + path + ": " + reason}.with("path", path).with("reason", reason);
}

} // namespace

struct IncidentExport::Parts {
    Parts(const QString &path, Options given) : options(std::move(given)), say(options.language, options.timeZone), file(path) {}

    IncidentReport reportOf(const domain::Incident &incident, const domain::IncidentRecord &record) const
    {
        return {incident,         record.runs,           record.evidence,    options.language,
                options.timeZone, options.generatedAt, options.generatedBy, options.findingText};
    }

    base::Status write(const QByteArray &bytes)
    {
        return file.write(bytes) == bytes.size() ? base::Status() : base::Status(notWritten(file));
    }

    QByteArray head() const
    {
        if (options.format == Format::Csv)
            return kByteOrderMark + csvLine(listHeader(say));
        if (options.format != Format::Json)
            return {};
        QByteArray about = QJsonDocument(QJsonObject{{QStringLiteral("generated_at"), plain(base::toIso(options.generatedAt))},
                                                     {QStringLiteral("generated_by"), plain(options.generatedBy)}})
                               .toJson(QJsonDocument::Compact);
        about.chop(1);
        return about + ",\"incidents\":[";
    }

    QByteArray partOf(const domain::Incident &incident, const domain::IncidentRecord &record) const
    {
        switch (options.format) {
        case Format::Csv:
            return csvLine(listRow(say, incident));
        case Format::Json:
            return (count > 0 ? ",\n" : "\n") + incidentJson(reportOf(incident, record)).trimmed();
        case Format::Markdown: {
            const auto report = reportOf(incident, record);
            return (count > 0 ? "\n---\n\n" : "") + toMarkdown(incidentDocument(report, contentHash(report)));
        }
        case Format::Pdf:
            break;
        }
        QCAT_ASSERT(false);
    }

    const Options options;
    const Text say;
    QSaveFile file;
    std::unique_ptr<PdfBook> book; // of a Pdf; writes into the file: after it
    qint64 count = 0;
};

base::Result<std::unique_ptr<IncidentExport>> IncidentExport::begin(const QString &path, Options options)
{
    if (auto may = mayReplace(path); !may)
        return may.error();
    auto parts = std::make_unique<Parts>(path, std::move(options));
    if (!parts->file.open(QIODevice::WriteOnly))
        return notWritten(parts->file);
    if (parts->options.format == Format::Pdf) {
        auto book = PdfBook::begin(parts->file, parts->say({"Incidents", "故障单"}));
        if (!book)
            return book.error();
        parts->book = std::move(book).value();
    } else if (auto written = parts->write(parts->head()); !written) {
        return written.error();
    }
    return std::unique_ptr<IncidentExport>(new IncidentExport(std::move(parts)));
}

IncidentExport::IncidentExport(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

IncidentExport::~IncidentExport() = default;

base::Status IncidentExport::add(const domain::Incident &incident, const domain::IncidentRecord &record)
{
    if (m_parts->book) {
        const auto report = m_parts->reportOf(incident, record);
        m_parts->book->add(incidentDocument(report, contentHash(report)));
        ++m_parts->count;
        return {};
    }
    auto written = m_parts->write(m_parts->partOf(incident, record));
    ++m_parts->count;
    return written;
}

base::Status IncidentExport::finish()
{
    if (m_parts->book)
        m_parts->book->end();
    base::Status done = m_parts->options.format == Format::Json ? m_parts->write("\n]}\n") : base::Status();
    if (done && !m_parts->file.commit())
        done = notWritten(m_parts->file);
    return done;
}

QString proposedListName(base::WallTime now, Format format)
{
    return QStringLiteral("incidents_") + QString::fromStdString(base::toIso(now)).left(10).remove(QLatin1Char('-')) + suffixOf(format);
}

} // namespace qcat::report
