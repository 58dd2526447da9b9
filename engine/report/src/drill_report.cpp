#include <qcat/report/drill_report.h>

#include "markdown.h"
#include "text.h"

#include <algorithm>
#include <iterator>

namespace qcat::report
{

namespace
{

// What went wrong, by its code; the details stay as the program said them.
struct Wrong {
    const char *code;
    const char *zh;
};
constexpr Wrong kWrong[] = {{"drill.unseen", "规定时间内未发现故障"},   {"drill.unopened", "规定时间内未立单"},   {"drill.unmended", "规定时间内未修复"},
                            {"drill.step", "处理预案的步骤未成功"},     {"drill.run", "处理预案未成功结束"},      {"drill.record", "交易记录不完整"},
                            {"drill.halt", "交易未停止"},               {"drill.start", "演练环境未能启动"},      {"drill.unproven", "尚未验证"},
                            {"drill.given_up", "已放弃"}};

class Writer
{
public:
    explicit Writer(const DrillReport &report) : m_report(report), m_say(report.language, QTimeZone::utc()) {}

    Document document() const
    {
        Document d;
        const auto ended = m_report.isPassed ? m_say({"mended and verified", "已修复并验证"}) : m_say({"not passed", "未通过"});
        d.title = m_say({"Drill %1: %2", "演练 %1：%2"}).arg(plain(m_report.name), ended);
        d.subtitle = m_say.pick(m_report.damage);
        if (m_report.isUnattended)
            d.subtitle += m_say({"; mended unattended by its runbook", "；由处理预案自动修复"});
        Section figures{m_say({"Times", "时间"}), 2, {times()}};
        if (m_report.failure)
            figures.blocks.push_back(Paragraph{m_say({"It ended early: %1", "提前结束：%1"}).arg(wrong(*m_report.failure))});
        d.sections.push_back(std::move(figures));
        if (!m_report.steps.empty())
            d.sections.push_back({m_say({"Steps", "步骤"}), 2, {steps()}});
        return d;
    }

private:
    QString after(const std::optional<base::Duration> &duration) const { return duration ? m_say.duration(*duration) : QStringLiteral("–"); }
    QString wrong(const base::Error &error) const
    {
        const auto text = plain(error.message);
        if (m_report.language == Language::English)
            return text;
        const auto *known = std::ranges::find(kWrong, error.code, &Wrong::code);
        return QStringLiteral("%1（%2）").arg(QString::fromUtf8(known == std::end(kWrong) ? "未通过" : known->zh), text);
    }
    Facts times() const
    {
        Facts facts;
        const auto add = [&](const Phrase &name, const QString &value) { facts.rows.emplace_back(m_say(name), value); };
        add({"Begun", "开始"}, m_say.both(m_report.begunAt));
        add({"Suspected after", "疑似用时"}, after(m_report.suspectedIn));
        add({"Opened after", "立单用时"}, after(m_report.openedIn));
        add({"Acknowledged after", "认领用时"}, after(m_report.acknowledgedIn));
        add({"Mended after", "修复用时"}, after(m_report.mendedIn));
        add({"Proof", "验证"}, m_report.unproven ? wrong(*m_report.unproven) : m_say({"whole again", "已完整恢复"}));
        add({"Wrong clicks", "误操作"}, QString::number(m_report.wrongClicks));
        return facts;
    }
    Table steps() const
    {
        Table table{{m_say({"Runbook", "处理预案"}), m_say({"Step", "步骤"}), m_say({"State", "状态"}), m_say({"Took", "耗时"}), m_say({"Finding", "发现"})},
                    {20, 25, 10, 10, 35},
                    {}};
        for (const auto &step : m_report.steps)
            table.rows.push_back({plain(step.runbook), m_say.pick(step.title), m_say.word(step.state), after(step.took),
                                  m_report.findingText ? m_report.findingText(step.finding) : plain(step.finding.text)});
        return table;
    }

    const DrillReport &m_report;
    const Text m_say;
};

} // namespace

QByteArray drillMarkdown(const DrillReport &report)
{
    return toMarkdown(Writer(report).document());
}

} // namespace qcat::report
