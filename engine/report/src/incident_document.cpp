#include "incident_document.h"

#include "evidence_section.h"
#include "text.h"

#include <qcat/domain/attachment.h>
#include <qcat/domain/opening_exposure.h>

namespace qcat::report
{

namespace
{

constexpr int kOutputLines = 60; // of one step, on paper; the JSON has all

class Writer
{
public:
    Writer(const IncidentReport &report, const QString &hash)
        : m_report(report), m_incident(report.incident), m_say(report.language, report.timeZone), m_hash(hash)
    {
    }

    Document document() const
    {
        Document d;
        d.title = m_say.word(m_incident.severity) + QStringLiteral(" · ") + m_say.pick(m_incident.title);
        d.subtitle = plain(m_incident.id.value) + QStringLiteral(" · ") + m_say.word(m_incident.state);
        d.footer = QStringLiteral("QCAT · ") + plain(m_incident.id.value) + QStringLiteral(" · SHA-256 ") + m_hash;
        d.pageOf = m_say({"page %1 of %2", "第 %1 页 / 共 %2 页"});
        d.sections = {summary(), exposure(), symptoms()};
        if (m_report.evidence)
            d.sections.push_back(evidenceSection(m_report, m_say));
        if (const auto files = domain::attachmentsOf(m_incident); !files.empty())
            d.sections.push_back(filesSection(files));
        d.sections.push_back(timelineSection());
        for (const auto &run : m_report.runs)
            addRun(d.sections, run);
        d.sections.push_back(provenance());
        return d;
    }

    Table timeline() const
    {
        Table table{{m_say({"Local time", "本地时间"}), QStringLiteral("UTC"), m_say({"Event", "事件"}),
                     m_say({"Who", "执行人"}), m_say({"What", "内容"})},
                    {26, 20, 14, 9, 31},
                    {}};
        for (const auto &entry : m_incident.timeline)
            table.rows.push_back({m_say.local(entry.time), m_say.utc(entry.time), m_say.word(entry.kind),
                                  plain(entry.actor), finding(entry.what)});
        return table;
    }

private:
    QString finding(const domain::Finding &what) const
    {
        return m_report.findingText ? m_report.findingText(what) : plain(what.text);
    }

    Section summary() const
    {
        Facts facts;
        const auto add = [&](Phrase name, const QString &value) { facts.rows.emplace_back(m_say(name), value); };
        add({"Severity", "严重级别"}, m_say.word(m_incident.severity));
        add({"State", "状态"}, m_say.word(m_incident.state));
        add({"Component", "组件"}, componentText());
        add({"First sign", "最早征兆"}, m_say.both(m_incident.since));
        add({"Opened", "开单"}, m_say.both(m_incident.openedAt));
        add({"Acknowledged", "认领"}, acknowledgedText());
        add({"Resolved", "解决"}, m_say.both(m_incident.resolvedAt));
        add({"Duration", "持续时间"}, durationText());
        add({"Response clock", "响应时限"}, responseText());
        return {m_say({"Summary", "摘要"}), 2, {facts, Paragraph{m_say.pick(m_incident.meaning)}}};
    }

    QString componentText() const
    {
        const QString name = plain(m_incident.component.value);
        return m_incident.instance.empty() ? name : name + QStringLiteral(" · ") + plain(m_incident.instance);
    }
    QString acknowledgedText() const
    {
        const QString time = m_say.both(m_incident.acknowledgedAt);
        const auto who = m_incident.acknowledgedAt.isValid() ? acknowledgedBy() : std::string();
        return who.empty() ? time : time + QStringLiteral(" · ") + plain(who);
    }
    // As the record tells it: the owner may be somebody else by now. A tool taken by hand belongs to whoever opened it from the start.
    std::string acknowledgedBy() const
    {
        const auto kind = m_incident.origin == domain::IncidentOrigin::ByHand ? domain::TimelineKind::Opened : domain::TimelineKind::Acknowledged;
        std::string who;
        for (const auto &entry : m_incident.timeline)
            if (entry.kind == kind)
                who = entry.actor;
        return who;
    }
    QString durationText() const
    {
        if (!m_incident.since.isValid())
            return QStringLiteral("–");
        if (m_incident.resolvedAt.isValid())
            return m_say.duration(m_incident.resolvedAt - m_incident.since);
        return m_say({"%1, not resolved yet", "%1，尚未解决"})
            .arg(m_say.duration(m_report.generatedAt - m_incident.since));
    }
    QString responseText() const
    {
        const auto due = m_incident.acknowledgeBy;
        const auto done = m_incident.acknowledgedAt;
        if (!due.isValid())
            return QStringLiteral("–");
        if (done.isValid())
            return done <= due ? m_say({"met", "按时认领"})
                               : m_say({"breached by %1", "超时 %1"}).arg(m_say.duration(done - due));
        return m_say({"not acknowledged; due %1", "未认领；截止 %1"}).arg(m_say.both(due));
    }

