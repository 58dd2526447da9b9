#include "incident_export.h"

#include "export_target.h"
#include "verbs.h"

#include "../unix_signals.h"

#include <qcat/report/filter_export.h>

#include <QCoreApplication>

#include <fmt/format.h>

#include <unistd.h>

namespace qcat::app
{

namespace
{

base::Result<report::Format> formatOf(const std::string &word)
{
    if (word == "pdf")
        return report::Format::Pdf;
    if (word == "csv")
        return report::Format::Csv;
    if (word == "md")
        return report::Format::Markdown;
    if (word == "json")
        return report::Format::Json;
    return base::Error{"usage", "--format takes pdf, csv, md or json; not '" + word + "'"};
}

base::Result<report::IncidentExport::Options> optionsOf(const QCommandLineParser &parser)
{
    const auto format = formatOf(parser.value(QStringLiteral("format")).toStdString());
    if (!format)
        return format.error();
    report::IncidentExport::Options options;
    options.format = *format;
    options.language = parser.value(QStringLiteral("language")) == QLatin1String("zh") ? report::Language::Chinese : report::Language::English;
    options.timeZone = QTimeZone::systemTimeZone();
    options.generatedAt = runtime::SystemClock().wallNow();
    options.generatedBy = "qcat " QCAT_VERSION;
    return options;
}

int sayUsage(const base::Error &error)
{
    fmt::print(stderr, "{}\n", error.message);
    return kUsage;
}

std::string countOf(std::int64_t incidents)
{
    return fmt::format("{} incident{}", incidents, incidents == 1 ? "" : "s");
}

} // namespace

int exportIncident(RemoteEngine &engine, const domain::IncidentId &incident, const QCommandLineParser &parser)
{
    const auto options = optionsOf(parser);
    if (!options)
        return sayUsage(options.error());
    domain::IncidentQuery query;
    query.id = incident.value;
    query.withRecords = true;
    const auto page = engine.incidents(query);
    if (!page)
        return sayFailure(page.error());
    if (page->incidents.empty()) {
        fmt::print(stderr, "there is no incident {}; qcat incident list shows them\n", incident.value);
        return kFinding;
    }
    const report::IncidentReport record{page->incidents[0], page->records[0].runs, page->records[0].evidence, options->language,
                                        options->timeZone,  options->generatedAt,  options->generatedBy,      {}};
    const ExportTarget target(parser.value(QStringLiteral("output")), report::proposedFileName(incident, options->format));
    if (const auto status = report::writeIncident(record, options->format, target.path()); !status)
        return sayFailure(status.error());
    return target.done({});
}

int exportIncidents(RemoteEngine &engine, const domain::IncidentQuery &filter, const QCommandLineParser &parser)
{
    const auto options = optionsOf(parser);
    if (!options)
        return sayUsage(options.error());
    const ExportTarget target(parser.value(QStringLiteral("output")), report::proposedListName(options->generatedAt, options->format));
    const bool showsProgress = ::isatty(STDERR_FILENO);
    int exitCode = kFinding;
    const auto ended = [&](const base::Result<std::int64_t> &written) {
        if (showsProgress)
            fmt::print(stderr, "\r\033[K"); // where the progress stood
        exitCode = written ? target.done(fmt::format(" ({})", countOf(*written))) : sayFailure(written.error());
        QCoreApplication::exit();
    };
    const auto here = [](auto work) { QMetaObject::invokeMethod(qApp, std::move(work), Qt::QueuedConnection); };
    UnixSignals stop;
    const auto job = report::FilterExport::start(
        engine.engine(), engine.executor(), filter, target.path(), *options,
        {[showsProgress](auto progress) {
             if (showsProgress)
                 fmt::print(stderr, "\r{} of {}", progress.written, progress.total);
         },
         [here, ended](auto written) { here([ended, written = std::move(written)] { ended(written); }); }});
    QObject::connect(&stop, &UnixSignals::stopRequested, qApp, [&] { job->cancel(); });
    QCoreApplication::exec();
    return exitCode;
}

} // namespace qcat::app
