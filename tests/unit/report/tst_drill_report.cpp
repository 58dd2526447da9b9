#include <qcat/report/drill_report.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

report::DrillReport sample()
{
    report::DrillReport report;
    report.name = "redis.failed";
    report.damage = {"Redis is killed", "Redis 被强制终止"};
    report.isUnattended = report.isPassed = true;
    report.begunAt = {1'764'000'000'000'000'000};
    report.suspectedIn = 300ms;
    report.mendedIn = 5900ms;
    report.steps = {{"redis.failed", {"Restart Redis", "重启 Redis"}, domain::StepState::Done, 1200ms, {"service.restarted", "redis was restarted", {}, domain::Health::Ok}}};
    return report;
}

QString written(report::DrillReport report, report::Language language)
{
    report.language = language;
    return QString::fromUtf8(report::drillMarkdown(report));
}

} // namespace

class TestDrillReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void it_is_written_in_english_and_in_chinese()
    {
        const auto english = written(sample(), report::Language::English);
        for (const char *text : {"mended and verified", "Redis is killed", "whole again", "| Restart Redis | done |", "redis was restarted", "5.9 s"})
            QVERIFY2(english.contains(QLatin1String(text)), qPrintable(english));
        const auto chinese = written(sample(), report::Language::Chinese);
        for (const char *text : {"已修复并验证", "Redis 被强制终止", "已完整恢复", "| 重启 Redis | 完成 |", "5.9 秒"})
            QVERIFY2(chinese.contains(QString::fromUtf8(text)), qPrintable(chinese));
        QVERIFY(chinese.contains(QStringLiteral("–"))); // never acknowledged
    }

    void a_finding_is_said_in_the_readers_words_where_somebody_knows_them()
    {
        auto report = sample();
        report.findingText = [](const domain::Finding &finding) { return QStringLiteral("<%1>").arg(QString::fromStdString(finding.code)); };
        QVERIFY(written(report, report::Language::Chinese).contains(QStringLiteral("service.restarted")));
    }

    void why_it_was_not_passed_is_said_with_its_details()
    {
        auto report = sample();
        report.isPassed = false;
        report.unproven = base::Error{"drill.record", "the record is not whole: 3 orders are missing"};
        report.failure = base::Error{"drill.given_up", "given up"};
        QVERIFY(written(report, report::Language::English).contains(QStringLiteral("It ended early: given up")));
        const auto chinese = written(report, report::Language::Chinese);
        QVERIFY2(chinese.contains(QStringLiteral("交易记录不完整（the record is not whole: 3 orders are missing）")), qPrintable(chinese));
        QVERIFY2(chinese.contains(QStringLiteral("提前结束：已放弃（given up）")), qPrintable(chinese));
        QVERIFY(chinese.contains(QStringLiteral("未通过")));
    }
};

QTEST_APPLESS_MAIN(TestDrillReport)
#include "tst_drill_report.moc"