    Section exposure() const
    {
        const auto &e = m_incident.exposureAtStart;
        Section section{m_say({"Exposure at the first sign", "最初征兆时的敞口"}), 2, {}};
        if (!e.known)
            section.blocks.push_back(Paragraph{
                m_say({"Not known: neither the engine nor the venue answered. The figures are the last known ones.",
                       "未知：引擎与交易所均无应答，以下为最近一次已知数值。"})});
        Facts facts;
        const auto add = [&](Phrase name, const QString &value) { facts.rows.emplace_back(m_say(name), value); };
        add({"As of", "读取时间"}, m_say.both(e.wallTime));
        add({"Open orders", "当前委托"}, QString::number(e.openOrders));
        add({"Stops resting at the venue", "交易所条件单（止损）"}, QString::number(e.conditionalOrders));
        add({"Orders of unknown fate", "状态未知委托"}, QString::number(e.unknownOrders));
        add({"Gross exposure", "总敞口"}, money(e.gross));
        add({"Equity", "权益"}, money(e.equity));
        section.blocks.push_back(facts);
        if (!e.legs.empty())
            section.blocks.push_back(legs(e));
        if (const auto *noted = domain::exposureAtOpening(m_incident))
            section.blocks.push_back(Paragraph{m_say({"When it was opened, %1: %2", "立单时（%1）：%2"}).arg(m_say.both(noted->time), finding(noted->what))});
        return section;
    }

    Table legs(const domain::Exposure &e) const
    {
        Table table{{m_say({"Account", "账户"}), m_say({"Symbol", "合约"}), m_say({"Position", "持仓"}),
                     m_say({"Entry", "开仓均价"}), m_say({"Mark price", "标记价格"}),
                     m_say({"Unrealised PnL", "未实现盈亏"}), m_say({"Liquidation price", "强平价"}),
                     m_say({"Stop", "止损"})},
                    {10, 13, 12, 13, 13, 15, 14, 10},
                    {}};
        for (const auto &leg : e.legs)
            table.rows.push_back({plain(leg.account), plain(leg.symbol), exact(leg.quantity), exact(leg.entryPrice),
                                  exact(leg.markPrice), money(leg.unrealizedPnl),
                                  leg.liquidationPrice.isZero() ? QStringLiteral("–") : exact(leg.liquidationPrice),
                                  leg.stopAtVenue ? m_say({"at venue", "有"}) : m_say({"none", "无"})});
        return table;
    }

    Section symptoms() const
    {
        Bullets bullets;
        for (const auto &symptom : m_incident.symptoms)
            bullets.items.append(finding(symptom));
        Section section{m_say({"Symptoms", "症状"}), 2, {bullets}};
        if (bullets.items.isEmpty())
            section.blocks = {Paragraph{m_say({"None recorded.", "无记录。"})}};
        if (!m_incident.consequences.empty()) {
            QStringList names;
            for (const auto &component : m_incident.consequences)
                names.append(plain(component.value));
            section.blocks.push_back(Paragraph{
                m_say({"Broken because of it: %1", "受其连带影响：%1"}).arg(names.join(QStringLiteral(", ")))});
        }
        return section;
    }

    Section filesSection(const std::vector<domain::Attachment> &files) const
    {
        Table table{{m_say({"File", "文件"}), m_say({"Bytes", "字节"}), QStringLiteral("SHA-256"), m_say({"Who", "执行人"})}, {30, 12, 46, 12}, {}};
        for (const auto &file : files)
            table.rows.push_back({plain(file.name), QString::number(file.bytes), plain(file.sha256), plain(file.by)});
        return {m_say({"Attached files", "附件"}), 2, {table}};
    }

