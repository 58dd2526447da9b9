#include "silence_book.h"

#include "findings.h"
#include "person.h"
#include "silence_names.h"

#include <qcat/desk/codes.h>
#include <qcat/desk/redaction.h>
#include <qcat/domain/names.h>

#include <algorithm>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

using namespace std::chrono_literals;
using domain::SilenceKind;

constexpr int kLoaded = 300;
constexpr std::size_t kMostAtOnce = 200;
constexpr std::size_t kMostReasonBytes = 1024;
constexpr std::size_t kMostPatternBytes = 200;
constexpr base::Duration kLongestSilence = 7 * 24h;
constexpr base::Duration kLongestWindow = 30 * 24h;

std::string wordsOf(const domain::SilenceMatch &match)
{
    return fmt::format("fault={} component={} instance={} severity={}", match.fault, match.component.value, match.instance,
                       match.severity ? domain::name(*match.severity) : "");
}

base::Status checkedPatterns(const domain::SilenceMatch &match)
{
    for (const auto *pattern : {&match.fault, &match.component.value, &match.instance}) {
        const auto star = pattern->find('*');
        if (pattern->size() > kMostPatternBytes || (star != std::string::npos && (star + 1 != pattern->size() || star == 0)))
            return refusal(code::kSilencePattern, fmt::format("\"{}\" is no name: one '*' may stand at its end, for any rest", bounded(*pattern, 80).text),
                           {{"pattern", bounded(*pattern, 80).text}});
    }
    return {};
}

} // namespace

SilenceBook::SilenceBook(const DeskConfig &config, OpsStore &store, Audit &audit, const base::Clock &clock, Incidents incidents, Notice notice)
    : m_config(config), m_store(store), m_audit(audit), m_clock(clock), m_incidents(std::move(incidents)), m_notice(std::move(notice))
{
}

base::Status SilenceBook::load()
{
    auto loaded = m_store.loadSilences(kLoaded);
    if (!loaded)
        return loaded.error();
    m_silences = std::move(*loaded);
    std::ranges::stable_sort(m_silences, {}, &domain::Silence::createdAt);
    return {};
}

base::Result<std::string> SilenceBook::add(const api::AddSilence &wanted, const std::string &actor)
{
    const auto now = m_clock.wallNow();
    domain::Silence silence;
    silence.kind = wanted.kind;
    silence.match = wanted.match;
    silence.owner = actor;
    silence.reason = m_config.redact(wanted.reason);
    silence.createdAt = now;
    silence.from = wanted.from.isValid() ? wanted.from : now;
    silence.until = wanted.until;
    if (auto good = checked(wanted, silence.from); !good)
        return good.error();
    silence.needsApproval = mayHoldBackP0(silence.match);
    if (silence.needsApproval && !wanted.approverCalled.empty()) {
        if (personOf(wanted.approverCalled) == personOf(actor))
            return refusal(code::kApproverIsOwner, "the approver must be somebody else", {{"silence", std::string()}});
        silence.approvedBy = m_config.redact(wanted.approverCalled);
        silence.brokenGlass = true;
    }
    auto id = m_store.nextSilenceId(now);
    if (!id)
        return id.error();
    silence.id = *id;
    if (auto written = audited(silence, silence.brokenGlass ? "silence.break_glass" : "silence.add", actor); !written)
        return written.error();
    if (auto saved = m_store.saveSilence(silence); !saved)
        return saved.error();
    m_silences.push_back(silence);
    if (silence.brokenGlass)
        m_notice(finding(code::kGlassBroken, fmt::format("{} silenced a P0 by break-glass ({}); {} was called", actor, silence.id.value, silence.approvedBy),
                         {{"silence", silence.id.value}, {"owner", actor}, {"called", silence.approvedBy}}, domain::Health::Warn));
    else if (silence.needsApproval)
        m_notice(finding(code::kSilenceWaits, fmt::format("{} of {} waits for somebody else's approval: it could hold back a P0", silence.id.value, actor),
                         {{"silence", silence.id.value}, {"owner", actor}}, domain::Health::Warn));
    return silence.id.value;
}

base::Status SilenceBook::approve(const domain::SilenceId &id, const std::string &actor)
{
    auto silence = running(id);
    if (!silence)
        return silence.error();
    auto approved = **silence;
    if (approved.isApproved())
        return refusal(code::kApprovalNotNeeded, fmt::format("{} waits for nobody", id.value), {{"silence", id.value}});
    if (mayBeSamePerson(actor, approved.owner))
        return refusal(code::kApproverIsOwner,
                       fmt::format("{} must be approved by somebody else than {}, with a token of their own (qcat token add NAME approver)", id.value,
                                   approved.owner),
                       {{"silence", id.value}});
    approved.approvedBy = actor;
    return change(**silence, std::move(approved), "silence.approve", actor);
}

base::Status SilenceBook::end(const domain::SilenceId &id, const std::string &actor)
{
    auto silence = running(id);
    if (!silence)
        return silence.error();
    auto ended = **silence;
    ended.endedAt = m_clock.wallNow();
    ended.endedBy = actor;
    return change(**silence, std::move(ended), "silence.end", actor);
}

