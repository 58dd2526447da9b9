// What people answer by a link or a key of their phone.
#include "pager_parts.h"

#include <qcat/base/log.h>
#include <qcat/notify/codes.h>

#include <fmt/format.h>

namespace qcat::notify
{

using api::AnswerState;

api::AnswerView Pager::Parts::look(const std::string &held) const
{
    api::AnswerView view;
    const auto *word = words.find(held);
    if (!word)
        return view;
    if (const auto *way = escalation.channel(word->channel))
        view.language = way->language;
    view.incident = word->incident;
    view.contact = word->contact;
    const auto page = pages.find(word->incident);
    if (page != pages.end()) {
        view.severity = page->second.severity;
        view.title = page->second.title;
        view.where = page->second.where;
        view.text = page->second.body;
    }
    if (word->usedAt.isValid())
        view.state = AnswerState::Used;
    else if (word->until <= clock.wallNow())
        view.state = AnswerState::Expired;
    else if (page == pages.end())
        view.state = AnswerState::Over;
    else
        view.state = page->second.acknowledged ? AnswerState::Taken : AnswerState::Open;
    return view;
}

void Pager::Parts::answered(const std::string &held, api::AnswerBy how)
{
    const auto *word = words.find(held);
    if (!word)
        return;
    const bool isLink = how == api::AnswerBy::Link;
    const domain::Finding what{std::string(isLink ? code::kAnsweredByLink : code::kAnsweredByKey),
                               fmt::format("{} has answered by the {} that {} brought", word->contact, isLink ? "link" : "key", word->channel),
                               {{"contact", word->contact}, {"channel", word->channel}},
                               domain::Health::Ok};
    const auto incident = word->incident;
    if (const auto *way = escalation.channel(word->channel); way && domain::reachesPhones(way->kind)) {
        phoneAnsweredAt = clock.wallNow();
        if (const auto noted = store.saveNote(kPhoneAnsweredNote, std::to_string(phoneAnsweredAt.ns)); !noted)
            log::error("notify", "{}", noted.error().message);
    }
    words.use(held);
    config.onCalled(incident, what);
}

} // namespace qcat::notify
