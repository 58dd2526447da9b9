#include "sample_incident.h"
#include "scripted_engine.h"

#include <qcat/base/manual_executor.h>
#include <qcat/report/filter_export.h>
#include <qcat/report/incident_export.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fmt/format.h>

#include <algorithm>
#include <sys/stat.h>

using namespace qcat;
using namespace std::chrono_literals;
using report::FilterExport;
using report::Format;

namespace
{

// Answers as a store does, the oldest first, from a list in memory.
class StoredEngine : public ScriptedEngine
{
public:
    std::vector<domain::Incident> stored;
    std::function<void()> onQuestion = [] {};
    int questions = 0;

    void incidents(domain::IncidentQuery query, api::IncidentsAnswer answer, base::Executor &executor) override
    {
        ++questions;
        onQuestion();
        domain::IncidentPage page;
        for (const auto &incident : stored)
            if (domain::matches(query, incident)) {
                if (page.total++ < query.offset || page.incidents.size() >= std::size_t(query.most))
                    continue;
                page.incidents.push_back(incident);
                page.records.push_back({{}, domain::Evidence{incident.openedAt, domain::TradingState::Reducing, {}, {}, {"kept line"}}});
            }
        executor.post([answer, page] { answer(page); });
    }
};

} // namespace

// Any filter's incidents into one file.
class TestFilterExport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    StoredEngine m_engine;
    base::ManualClock m_clock;
    base::ManualExecutor m_executor{m_clock};
    std::optional<base::Result<std::int64_t>> m_end;
    std::vector<std::int64_t> m_progress;

    std::shared_ptr<FilterExport> start(Format format, const QString &path, domain::IncidentQuery filter = {})
    {
        report::IncidentExport::Options options;
        options.format = format;
        options.generatedAt = sample::kStart + 240h;
        options.generatedBy = "wang";
        return FilterExport::start(m_engine, m_executor, std::move(filter), path, options,
                                   {[this](auto progress) { m_progress.push_back(progress.written); }, [this](auto written) { m_end = written; }});
    }
    QByteArray exported(Format format, domain::IncidentQuery filter = {})
    {
        const QString path = m_folder.filePath(QStringLiteral("list") + report::suffixOf(format));
        const auto job = start(format, path, std::move(filter));
        m_executor.runAll();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void what_is_no_regular_file_is_not_replaced()
    {
        const QTemporaryDir folder;
        const auto pipe = folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
        const auto begun = report::IncidentExport::begin(pipe, {});
        QVERIFY(!begun);
        QCOMPARE(begun.error().code, std::string("report.not_written"));
        struct stat there = {};
        QVERIFY(::stat(pipe.toUtf8().constData(), &there) == 0 && S_ISFIFO(there.st_mode));
    }

    void init()
    {
        m_end.reset();
        m_progress.clear();
        m_engine.onQuestion = [] {};
        m_engine.questions = 0;
        m_engine.stored.clear();
        for (int i = 0; i < 350; ++i) {
            auto incident = sample::resolvedIncident();
            incident.id = {fmt::format("INC-{:04}", i)};
            incident.openedAt = sample::kStart + (i / 150) * 1min; // 150 of them at one time: more than a page
            m_engine.stored.push_back(incident);
        }
    }

    void every_incident_is_written_once_however_many_share_a_time()
    {
        const auto lines = exported(Format::Csv).trimmed().split('\n');
        QVERIFY(m_end && *m_end);
        QCOMPARE(m_end->value(), std::int64_t(350));
        QCOMPARE(lines.size(), 351);
        QVERIFY(lines.first().startsWith("\xEF\xBB\xBFIncident,"));
        for (int i = 0; i < 350; ++i)
            QVERIFY2(lines.at(i + 1).startsWith(QStringLiteral("INC-%1,").arg(i, 4, 10, QLatin1Char('0')).toUtf8()), lines.at(i + 1).constData());
        QCOMPARE(m_progress, (std::vector<std::int64_t>{100, 200, 300}));
    }

    void one_that_leaves_the_filter_meanwhile_moves_no_other()
    {
        domain::IncidentQuery filter;
        filter.states = {domain::IncidentState::Resolved};
        m_engine.onQuestion = [this] {
            if (m_engine.questions == 4)
                m_engine.stored[5].state = domain::IncidentState::Closed;
        };
        QCOMPARE(exported(Format::Csv, filter).trimmed().split('\n').size(), 351);
    }

    void only_what_the_filter_takes_is_written()
    {
        domain::IncidentQuery filter;
        filter.text = "INC-003";
        QCOMPARE(exported(Format::Csv, filter).trimmed().split('\n').size(), 11);
    }

    void json_is_one_document_with_every_record()
    {
        const auto json = QJsonDocument::fromJson(exported(Format::Json)).object();
        const auto incidents = json[QStringLiteral("incidents")].toArray();
        QCOMPARE(incidents.size(), 350);
        const auto content = incidents.at(349).toObject()[QStringLiteral("content")].toObject();
        QCOMPARE(content[QStringLiteral("incident")].toObject()[QStringLiteral("id")].toString(), QStringLiteral("INC-0349"));
        const auto evidence = content[QStringLiteral("evidence")].toObject();
        QCOMPARE(evidence[QStringLiteral("trading")].toString(), QStringLiteral("reducing"));
        QCOMPARE(evidence[QStringLiteral("log_lines")].toArray().at(0).toString(), QStringLiteral("kept line"));
    }

    void markdown_has_every_record_with_its_evidence()
    {
        const auto text = exported(Format::Markdown);
        QCOMPARE(text.count("\n## Evidence when it opened"), 350);
        QCOMPARE(text.count("kept line"), 350);
    }

    void a_pdf_has_every_record()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        m_engine.stored.resize(3);
        exported(Format::Pdf);
        QProcess tool;
        tool.start(QStringLiteral("pdftotext"), {m_folder.filePath(QStringLiteral("list.pdf")), QStringLiteral("-")});
        QVERIFY(tool.waitForFinished());
        const auto text = tool.readAllStandardOutput();
        for (const char *id : {"INC-0000", "INC-0001", "INC-0002"})
            QVERIFY2(text.contains(id), text.constData());
        QCOMPARE(text.count("page 1 of"), 3); // each is a record of its own
    }

    void an_export_of_nothing_says_so_and_leaves_no_file()
    {
        const QString path = m_folder.filePath(QStringLiteral("nothing.csv"));
        m_engine.stored.clear();
        start(Format::Csv, path);
        m_executor.runAll();
        QCOMPARE(m_end->error().code, std::string("report.nothing"));
        QVERIFY(!QFile::exists(path));
    }

    void a_cancelled_export_leaves_no_file()
    {
        const QString path = m_folder.filePath(QStringLiteral("cancelled.csv"));
        const auto job = start(Format::Csv, path);
        m_engine.onQuestion = [&] {
            if (m_engine.questions == 2)
                job->cancel();
        };
        m_executor.runAll();
        QCOMPARE(m_end->error().code, std::string("report.cancelled"));
        QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("cancelled*")}).isEmpty());
    }

    void what_was_there_before_stays_when_it_is_cancelled()
    {
        const QString path = m_folder.filePath(QStringLiteral("before.csv"));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("mine") == 4);
        before.close();
        start(Format::Csv, path)->cancel();
        m_executor.runAll();
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("mine"));
    }

    void a_folder_that_is_not_there_is_said()
    {
        start(Format::Csv, QStringLiteral("/nonexistent/list.csv"));
        m_executor.runAll();
        QCOMPARE(m_end->error().code, std::string("report.not_written"));
    }
};

QTEST_MAIN(TestFilterExport)
#include "tst_filter_export.moc"
