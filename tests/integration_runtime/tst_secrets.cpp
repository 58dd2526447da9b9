#include "free_port.h"
#include "http_peer.h"
#include "running_host.h"

#include <qcat/log_spdlog/log_writer.h>
#include <qcat/page_incidents/incidents_page.h>
#include <qcat/page_wizard/wizard_page.h>
#include <qcat/report/filter_export.h>
#include <qcat/runtime/known_secrets.h>
#include <qcat/ui_models/desktop_call.h>
#include <qcat/wire/encode.h>

#include <QAbstractItemView>
#include <QDirIterator>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QSettings>
#include <QStandardPaths>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

std::string randomSecret()
{
    constexpr std::string_view kLetters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    std::string secret;
    for (int i = 0; i < 20; ++i)
        secret += kLetters[QRandomGenerator::global()->bounded(quint32(kLetters.size()))];
    return secret;
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Everything that can be read in a window.
QByteArray textOf(const QWidget &window)
{
    QStringList all;
    for (const auto *label : window.findChildren<QLabel *>())
        all << label->text() << label->toolTip();
    for (const auto *text : window.findChildren<QPlainTextEdit *>())
        all << text->toPlainText();
    for (const auto *view : window.findChildren<QAbstractItemView *>())
        for (int row = 0; view->model() && row < view->model()->rowCount(); ++row)
            for (int column = 0; column < view->model()->columnCount(); ++column)
                all << view->model()->index(row, column).data().toString() << view->model()->index(row, column).data(Qt::ToolTipRole).toString();
    return all.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

// Secrets that somebody wrote where they do not belong, and those of the configuration, in everything that leaves the desk.
class TestSecrets : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<std::string> m_secrets;

    std::string planted()
    {
        m_secrets.push_back(randomSecret());
        return m_secrets.back();
    }
    void verifyClean(const QByteArray &text, const QString &where) const
    {
        QVERIFY2(!text.isEmpty(), qPrintable(where));
        for (const auto &secret : m_secrets)
            QVERIFY2(!text.contains(QByteArray::fromStdString(secret)), qPrintable(where));
    }
    QString exported(api::Engine &engine, report::Format format)
    {
        base::LoopThread thread("export", 16, [](const std::exception_ptr &) {});
        std::promise<base::Result<std::int64_t>> ended;
        report::IncidentExport::Options options;
        options.format = format;
        options.generatedAt = runtime::SystemClock().wallNow();
        const QString path = m_folder.filePath(QStringLiteral("out") + report::suffixOf(format));
        report::FilterExport::start(engine, thread, {}, path, options, {[](auto) {}, [&](auto written) { ended.set_value(written); }});
        const auto written = ended.get_future().get();
        thread.stop();
        return written && *written > 0 ? path : QString();
    }

    // What a command prints: a secret of the configuration in the midst of a line, and others behind telling words.
    QString outputFile(const std::string &known)
    {
        const QString path = m_folder.filePath(QStringLiteral("output"));
        QFile file(path);
        const std::string text = std::string(kHarmless) + "\npassword = " + planted() + "\nconnected with " + known + " as usual\nurl postgres://qcat:" +
                                 planted() + "@db1/qcat\nAuthorization: Bearer " + planted() + '\n';
        return file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(text)) > 0 ? path : QString();
    }
    static constexpr auto kHarmless = "the server has been up for three days";

    // The diagnosis of the database's incident, when the command's output stands in it.
    static domain::RunbookRun readsRun(RunningHost &running)
    {
        const auto incidentOf = [&] {
            for (const auto held = running.now(); const auto &incident : held->ops->incidents)
                if (incident.fault.value == "database.connection_failed" && incident.id.isValid())
                    return incident.id;
            return domain::IncidentId();
        };
        (void)QTest::qWaitFor([&] { return incidentOf().isValid(); }, 60'000);
        const auto started = running.run(api::StartRunbook{incidentOf(), "database.connection_failed"});
        if (!started || started->error || !running.run(api::RunReads{{started->createdId}}))
            return {};
        domain::RunbookRun found;
        (void)QTest::qWaitFor(
            [&] {
                for (const auto held = running.now(); const auto &run : held->ops->runs)
                    for (const auto &step : run.steps)
                        if (run.id.value == started->createdId && step.output.find(kHarmless) != std::string::npos)
                            found = run;
                return !found.steps.empty();
            },
            60'000);
        return found;
    }

private Q_SLOTS:
    void no_secret_leaves_the_desk()
    {
        HttpPeer peer([](const auto &) { return HttpPeer::ok(""); });
        domain::Config config;
        config.database.password = planted();
        config.database.host = "127.0.0.1"; // nobody listens there: an incident, whose runbook runs the command
        config.database.port = freePort();
        config.database.control.status = {"/bin/cat", outputFile(config.database.password).toStdString()};
        const std::string signer = planted();
        const QString secretFile = m_folder.filePath(QStringLiteral("hook.secret"));
        {
            QFile file(secretFile);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::fromStdString(signer)) > 0);
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        }
        domain::ChannelConfig hook;
        hook.name = "hook";
        hook.kind = domain::ChannelKind::Webhook;
        hook.url = peer.url();
        hook.secretFile = secretFile.toStdString();
        hook.privateHosts = true;
        config.alerting.channels = {hook};
        config.alerting.contacts = {{"alice", "", "", {"hook"}}};
        domain::ScheduleConfig primary;
        primary.rotation = {"alice"};
        config.alerting.schedules = {primary};
        config.app.environment = domain::Environment::Paper;

        const QString data = m_folder.filePath(QStringLiteral("data"));
        log_spdlog::LogOptions logOptions;
        logOptions.file = m_folder.filePath(QStringLiteral("data/qcat.log")).toStdString();
        logOptions.secrets = runtime::knownSecrets(config);
        auto log = log_spdlog::LogWriter::open(logOptions);
        QVERIFY(log);
        log_spdlog::installAsSink(**log);
        {
            RunningHost running(config, data);
            QVERIFY(running.started());
            const std::string known = m_secrets.front();
            const domain::ExternalAlert alert{"Login" + known, "db1?password=" + planted(), "api", "saw " + signer + " and token: " + planted(), domain::Severity::P1};
            const auto reported = running.run(api::ReportAlerts{{alert}});
            QVERIFY(reported && !reported->error);
            domain::IncidentId id;
            const auto opened = [&] {
                for (const auto held = running.now(); const auto &incident : held->ops->incidents)
                    if (incident.component.value == "external" && incident.id.isValid())
                        id = incident.id;
                return id.isValid();
            };
            QTRY_VERIFY_WITH_TIMEOUT(opened(), 60'000);
            const auto noted = running.run(api::AddNote{id, "tried " + known + " with Authorization: Bearer " + planted()});
            QVERIFY(noted && !noted->error);
            const auto owned = running.run(api::AssignIncident{id, "wang password=" + planted()});
            QVERIFY(owned);
            const auto refused = running.run(api::AttachFile{id, "dump.txt", {"it says " + known}});
            QVERIFY(refused && refused->error && refused->error->code == "attachment.secret");
            const auto run = readsRun(running);
            QVERIFY(!run.steps.empty());
            const auto resolved = running.run(api::ResolveIncident{id, "the secret was " + signer});
            QVERIFY(resolved && !resolved->error);

            verifyClean(QByteArray::fromStdString(wire::encode(*running.now(), runtime::SystemClock().steadyNow())), QStringLiteral("snapshot"));
            for (const auto format : {report::Format::Csv, report::Format::Markdown, report::Format::Json})
                verifyClean(content(exported(running.host(), format)), report::suffixOf(format));
            if (!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
                QProcess tool;
                tool.start(QStringLiteral("pdftotext"), {exported(running.host(), report::Format::Pdf), QStringLiteral("-")});
                QVERIFY(tool.waitForFinished());
                verifyClean(tool.readAllStandardOutput(), QStringLiteral("pdf"));
            }
            verifyClean(window(running.host(), id), QStringLiteral("window"));
            verifyClean(wizard(running.host(), run), QStringLiteral("wizard"));
            for (const auto &event : running.log().events()) {
                verifyClean(QByteArray::fromStdString(wire::encode(wire::TaggedEvent{event, {}}, runtime::SystemClock().steadyNow())), QStringLiteral("event"));
                if (const auto call = ui::desktopCallOf(event, *running.now()->ops))
                    verifyClean((call->title + call->text).toUtf8(), QStringLiteral("tray"));
            }
        }
        log::installSink([](log::Level, std::string_view, std::string_view) {});
        log->reset();
        for (const auto &request : peer.requests())
            verifyClean(QByteArray::fromStdString(request.head + request.body), QStringLiteral("message"));
        QDirIterator files(data, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            if (const QString path = files.next(); QFileInfo(path).size() > 0)
                verifyClean(content(path), path);
    }

private:
    QByteArray wizard(api::Engine &engine, const domain::RunbookRun &run)
    {
        const runtime::SystemClock clock;
        ui::EngineModel model(engine, clock);
        ui::Appearance look;
        QSettings settings(m_folder.filePath(QStringLiteral("w.ini")), QSettings::IniFormat);
        ui::WizardPage page(ui::PageContext{model, look, settings});
        page.show();
        page.open(QString::fromStdString(run.incident.value));
        page.refreshNow();
        return textOf(page);
    }
    QByteArray window(api::Engine &engine, const domain::IncidentId &id)
    {
        const runtime::SystemClock clock;
        ui::EngineModel model(engine, clock);
        ui::Appearance look;
        QSettings settings(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        ui::IncidentsPage page(ui::PageContext{model, look, settings});
        page.show();
        page.open(QString::fromStdString(id.value));
        const auto *log = page.findChild<QLabel *>(QStringLiteral("incidents_kept"));
        (void)QTest::qWaitFor([&] { return !log->text().isEmpty(); }, 20'000);
        return textOf(page);
    }
};

QTEST_MAIN(TestSecrets)
#include "tst_secrets.moc"
