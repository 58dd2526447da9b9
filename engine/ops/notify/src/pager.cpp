#include <qcat/notify/pager.h>

#include "pager_parts.h"

#include <algorithm>
#include <charconv>

namespace qcat::notify
{

namespace
{

constexpr std::size_t kShown = 100;
constexpr int kLoadedEnded = 2000;

} // namespace

Pager::Pager(PagerConfig config, ops::OutboxStore &store, const ops::TimeZones &zones, const base::Clock &clock, base::Executor &executor,
             const MakeChannel &makeChannel, Publish publish)
    : m_parts(std::make_unique<Parts>(std::move(config), store, zones, clock, executor, makeChannel, std::move(publish)))
{
}

Pager::~Pager() = default;

base::Status Pager::start(const std::vector<domain::Incident> &incidents)
{
    auto &parts = *m_parts;
    auto pages = parts.store.loadPages(kLoadedEnded);
    if (!pages)
        return pages.error();
    auto deliveries = parts.store.loadDeliveries(kLoadedEnded);
    if (!deliveries)
        return deliveries.error();
    const auto notes = parts.store.loadNotes();
    if (!notes)
        return notes.error();
    if (auto loaded = parts.words.load(); !loaded)
        return loaded;
    parts.duties.load(*notes);
    for (const auto &channel : parts.config.alerting.channels)
        if (const auto note = notes->find("test/" + channel.name); note != notes->end())
            std::from_chars(note->second.data(), note->second.data() + note->second.size(), parts.tested[channel.name].ns);
    if (const auto note = notes->find(kPhoneAnsweredNote); note != notes->end())
        std::from_chars(note->second.data(), note->second.data() + note->second.size(), parts.phoneAnsweredAt.ns);
    for (auto &page : *pages)
        if (page.over)
            parts.episodes[page.incident] = page.episode;
        else
            parts.pages[page.incident] = std::move(page);
    parts.running = true;
    parts.outbox.load(std::move(*deliveries));
    for (const auto &incident : incidents)
        changed(incident, incident.timeline.size(), false); // what the store could not take then
    parts.tick();
    parts.later();
    return {};
}

void Pager::stop()
{
    m_parts->running = false;
    m_parts->outbox.stop();
}

base::Status Pager::record(const domain::Incident &incident, std::size_t)
{
    m_parts->recorded = m_parts->changeFor(incident);
    if (!m_parts->recorded)
        return {};
    return m_parts->store.commit({m_parts->recorded->page}, m_parts->recorded->staged.rows());
}

void Pager::changed(const domain::Incident &incident, std::size_t, bool isStored)
{
    auto recorded = std::exchange(m_parts->recorded, std::nullopt);
    if (isStored) {
        if (recorded)
            m_parts->apply(std::move(*recorded));
        return;
    }
    if (auto change = m_parts->changeFor(incident))
        m_parts->commitAndApply(std::move(*change));
}

base::Status Pager::takeUp(ops::Page page, std::vector<domain::Delivery> deliveries, std::vector<ops::AckWord> words)
{
    auto &parts = *m_parts;
    page.over = false; // for whoever was told it is over when the incident is
    std::erase_if(deliveries, [&](const auto &delivery) { return parts.outbox.knows(delivery.id); });
    if (const auto known = parts.pages.find(page.incident); known != parts.pages.end()) {
        page.episode = known->second.episode;
        for (const auto &key : known->second.told)
            if (std::ranges::find(page.told, key) == page.told.end())
                page.told.push_back(key);
    } else if (const auto over = parts.episodes.find(page.incident); over != parts.episodes.end()) {
        page.episode = over->second + 1; // the word that it is over was said once already, and will be again
    }
    if (auto stored = parts.store.commit({page}, deliveries); !stored)
        return stored;
    parts.pages[page.incident] = std::move(page);
    parts.outbox.load(std::move(deliveries));
    for (auto &word : words)
        parts.words.takeUp(std::move(word));
    return {};
}

bool Pager::handles(const api::CommandBody &command) const
{
    return std::holds_alternative<api::TestChannel>(command) || std::holds_alternative<api::SignHandover>(command);
}

void Pager::handle(const api::Command &command, Answer answer)
{
    if (const auto *test = std::get_if<api::TestChannel>(&command.body))
        m_parts->test(test->channel, command.actor, std::move(answer));
    else if (const auto *sign = std::get_if<api::SignHandover>(&command.body))
        m_parts->sign(*sign, command.actor, answer);
}

api::AnswerView Pager::look(const std::string &word) const
{
    return m_parts->look(word);
}

void Pager::answered(const std::string &word, api::AnswerBy how)
{
    m_parts->answered(word, how);
}

base::WallTime Pager::phoneAnsweredAt() const
{
    return m_parts->phoneAnsweredAt;
}

void Pager::describe(api::OpsSnapshot &into) const
{
    into.channels = m_parts->outbox.views();
    for (auto &view : into.channels) {
        view.where = m_parts->targets.at(view.name);
        const auto tested = m_parts->tested.find(view.name);
        if (tested != m_parts->tested.end() && m_parts->config.alerting.testEvery > base::Duration::zero())
            view.nextTest = tested->second + m_parts->config.alerting.testEvery;
    }
    into.deliveries = m_parts->outbox.newest(kShown);
    for (auto &delivery : into.deliveries)
        delivery.body.clear(); // its subject says what it was
    into.onCall = m_parts->onCall;
}

} // namespace qcat::notify
