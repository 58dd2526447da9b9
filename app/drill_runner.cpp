#include "drill_runner.h"

#include "drill/drill_list.h"
#include "drill/drill_report.h"
#include "drill/scenario.h"
#include "load_config.h"

#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/fault_catalog.h>
#include <qcat/ui_models/finding_text.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

namespace qcat::app
{

namespace
{

constexpr int kEndWithin = 15'000;

// The newest report of a drill, without its ending; empty: it never ran. Names hold the time and sort by it.
QString newestReport(const std::filesystem::path &folder, const QString &name)
{
    const QDir reports(QString::fromStdString(folder.string()));
    const auto files = reports.entryList({QStringLiteral("drill-*-%1.json").arg(name)}, QDir::Files, QDir::Name);
    return files.isEmpty() ? QString() : reports.filePath(files.last()).chopped(5);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<double> secondsOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

void addResult(ui::DrillRow &row, const QJsonObject &result)
{
    if (result.isEmpty())
        return;
    row.state = result[QStringLiteral("passed")].toBool() ? ui::DrillRow::State::Passed : ui::DrillRow::State::NotPassed;
    row.byRunbook = result[QStringLiteral("unattended")].toBool();
    row.suspected = secondsOf(result[QStringLiteral("suspected_s")]);
    row.mended = secondsOf(result[QStringLiteral("mended_s")]);
    row.wrongClicks = result[QStringLiteral("wrong_clicks")].toInt();
}

} // namespace

DrillRunner::DrillRunner(const RunOptions &options, const domain::Config &config)
    : m_options(options), m_reports(drill::reportFolder(config.app))
{
    using State = ui::DrillRow::State;
    for (const auto &scenario : drill::scenarios())
        m_drills.push_back({.name = QString::fromStdString(scenario.name),
                            .damage = scenario.damage,
                            .state = drill::Range::unavailable(scenario.needs).empty() ? State::Never : State::NotHere});
    const auto catalog = runtime::readCatalog(resourceFolder(), config).catalog;
    for (const auto &fault : drill::pendingFaults(catalog))
        m_drills.push_back({.name = QString::fromStdString(fault), .damage = {}, .state = State::Pending});
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { readOutput(); });
    QObject::connect(&m_process, &QProcess::finished, &m_process, [this] { ended(); });
}

DrillRunner::~DrillRunner()
{
    m_process.disconnect();
    giveUp();
    if (isRunning() && !m_process.waitForFinished(kEndWithin)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

std::vector<ui::DrillRow> DrillRunner::drills() const
{
    auto rows = m_drills;
    for (auto &row : rows) {
        if (row.state == ui::DrillRow::State::Never)
            addResult(row, QJsonDocument::fromJson(contentOf(newestReport(m_reports, row.name) + QStringLiteral(".json"))).object());
        if (isRunning() && row.name == m_name)
            row.state = ui::DrillRow::State::Running;
    }
    return rows;
}

// In the window's language, whatever it was when the drill ran.
QString DrillRunner::report(const QString &name) const
{
    const auto newest = newestReport(m_reports, name);
    auto report = drill::reportFrom(contentOf(newest + QStringLiteral(".json")));
    if (!report) // an older version's
        return QString::fromUtf8(contentOf(newest + QStringLiteral(".md")));
    report->language = QLocale().language() == QLocale::Chinese ? report::Language::Chinese : report::Language::English;
    report->findingText = ui::findingText;
    return QString::fromUtf8(report::drillMarkdown(*report));
}

void DrillRunner::start(const QString &name, bool byRunbook)
{
    if (isRunning())
        return;
    m_name = name;
    m_said.clear();
    m_refusal.clear();
    m_attach.clear();
    QStringList arguments{QStringLiteral("drill"), QStringLiteral("run"), name, QStringLiteral("--reports"), QString::fromStdString(m_reports.string())};
    if (byRunbook)
        arguments << QStringLiteral("--unattended");
    if (!m_options.configFile.empty())
        arguments << QStringLiteral("--config") << QString::fromStdString(m_options.configFile);
    if (!m_options.dataDir.empty())
        arguments << QStringLiteral("--data-dir") << QString::fromStdString(m_options.dataDir);
    m_process.start(QCoreApplication::applicationFilePath(), arguments);
    changed();
}

void DrillRunner::readOutput()
{
    m_said += QString::fromUtf8(m_process.readAllStandardOutput());
    static const QRegularExpression attach(QStringLiteral("--attach (\\S+) --token-file (.+)\\n"));
    const auto found = attach.match(m_said);
    if (!found.hasMatch() || !m_attach.isEmpty())
        return;
    m_attach = {QStringLiteral("--attach"), found.captured(1), QStringLiteral("--token-file"), found.captured(2)};
    changed();
}

void DrillRunner::ended()
{
    if (m_process.exitCode() != 0)
        m_refusal = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
    changed();
}

void DrillRunner::openConsole()
{
    if (canOpenConsole())
        QProcess::startDetached(QCoreApplication::applicationFilePath(), m_attach);
}

void DrillRunner::giveUp()
{
    if (isRunning())
        m_process.terminate(); // it takes its range away
}

void DrillRunner::changed() const
{
    if (onChanged)
        onChanged();
}

} // namespace qcat::app
