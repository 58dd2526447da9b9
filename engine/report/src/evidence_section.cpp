#include "evidence_section.h"

#include "text.h"

namespace qcat::report
{

namespace
{

QString findingOf(const IncidentReport &report, const domain::Finding &finding)
{
    return report.findingText ? report.findingText(finding) : plain(finding.text);
}

QString measuredText(const std::vector<domain::Measured> &measured)
{
    QStringList parts;
    for (const auto &figure : measured)
        parts << QStringLiteral("%1 %2 %3").arg(plain(figure.name), QString::number(figure.value, 'g', 6), plain(figure.unit == "1" ? "" : figure.unit)).trimmed();
    return parts.join(QStringLiteral(" · "));
}

Table readingsTable(const IncidentReport &report, const Text &say)
{
    Table table{{say({"Component", "组件"}), say({"State", "状态"}), say({"What was found", "发现"}), say({"Measured", "测量值"})}, {18, 10, 42, 30}, {}};
    for (const auto &reading : report.evidence->readings)
        table.rows.push_back({plain(reading.component.value), say.word(reading.health), findingOf(report, reading.finding), measuredText(reading.measured)});
    return table;
}

} // namespace

Section evidenceSection(const IncidentReport &report, const Text &say)
{
    const auto &evidence = *report.evidence;
    Section section{say({"Evidence when it opened", "开单时的证据"}), 2, {}};
    const QString state = evidence.trading ? say.word(*evidence.trading) : say({"not known", "未知"});
    const QString why = findingOf(report, evidence.tradingWhy);
    section.blocks.push_back(
        Facts{{{say({"Trading engine", "交易引擎"}), why.isEmpty() ? state : state + QStringLiteral(" · ") + why}, {say({"As of", "读取时间"}), say.both(evidence.at)}}});
    if (!evidence.readings.empty())
        section.blocks.push_back(readingsTable(report, say));
    if (evidence.logLines.empty()) {
        section.blocks.push_back(Paragraph{say({"No line of the log had to do with it.", "日志中没有相关内容。"})});
        return section;
    }
    QStringList lines;
    for (const auto &line : evidence.logLines)
        lines << plain(line);
    section.blocks.push_back(Paragraph{say({"The last related lines of the log:", "最近的相关日志："})});
    section.blocks.push_back(Preformatted{lines.join(QLatin1Char('\n'))});
    return section;
}

} // namespace qcat::report