const domain::Silence *SilenceBook::holding(const domain::Incident &incident) const
{
    const auto now = m_clock.wallNow();
    const auto holds = [&](const domain::Silence &silence) {
        const bool isAnswered = incident.severity != domain::Severity::P0 || !silence.approvedBy.empty();
        return isAnswered && silence.isInForce(now) && domain::matches(silence.match, incident);
    };
    const auto at = std::ranges::find_if(m_silences, holds);
    return at == m_silences.end() ? nullptr : &*at;
}

std::vector<domain::Silence> SilenceBook::newest(std::size_t over) const
{
    const auto now = m_clock.wallNow();
    std::vector<domain::Silence> all(m_silences.rbegin(), m_silences.rend());
    const auto firstOver = std::stable_partition(all.begin(), all.end(), [&](const auto &silence) { return !silence.isOver(now); });
    all.resize(std::min(all.size(), std::size_t(firstOver - all.begin()) + over));
    return all;
}

base::Status SilenceBook::checked(const api::AddSilence &wanted, base::WallTime from) const
{
    const auto now = m_clock.wallNow();
    if (wanted.reason.empty())
        return refusal(code::kTextMissing, "the reason is empty: say it in words", {{"what", "reason"}});
    if (wanted.reason.size() > kMostReasonBytes)
        return refusal(code::kTextTooLong, fmt::format("at most {} bytes of reason are kept", kMostReasonBytes),
                       {{"what", "reason"}, {"limit", std::to_string(kMostReasonBytes)}});
    if (wanted.match.isEmpty())
        return refusal(code::kSilenceMatchesAll, "it would hold back everything: name a fault, component, instance or severity");
    if (auto good = checkedPatterns(wanted.match); !good)
        return good;
    if (auto good = knownNames(wanted.match, m_config, m_incidents()); !good)
        return good;
    if (wanted.until <= now || wanted.until <= from)
        return refusal(code::kSilenceTimes, "it would be over before it begins: say how long from now it holds");
    const auto longest = wanted.kind == SilenceKind::Maintenance ? kLongestWindow : kLongestSilence;
    if (wanted.until - from > longest)
        return refusal(code::kSilenceTooLong, fmt::format("it would hold longer than {}, the longest there is", base::toShortText(longest)), {{"limit", base::toShortText(longest)}});
    if (std::ranges::count_if(m_silences, [&](const auto &s) { return !s.isOver(now); }) >= std::ptrdiff_t(kMostAtOnce))
        return refusal(code::kSilencesTooMany, fmt::format("there are {} already: end some", kMostAtOnce), {{"limit", std::to_string(kMostAtOnce)}});
    return {};
}

bool SilenceBook::mayHoldBackP0(const domain::SilenceMatch &match) const
{
    const auto worst = [](const FaultDefinition &fault) { return std::min(fault.severity, fault.severityWithExposure); };
    const auto byFault = [&](const std::vector<FaultDefinition> &faults) {
        return std::ranges::any_of(faults, [&](const auto &fault) {
            return worst(fault) == domain::Severity::P0 && domain::mayMatch(match, fault.id, fault.component, domain::Severity::P0);
        });
    };
    return byFault(m_config.faults) || byFault(m_config.faultsOfOthers) || std::ranges::any_of(m_incidents(), [&](const auto &incident) {
               return incident.severity == domain::Severity::P0 && domain::matches(match, incident);
           });
}

base::Result<domain::Silence *> SilenceBook::running(const domain::SilenceId &id)
{
    const auto at = std::ranges::find(m_silences, id, &domain::Silence::id);
    if (at == m_silences.end())
        return refusal(code::kSilenceUnknown, fmt::format("there is no silence \"{}\"", bounded(id.value, 80).text), {{"silence", bounded(id.value, 80).text}});
    if (at->isOver(m_clock.wallNow()))
        return refusal(code::kSilenceIsOver, fmt::format("{} is over", id.value), {{"silence", id.value}});
    return &*at;
}

base::Status SilenceBook::change(domain::Silence &silence, domain::Silence changed, const std::string &action, const std::string &actor)
{
    if (auto written = audited(changed, action, actor); !written)
        return written;
    if (auto saved = m_store.saveSilence(changed); !saved)
        return saved;
    silence = std::move(changed);
    return {};
}

base::Status SilenceBook::audited(const domain::Silence &silence, const std::string &action, const std::string &actor)
{
    return m_audit.write(actor, action, silence.id.value,
                         {{"kind", std::string(domain::name(silence.kind))},
                          {"match", wordsOf(silence.match)},
                          {"reason", silence.reason},
                          {"from", base::toIso(silence.from)},
                          {"until", base::toIso(silence.until)},
                          {"approved_by", silence.approvedBy},
                          {"broken_glass", silence.brokenGlass ? "true" : "false"}});
}

} // namespace qcat::ops
