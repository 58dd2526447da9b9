#include "answer_page.h"

#include <qcat/domain/names.h>

#include <fmt/format.h>

#include <QCryptographicHash>

#include <string_view>

namespace qcat::http_api
{

namespace
{

using api::AnswerState;
using domain::MessageLanguage;

constexpr std::string_view kStyle = "body{font:18px/1.5 sans-serif;max-width:34em;margin:1.5em auto;padding:0 1em;color-scheme:light dark}"
                                    "h1{font-size:1.25em}pre{white-space:pre-wrap;font:inherit}"
                                    "button{font:inherit;font-weight:bold;width:100%;padding:.8em;margin-top:1em}";

struct Words {
    std::string_view en;
    std::string_view zh;
    std::string_view in(MessageLanguage language) const { return language == MessageLanguage::Zh ? zh : en; }
};

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : text)
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    return safe;
}

// Only the style that is written here, a form that goes back here, and no frame around it; the word in the address goes nowhere.
std::vector<std::pair<std::string, std::string>> securityHeaders()
{
    static const auto style = QCryptographicHash::hash(QByteArrayView(kStyle.data(), qsizetype(kStyle.size())), QCryptographicHash::Sha256).toBase64().toStdString();
    return {{"Content-Security-Policy",
             fmt::format("default-src 'none'; style-src 'sha256-{}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'", style)},
            {"Referrer-Policy", "no-referrer"},
            {"X-Robots-Tag", "noindex"}};
}

HttpResponse page(int status, MessageLanguage language, std::string_view heading, const std::string &rest)
{
    auto html = fmt::format("<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                            "content=\"width=device-width, initial-scale=1\"><title>QCAT</title><style>{}</style></head>"
                            "<body><h1>{}</h1>{}</body></html>\n",
                            language == MessageLanguage::Zh ? "zh" : "en", kStyle, escaped(heading), rest);
    return {status, "text/html; charset=utf-8", std::move(html), securityHeaders()};
}

std::string incidentLines(const api::AnswerView &view)
{
    const bool zh = view.language == MessageLanguage::Zh;
    const auto &title = zh && !view.title.zh.empty() ? view.title.zh : view.title.en;
    const auto &text = zh && !view.text.zh.empty() ? view.text.zh : view.text.en;
    return fmt::format("<p><strong>{} {}{}{}</strong><br>{}</p><pre>{}</pre>", domain::name(view.severity), escaped(title),
                       view.where.empty() ? "" : " · ", escaped(view.where), escaped(view.incident.value), escaped(text));
}

std::string button(const api::AnswerView &view)
{
    const auto text = view.language == MessageLanguage::Zh ? fmt::format("以 {} 的身份确认", view.contact) : fmt::format("Acknowledge as {}", view.contact);
    return fmt::format("<form method=\"post\"><button>{}</button></form>", escaped(text));
}

HttpResponse withoutButton(const api::AnswerView &view, int status, const Words &heading, const Words &text)
{
    const bool names = !view.title.en.empty();
    return page(status, view.language, heading.in(view.language),
                fmt::format("<p>{}</p>{}", escaped(text.in(view.language)), names ? incidentLines(view) : escaped(view.incident.value)));
}

} // namespace

HttpResponse answerPage(const api::AnswerView &view)
{
    switch (view.state) {
    case AnswerState::Open:
        return page(200, view.language, Words{"Somebody is needed", "需要有人处理"}.in(view.language), incidentLines(view) + button(view));
    case AnswerState::Done:
        return withoutButton(view, 200, {"Acknowledged", "已确认"},
                             {"You have taken it; nobody else is called for now.", "您已接手，暂不再通知其他人。"});
    case AnswerState::Taken:
        return withoutButton(view, 200, {"Already acknowledged", "已有人确认"}, {"Somebody has taken it; nothing was changed.", "已有人接手，未作任何更改。"});
    case AnswerState::Over:
        return withoutButton(view, 200, {"It is over", "故障已结束"}, {"There is nothing to acknowledge any more.", "已无需确认。"});
    case AnswerState::Used:
        return withoutButton(view, 410, {"This link was used", "此链接已使用"},
                             {"It works once. Use the link of a newer message, or “qcat incident ack”.", "链接只能使用一次。请使用更新消息中的链接，或执行 “qcat incident ack”。"});
    case AnswerState::Expired:
        return withoutButton(view, 410, {"This link has expired", "此链接已过期"},
                             {"It worked for 24 hours. Use the link of a newer message, or “qcat incident ack”.",
                              "链接的有效期为 24 小时。请使用更新消息中的链接，或执行 “qcat incident ack”。"});
    case AnswerState::Unknown:
        break;
    }
    return page(404, MessageLanguage::En, "There is no such link / 没有此链接",
                "<p>It may be incomplete: open it from the message itself.<br>链接可能不完整：请直接从消息中打开。</p>");
}

HttpResponse unavailablePage(int status)
{
    auto answer = page(status, MessageLanguage::En, "Not now / 暂不可用",
                       "<p>Nothing was changed. Open the link again in a few seconds.<br>未作任何更改。请几秒钟后重新打开链接。</p>");
    answer.headers.emplace_back("Retry-After", "2");
    return answer;
}

} // namespace qcat::http_api