    Section timelineSection() const { return {m_say({"Timeline", "时间线"}), 2, {timeline()}}; }

    void addRun(std::vector<Section> &sections, const domain::RunbookRun &run) const
    {
        Facts facts;
        const auto add = [&](Phrase name, const QString &value) { facts.rows.emplace_back(m_say(name), value); };
        add({"Runbook", "处理预案"}, QStringLiteral("%1 v%2").arg(plain(run.runbook.id)).arg(run.runbook.version));
        add({"Its SHA-256", "预案 SHA-256"}, plain(run.runbook.hash));
        for (const auto &parameter : run.runbook.parameters)
            if (const auto input = run.inputs.find(parameter.name); input != run.inputs.end())
                facts.rows.emplace_back(m_say.pick(parameter.title), plain(input->second));
        add({"Result", "结果"}, m_say.word(run.state));
        add({"Operator", "操作员"}, plain(run.operatorName));
        add({"Started", "开始"}, m_say.both(run.startedAt));
        add({"Finished", "结束"}, m_say.both(run.finishedAt));
        sections.push_back(
            {m_say({"Runbook: %1", "处理预案：%1"}).arg(m_say.pick(run.runbook.title)), 2, {facts, steps(run)}});
        for (const auto &step : run.steps)
            if (!step.output.empty())
                sections.push_back(output(run, step));
    }

    Table steps(const domain::RunbookRun &run) const
    {
        Table table{{m_say({"Step", "步骤"}), m_say({"State", "状态"}), m_say({"Finding", "发现"}),
                     m_say({"Took", "耗时"}), m_say({"Who", "执行人"})},
                    {28, 11, 38, 11, 12},
                    {}};
        int number = 0;
        for (const auto &step : run.steps)
            table.rows.push_back(
                {QStringLiteral("%1. %2").arg(++number).arg(titleOf(run, step.name)), m_say.word(step.state),
                 step.reason.empty() ? finding(step.finding) : plain(step.reason), tookText(step), plain(step.actor)});
        return table;
    }

    QString titleOf(const domain::RunbookRun &run, const std::string &name) const
    {
        for (const auto &step : run.runbook.steps)
            if (step.name == name)
                return m_say.pick(step.title);
        return plain(name);
    }

    QString tookText(const domain::StepRun &step) const
    {
        const bool finished = step.startedAt.isValid() && step.finishedAt.isValid();
        return finished ? m_say.duration(step.finishedAt - step.startedAt) : QStringLiteral("–");
    }

    Section output(const domain::RunbookRun &run, const domain::StepRun &step) const
    {
        QStringList lines = plain(step.output).trimmed().split(QLatin1Char('\n'));
        const qsizetype all = lines.size();
        Section section{m_say({"Output of: %1", "步骤输出：%1"}).arg(titleOf(run, step.name)), 3, {}};
        section.blocks.push_back(Preformatted{lines.mid(0, kOutputLines).join(QLatin1Char('\n'))});
        if (all > kOutputLines)
            section.blocks.push_back(Paragraph{m_say({"First %1 of %2 lines; the JSON export has all of them.",
                                                      "仅列前 %1 行，共 %2 行；完整内容见 JSON 导出。"})
                                                   .arg(kOutputLines)
                                                   .arg(all)});
        if (step.outputTruncated)
            section.blocks.push_back(
                Paragraph{m_say({"The output was longer than 64 KiB and was cut when it was recorded.",
                                 "输出超过 64 KiB，记录时已截断。"})});
        return section;
    }

    Section provenance() const
    {
        Facts facts;
        facts.rows.emplace_back(m_say({"Generated", "生成时间"}), m_say.both(m_report.generatedAt));
        facts.rows.emplace_back(m_say({"By", "生成者"}), plain(m_report.generatedBy));
        facts.rows.emplace_back(m_say({"SHA-256 of the content", "内容 SHA-256"}), m_hash);
        return {m_say({"About this report", "关于本报告"}), 2, {facts}};
    }

    const IncidentReport &m_report;
    const domain::Incident &m_incident;
    const Text m_say;
    const QString m_hash;
};

} // namespace

Document incidentDocument(const IncidentReport &report, const QString &contentHash)
{
    return Writer(report, contentHash).document();
}

Table timelineTable(const IncidentReport &report)
{
    return Writer(report, {}).timeline();
}

} // namespace qcat::report
