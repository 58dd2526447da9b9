#include "message_text.h"

#include <qcat/domain/names.h>
#include <qcat/notify/codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::notify
{

namespace
{

using domain::MessageKind;
using domain::MessageLanguage;

const std::string &in(MessageLanguage language, const domain::LocalText &text)
{
    return language == MessageLanguage::Zh && !text.zh.empty() ? text.zh : text.en;
}

struct Stakes
{
    std::string orders, positions, gross, stops;
};

std::string argument(const domain::Finding &finding, std::string_view name)
{
    const auto at = std::ranges::find(finding.args, name, &base::Error::Arg::name);
    return at == finding.args.end() ? std::string() : at->value;
}

// The very figures that stand in the record, where they do: read a second time they would be others.
Stakes stakesOf(const domain::Incident &incident)
{
    const auto noted = std::find_if(incident.timeline.rbegin(), incident.timeline.rend(),
                                    [](const auto &line) { return line.kind == domain::TimelineKind::ExposureNoted; });
    if (noted != incident.timeline.rend())
        return {argument(noted->what, "orders"), argument(noted->what, "positions"), argument(noted->what, "gross"), argument(noted->what, "conditionals")};
    const auto &exposure = incident.exposureAtStart;
    if (!exposure.known)
        return {};
    return {std::to_string(exposure.openOrders), std::to_string(exposure.legs.size()), exposure.gross.toString(2),
            std::to_string(exposure.conditionalOrders)};
}

domain::LocalText exposureLine(const domain::Incident &incident)
{
    const auto stakes = stakesOf(incident);
    if (stakes.orders.empty())
        return {"Exposure is NOT KNOWN: neither the engine nor the venue answers.", "敞口未知：引擎和交易所均无应答。"};
    return {fmt::format("Exposure: {} open orders, {} positions, gross {}, {} stops at the venue.", stakes.orders, stakes.positions, stakes.gross,
                        stakes.stops),
            fmt::format("敞口：挂单 {} 笔，持仓 {} 个，总额 {}，交易所止损单 {} 笔。", stakes.orders, stakes.positions, stakes.gross, stakes.stops)};
}

domain::LocalText nextStepLine(const domain::Incident &incident)
{
    const auto &id = incident.id.value;
    if (incident.runbook.empty())
        return {fmt::format("Next: acknowledge with “qcat incident ack {0}”, then “qcat incident show {0}”.", id),
                fmt::format("下一步：执行 “qcat incident ack {0}” 确认，再执行 “qcat incident show {0}” 查看。", id)};
    return {fmt::format("Next: acknowledge with “qcat incident ack {}”, then open the runbook “{}”.", id, incident.runbook),
            fmt::format("下一步：执行 “qcat incident ack {}” 确认，然后打开处置手册 “{}”。", id, incident.runbook)};
}

std::string head(const ops::Page &page, MessageLanguage language, bool isPaper)
{
    return fmt::format("[QCAT{}] {} {}{}{}", isPaper ? " PAPER" : "", domain::name(page.severity), in(language, page.title),
                       page.where.empty() ? "" : " · ", page.where);
}

} // namespace

domain::LocalText bodyOf(const domain::Incident &incident, bool isPaper)
{
    const auto exposure = exposureLine(incident);
    const auto next = nextStepLine(incident);
    const auto since = base::toIso(incident.since.isValid() ? incident.since : incident.openedAt).substr(0, 19);
    const auto by = incident.acknowledgeBy.isValid() ? base::toIso(incident.acknowledgeBy).substr(11, 8) : std::string("-");
    domain::LocalText body;
    body.en = fmt::format("{}\n{}\nSince {}Z, answer expected by {}Z.\n{}\n{}", incident.meaning.en, exposure.en, since, by, next.en, incident.id.value);
    body.zh = fmt::format("{}\n{}\n自 {}Z 起，应在 {}Z 前响应。\n{}\n{}", incident.meaning.zh, exposure.zh, since, by, next.zh, incident.id.value);
    if (isPaper) {
        body.en = "PAPER: no real money is at stake.\n" + body.en;
        body.zh = "模拟盘：不涉及真实资金。\n" + body.zh;
    }
    return body;
}

domain::LocalText overBodyOf(const domain::Incident &incident)
{
    const auto &id = incident.id.value;
    const auto waits = std::ranges::any_of(incident.timeline, [&](const auto &line) {
        return line.what.code == code::kResumeByHand && line.time >= incident.resolvedAt;
    });
    if (waits)
        return {fmt::format("It is over, but trading does not go on by itself: it opens no positions until a person resumes it "
                            "(“qcat resume --confirm RESUME”, or the page Trading).\n{}", id),
                fmt::format("该故障已恢复，但交易不会自动恢复：须人工执行 “qcat resume --confirm RESUME” 或在交易页面恢复后才会开仓。\n{}", id)};
    return {fmt::format("It is over; nothing more to do for it.\n{}", id), fmt::format("该故障已恢复，无需再处理。\n{}", id)};
}

MessageText textFor(MessageKind kind, const ops::Page &page, MessageLanguage language, bool isPaper)
{
    const bool zh = language == MessageLanguage::Zh;
    const auto subject = head(page, language, isPaper);
    const auto &body = in(language, page.body);
    switch (kind) {
    case MessageKind::Resolved:
        return {fmt::format("{}{}", subject, zh ? " · 已恢复" : " · resolved"), body};
    case MessageKind::Escalated:
        return {fmt::format("{}{}", subject, zh ? " · 无人响应，升级" : " · nobody has answered"), body};
    default:
        return {subject, body};
    }
}

MessageText testText(const std::string &channel, const std::string &actor, MessageLanguage language)
{
    if (language == MessageLanguage::Zh)
        return {fmt::format("[QCAT] 测试：{}", channel), fmt::format("这是通知渠道 {} 的测试，由 {} 发起。没有故障，无需处理。", channel, actor)};
    return {fmt::format("[QCAT] TEST of {}", channel),
            fmt::format("This is a test of the channel {}, asked for by {}. Nothing is wrong and nothing is to be done.", channel, actor)};
}

MessageText handoverText(const std::string &schedule, const std::string &contact, const std::string &summary, MessageLanguage language)
{
    if (language == MessageLanguage::Zh)
        return {fmt::format("[QCAT] 值班交接：{} 由 {} 接班", schedule, contact), summary};
    return {fmt::format("[QCAT] {} has taken over {}", contact, schedule), summary};
}

std::string pressText(MessageLanguage language)
{
    return language == MessageLanguage::Zh ? "按 1 键确认。" : "Press 1 to acknowledge.";
}

MessageText digestText(const std::vector<std::string> &lines, std::size_t total, MessageLanguage language)
{
    const bool zh = language == MessageLanguage::Zh;
    std::string body;
    for (const auto &line : lines)
        body += line + "\n";
    if (total > lines.size())
        body += zh ? fmt::format("……另有 {} 条\n", total - lines.size()) : fmt::format("… and {} more\n", total - lines.size());
    return {zh ? fmt::format("[QCAT] 共 {} 条通知", total) : fmt::format("[QCAT] {} notices", total), body};
}

} // namespace qcat::notify
