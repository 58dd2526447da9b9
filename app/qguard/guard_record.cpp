#include "guard_record.h"

#include "exposure_text.h"
#include "wall_clock.h"

#include <qcat/notify/codes.h>
#include <qcat/ops_store/sqlite_ops_store.h>

#include <algorithm>

namespace qcat::qguard
{

namespace
{

using namespace std::chrono_literals;
using domain::TimelineKind;

constexpr base::Duration kAgainWithin = 10min; // as the desk reopens what it opened itself
const std::string kActor = "qguard";

domain::Finding silent(const std::string &why)
{
    return {"guard.silent", "QCAT does not answer: " + why, {{"detail", why}}, domain::Health::Crit};
}

// Of another kind than the desk's, which counts in a store of its own: "INC-20261123-G081502".
domain::IncidentId newId()
{
    auto time = base::toIso(wallNow()).substr(0, 19); // 2026-11-23T08:15:02
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    return {fmt::format("INC-{}-G{}", time.substr(0, 8), time.substr(9))};
}

} // namespace

bool GuardRecord::resume()
{
    auto store = ops_store::SqliteOpsStore::openToRead(m_file);
    if (!store)
        return false;
    const auto newest = (*store)->loadIncidents(1);
    const auto pages = (*store)->outbox()->loadPages(1);
    if (!newest || newest->empty() || !pages)
        return false;
    m_incident = newest->back();
    if (const auto page = std::ranges::find(*pages, m_incident.id, &ops::Page::incident); page != pages->end())
        m_page = *page;
    return m_incident.state == domain::IncidentState::Open;
}

void GuardRecord::begin(const Silence &silence)
{
    if (!openAgain(silence))
        open(silence);
    m_incident.state = domain::IncidentState::Open;
    m_incident.resolvedAt = {};
    m_page.over = false;
    m_incident.since = silence.since;
    m_incident.clockFrom = wallNow();
    m_incident.acknowledgeBy = silence.answerBy;
    m_incident.symptoms = {silent(silence.why)};
    m_incident.exposureAtStart = silence.exposure;
    add(TimelineKind::ExposureNoted, exposureFinding(silence.exposure));
}

void GuardRecord::open(const Silence &silence)
{
    m_incident = {};
    m_incident.id = newId();
    m_incident.fault = {"service.dead"};
    m_incident.title = {"QCAT does not answer", "QCAT 无应答"};
    m_incident.component = {"engine"};
    m_incident.severity = domain::Severity::P0;
    m_incident.openedAt = wallNow();
    m_incident.meaning = {"Nobody watches positions and orders; stops that rest at the venue stay.", "无人监视持仓和挂单；交易所的止损单仍然有效。"};
    m_page = {};
    m_page.incident = m_incident.id;
    m_page.severity = m_incident.severity;
    m_page.title = m_incident.title;
    m_page.where = "engine";
    m_page.startedAt = m_incident.openedAt;
    add(TimelineKind::Opened, silent(silence.why));
}

bool GuardRecord::openAgain(const Silence &silence)
{
    if (!m_incident.id.isValid() || wallNow() - m_incident.timeline.back().time > kAgainWithin)
        return false;
    add(TimelineKind::Reopened, silent(silence.why));
    return true;
}

void GuardRecord::gave(ops::AckWord word)
{
    word.incident = m_incident.id;
    m_unwrittenWords.push_back(std::move(word));
    m_isWritten = false;
}

void GuardRecord::called(domain::Delivery message)
{
    const bool isTaken = message.state == domain::DeliveryState::Accepted;
    const auto &who = message.contact.empty() ? message.channel : message.contact;
    message.incident = m_incident.id;
    add(TimelineKind::Notification, {std::string(isTaken ? notify::code::kNotified : notify::code::kNotReached),
                                     fmt::format("{} by {}: {}", who, message.channel, message.result.text),
                                     {{"contact", who}, {"channel", message.channel}, {"detail", message.result.text}},
                                     isTaken ? domain::Health::Ok : domain::Health::Warn});
    const auto key = message.contact + "/" + message.channel;
    if (isTaken && std::ranges::find(m_page.told, key) == m_page.told.end())
        m_page.told.push_back(key);
    m_unwritten.push_back(std::move(message));
}

void GuardRecord::nobodyReached()
{
    add(TimelineKind::Notification, {"guard.nobody_reached", "nobody was reached", {}, domain::Health::Crit});
}

// The silence is over. The desk, which takes this up, mitigates its own and resolves it.
void GuardRecord::end()
{
    const auto lasted = base::toShortText(wallNow() - m_incident.since);
    add(TimelineKind::Recovered, {"guard.answers_again", "QCAT answers again after " + lasted, {{"after", lasted}}});
    m_incident.state = domain::IncidentState::Resolved;
    m_incident.resolvedAt = wallNow();
    m_page.over = true;
}

std::vector<std::string> GuardRecord::toldContacts() const
{
    std::vector<std::string> all;
    for (const auto &key : m_page.told)
        if (const auto slash = key.find('/'); slash > 0)
            all.push_back(key.substr(0, slash));
    return all;
}

void GuardRecord::add(TimelineKind kind, domain::Finding what)
{
    m_incident.timeline.push_back({wallNow(), kind, kActor, std::move(what)});
    m_isWritten = false;
}

void GuardRecord::flush()
{
    if (m_isWritten)
        return;
    const auto written = write();
    m_isWritten = written.hasValue();
    if (!written && !std::exchange(m_hasSaidWhyNot, true))
        say("the incident cannot be written, tried again with every look: " + written.error().message);
    if (m_isWritten) {
        m_unwritten.clear();
        m_unwrittenWords.clear();
        m_hasSaidWhyNot = false;
    }
}

// Closed each time: a desk that reads finds all of it in one file.
base::Status GuardRecord::write()
{
    auto store = ops_store::SqliteOpsStore::open(m_file);
    if (!store)
        return store.error();
    const auto outbox = (*store)->outbox();
    return (*store)->transact([&]() -> base::Status {
        if (auto saved = (*store)->saveIncident(m_incident); !saved)
            return saved;
        for (const auto &word : m_unwrittenWords)
            if (auto saved = outbox->saveWord(word); !saved)
                return saved;
        return outbox->commit({m_page}, m_unwritten);
    });
}

} // namespace qcat::qguard
