#include "sample_incident.h"

#include <qcat/domain/attachment.h>
#include <qcat/report/incident_report.h>

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using report::Format;
using report::IncidentReport;
using report::Language;

namespace
{

IncidentReport sampleReport(Language language)
{
    IncidentReport r;
    r.incident = sample::resolvedIncident();
    r.runs = {sample::finishedRun()};
    r.language = language;
    r.timeZone = QTimeZone("Asia/Shanghai");
    r.generatedAt = sample::kStart + 600s;
    r.generatedBy = "wang";
    return r;
}

QString textOf(const QString &pdf)
{
    QProcess tool;
    tool.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    tool.waitForFinished();
    return QString::fromUtf8(tool.readAllStandardOutput());
}

// What a reader would search for: blanks and line ends of the layout do not count.
QString packed(QString text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return text.remove(blanks);
}

QString markdown(const IncidentReport &r)
{
    return QString::fromUtf8(*report::incidentBytes(r, Format::Markdown));
}

} // namespace

#define VERIFY_CONTAINS(text, part) QVERIFY2((text).contains(QStringLiteral(part)), qPrintable(text))

class TestIncidentReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void who_acknowledged_is_named_whoever_has_it_now()
    {
        auto r = sampleReport(Language::English);
        r.incident.owner = "zhao";
        const auto text = markdown(r);
        static const QRegularExpression row(QStringLiteral("Acknowledged \\|[^\n]*· wang"));
        QVERIFY2(text.contains(row), qPrintable(text));
        r.incident.acknowledgedAt = {};
        QVERIFY2(!markdown(r).contains(row), "not acknowledged, or not any more");
    }

    void attached_files_are_listed_with_their_hashes()
    {
        auto r = sampleReport(Language::English);
        const domain::Attachment file{"stack.txt", 12, std::string(64, 'a'), {}, {}};
        r.incident.timeline.push_back({sample::kStart, domain::TimelineKind::FileAttached, "wang", {"incident.file_attached", "stack.txt, 12 bytes", domain::argumentsOf(file)}});
        const auto text = markdown(r);
        VERIFY_CONTAINS(text, "## Attached files");
        VERIFY_CONTAINS(text, "file attached");
        QVERIFY2(text.contains(QString(64, QLatin1Char('a'))), qPrintable(text));
        const auto json = QJsonDocument::fromJson(*report::incidentBytes(r, Format::Json)).object()[QLatin1String("content")].toObject();
        const auto listed = json[QLatin1String("incident")].toObject()[QLatin1String("attachments")].toArray();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed[0].toObject()[QLatin1String("name")].toString(), QStringLiteral("stack.txt"));
    }

    void init() { QVERIFY(m_folder.isValid()); }

    void chinese_text_of_the_pdf_can_be_searched()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        const QString path = m_folder.filePath(QStringLiteral("zh.pdf"));
        QVERIFY(report::writeIncident(sampleReport(Language::Chinese), Format::Pdf, path));
        const QString text = packed(textOf(path));
        VERIFY_CONTAINS(text, "数据库连接失败");
        VERIFY_CONTAINS(text, "最初征兆时的敞口");
        VERIFY_CONTAINS(text, "时间线");
        VERIFY_CONTAINS(text, "重启PostgreSQL");
        VERIFY_CONTAINS(text, "第1页/共");
        VERIFY_CONTAINS(text, "未实现盈亏");
        VERIFY_CONTAINS(text, "严重级别");
        VERIFY_CONTAINS(text, "2026-11-2211:12:07.000UTC+8");
    }

    void english_pdf_has_the_whole_story_and_numbers_its_pages()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext (poppler-utils) is not installed");
        IncidentReport r = sampleReport(Language::English);
        for (int i = 0; i < 200; ++i)
            r.incident.timeline.push_back({sample::kStart + 300s, domain::TimelineKind::Note, "wang",
                                           sample::finding("incident.note", "line", domain::Health::Ok)});
        const QString path = m_folder.filePath(QStringLiteral("en.pdf"));
        QVERIFY(report::writeIncident(r, Format::Pdf, path));
        const QString text = packed(textOf(path));
        VERIFY_CONTAINS(text, "P0Critical·Databaseconnectionfailed");
        VERIFY_CONTAINS(text, "Exposureatthefirstsign");
        VERIFY_CONTAINS(text, "connectionto127.0.0.1:5432refused");
        VERIFY_CONTAINS(text, "restartedin4.1s");
        VERIFY_CONTAINS(text, "SHA-256");
        VERIFY_CONTAINS(text, "page1of");
        VERIFY_CONTAINS(text, "page3of");
        QVERIFY2(text.count(QStringLiteral("LocaltimeUTCEvent")) >= 3,
                 "the head of the timeline is not repeated on each page");
    }

    void times_are_local_with_offset_and_utc()
    {
        const QString text = markdown(sampleReport(Language::English));
        VERIFY_CONTAINS(text, "2026-11-22 11:12:07.000 UTC+8 (2026-11-22 03:12:07.000 UTC)");
    }

    void response_clock_is_judged_data()
    {
        QTest::addColumn<int>("acknowledgedAfter"); // s, 0: never
        QTest::addColumn<QString>("verdict");
        QTest::newRow("in time") << 108 << "| Response clock | met |";
        QTest::newRow("at the deadline") << 310 << "| Response clock | met |";
        QTest::newRow("late") << 370 << "| Response clock | breached by 1 min 0 s |";
        QTest::newRow("never") << 0 << "| Response clock | not acknowledged; due 2026-11-22 11:17:17.000 UTC+8";
    }

    void response_clock_is_judged()
    {
        QFETCH(int, acknowledgedAfter);
        QFETCH(QString, verdict);
        IncidentReport r = sampleReport(Language::English);
        r.incident.acknowledgedAt =
            acknowledgedAfter ? sample::kStart + std::chrono::seconds(acknowledgedAfter) : base::WallTime{};
        const QString text = markdown(r);
        QVERIFY2(text.contains(verdict), qPrintable(text));
    }

    void unknown_exposure_is_said_to_be_unknown()
    {
        IncidentReport r = sampleReport(Language::English);
        r.incident.exposureAtStart.known = false;
        VERIFY_CONTAINS(markdown(r), "Not known: neither the engine nor the venue answered");
    }

    void findings_are_worded_by_the_caller()
    {
        IncidentReport r = sampleReport(Language::Chinese);
        r.findingText = [](const domain::Finding &f) {
            return QStringLiteral("译文：") + QString::fromStdString(f.code);
        };
        VERIFY_CONTAINS(markdown(r), "译文：postgresql.refused");
    }

    void markdown_of_foreign_text_stays_text()
    {
        IncidentReport r = sampleReport(Language::English);
        r.incident.symptoms[0].text = "a | b\n# <script>`x`";
        VERIFY_CONTAINS(markdown(r), R"(a \| b<br>\# \<script\>\`x\`)");
    }

    void long_output_is_cut_on_paper_and_says_so()
    {
        IncidentReport r = sampleReport(Language::English);
        for (int i = 0; i < 100; ++i)
            r.runs[0].steps[0].output += "line " + std::to_string(i) + "\n";
        const QString text = markdown(r);
        VERIFY_CONTAINS(text, "First 60 of 101 lines");
        QVERIFY(!text.contains(QStringLiteral("line 99")));
    }

    void csv_holds_the_timeline_and_disarms_formulas()
    {
        const QString csv = QString::fromUtf8(*report::incidentBytes(sampleReport(Language::English), Format::Csv));
        VERIFY_CONTAINS(csv, "Local time,UTC,Event,Who,What\r\n");
        VERIFY_CONTAINS(csv, "2026-11-22 11:12:07.000 UTC+8,2026-11-22 03:12:07.000,suspected,qcat,connection to "
                             "127.0.0.1:5432 refused\r\n");
        VERIFY_CONTAINS(csv, "\"'=cmd|' /C calc'!A0, \"\"asked\"\" the DBA\"");
        QCOMPARE(csv.count(QStringLiteral("\r\n")), 1 + 6);
    }

    void json_hash_proves_its_content()
    {
        const QByteArray bytes = *report::incidentBytes(sampleReport(Language::English), Format::Json);
        const QJsonObject all = QJsonDocument::fromJson(bytes).object();
        const QJsonObject content = all[QStringLiteral("content")].toObject();
        QCOMPARE(content[QStringLiteral("incident")][QStringLiteral("id")].toString(),
                 QStringLiteral("INC-20261122-0001"));
        QCOMPARE(content[QStringLiteral("runs")][0][QStringLiteral("steps")][3][QStringLiteral("state")].toString(),
                 QStringLiteral("done"));
        const QByteArray compact = QJsonDocument(content).toJson(QJsonDocument::Compact);
        QCOMPARE(all[QStringLiteral("sha256")].toString().toLatin1(),
                 QCryptographicHash::hash(compact, QCryptographicHash::Sha256).toHex());
    }

    void hash_is_the_same_in_every_language_and_changes_with_the_content()
    {
        const auto last = [](const QString &text) {
            return text.right(80).remove(QRegularExpression(QStringLiteral("[^0-9a-f]"))).right(64);
        };
        const QString english = last(markdown(sampleReport(Language::English)));
        QCOMPARE(english.size(), 64);
        QCOMPARE(last(markdown(sampleReport(Language::Chinese))), english);
        IncidentReport altered = sampleReport(Language::English);
        altered.incident.timeline[0].actor = "somebody";
        QVERIFY(last(markdown(altered)) != english);
    }

    void a_report_that_cannot_be_written_names_its_path_and_leaves_what_was_there()
    {
        const QString path = m_folder.filePath(QStringLiteral("missing/report.csv"));
        const auto status = report::writeIncident(sampleReport(Language::English), Format::Csv, path);
        QVERIFY(!status);
        QCOMPARE(status.error().code, std::string("report.not_written"));
        QCOMPARE(status.error().arg("path"), std::string_view(path.toStdString()));
        QVERIFY(!QFile::exists(path));
    }

    void incident_list_has_a_row_for_each()
    {
        const QString csv = QString::fromUtf8(report::incidentListCsv(
            {{sample::incident(), sample::resolvedIncident()}, Language::Chinese, QTimeZone::utc()}));
        const QStringList lines = csv.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[1].startsWith(QStringLiteral("INC-20261122-0001,P0 紧急,未认领,数据库连接失败,postgresql,")),
                 qPrintable(lines[1]));
        QVERIFY2(lines[2].endsWith(QStringLiteral(",262,wang,")), qPrintable(lines[2]));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestIncidentReport)
#include "tst_incident_report.moc"
