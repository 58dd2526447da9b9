#include "silence.h"

#include "remote_engine.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/config_text.h>
#include <qcat/domain/names.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app
{

namespace
{

std::string valueOf(const QCommandLineParser &parser, const char *option)
{
    return parser.value(QLatin1String(option)).toStdString();
}

std::string matchWords(const domain::SilenceMatch &match)
{
    std::string words;
    const auto add = [&](const char *what, std::string_view value) {
        if (!value.empty())
            words += fmt::format("{}{}={}", words.empty() ? "" : " ", what, value);
    };
    add("fault", match.fault);
    add("component", match.component.value);
    add("instance", match.instance);
    if (match.severity)
        add("severity", fmt::format("{} and below", domain::name(*match.severity)));
    return words;
}

const char *stateWord(const domain::Silence &silence, base::WallTime now)
{
    if (silence.isOver(now))
        return "over";
    if (!silence.isApproved())
        return "waits for approval";
    return now < silence.from ? "begins later" : "in force";
}

int list(const api::Snapshot &snapshot, const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("json"))) {
        fmt::print("{}\n", wire::encode(snapshot.ops->silences));
        return kGood;
    }
    if (snapshot.ops->silences.empty())
        fmt::print(stderr, "no silences and no maintenance windows\n");
    const auto now = runtime::SystemClock().wallNow();
    for (const auto &silence : snapshot.ops->silences)
        fmt::print("{} {:<18} {} until {} by {}{}: {}\n", silence.id.value, stateWord(silence, now), matchWords(silence.match),
                   base::toIso(silence.until), silence.owner,
                   silence.brokenGlass             ? fmt::format(" (break-glass, called: {})", silence.approvedBy)
                   : !silence.approvedBy.empty() ? fmt::format(" (approved by {})", silence.approvedBy)
                                                 : std::string(),
                   silence.reason);
    return kGood;
}

void sayPreview(const api::Snapshot &snapshot, const domain::SilenceMatch &match)
{
    int open = 0;
    int before = 0;
    for (const auto &incident : snapshot.ops->incidents) {
        if (!domain::matches(match, incident))
            continue;
        (incident.isOpen() ? open : before) += 1;
        if (incident.isOpen())
            fmt::print("  holds back {} {} {}\n", incident.id.value, domain::name(incident.severity), incident.title.en);
    }
    fmt::print("  {} open now, {} of the last ones would have matched\n", open, before);
}

// On standard error, so that a script has the id alone in the last line.
void sayWhetherItWaits(RemoteEngine &engine, const domain::SilenceId &id)
{
    bool waits = false;
    engine.waitFor([&](const api::Snapshot &snapshot) {
        const auto &all = snapshot.ops->silences;
        const auto added = std::ranges::find(all, id, &domain::Silence::id);
        waits = added == all.end() || !added->isApproved();
        return added != all.end();
    });
    if (waits)
        fmt::print(stderr, "{0} is NOT in force: it could hold back a P0, so a second person must approve it, with a token of their own (qcat silence approve {0} --token-file FILE)\n", id.value);
}

base::Result<api::AddSilence> wantedBy(const QCommandLineParser &parser)
{
    api::AddSilence silence;
    silence.kind = parser.isSet(QStringLiteral("maintenance")) ? domain::SilenceKind::Maintenance : domain::SilenceKind::Silence;
    silence.match = {valueOf(parser, "fault"), {valueOf(parser, "component")}, valueOf(parser, "instance"), {}};
    if (const auto word = valueOf(parser, "severity"); !word.empty()) {
        silence.match.severity = domain::fromName<domain::Severity>(word);
        if (!silence.match.severity)
            return base::Error{"usage", "--severity takes P0, P1, P2 or P3; not '" + word + "'"};
    }
    const auto now = runtime::SystemClock().wallNow();
    const auto durationOf = [&](const char *option) { return domain::parseDuration(valueOf(parser, option)); };
    const auto lasts = durationOf("for");
    if (!lasts)
        return base::Error{"usage", "--for takes a duration as 30m, 4h or 1d"};
    if (parser.isSet(QStringLiteral("in"))) {
        const auto in = durationOf("in");
        if (!in)
            return base::Error{"usage", "--in takes a duration as 30m, 4h or 1d"};
        silence.from = now + *in;
    }
    silence.until = (silence.from.isValid() ? silence.from : now) + *lasts;
    silence.reason = valueOf(parser, "reason");
    silence.approverCalled = valueOf(parser, "approver-called");
    return silence;
}

int add(RemoteEngine &engine, const QCommandLineParser &parser)
{
    auto wanted = wantedBy(parser);
    if (!wanted) {
        fmt::print(stderr, "{}\n", wanted.error().message);
        return kUsage;
    }
    sayPreview(*engine.snapshot(), wanted->match);
    if (parser.isSet(QStringLiteral("preview")))
        return kGood;
    const auto answer = engine.run(*wanted);
    if (!answer)
        return sayFailure(answer.error());
    sayWhetherItWaits(engine, {answer->createdId});
    fmt::print("{}\n", answer->createdId);
    return kGood;
}

} // namespace

int runSilence(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    for (const char *option : {"fault", "component", "instance", "severity", "for", "in", "reason", "approver-called"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    for (const char *option : {"maintenance", "preview"})
        parser.addOption({QLatin1String(option), QString()});
    if (!parseVerb(parser, arguments, 1, 2))
        return kUsage;
    const auto words = parser.positionalArguments();
    const auto what = words[0].toStdString();
    const bool needsId = what == "approve" || what == "end";
    if ((what != "list" && what != "add" && !needsId) || words.size() != (needsId ? 2 : 1)) {
        fmt::print(stderr, "usage: qcat silence list | add … | approve ID | end ID; see --help\n");
        return kUsage;
    }
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    if (what == "list")
        return list(*(*engine)->snapshot(), parser);
    if (what == "add")
        return add(**engine, parser);
    const domain::SilenceId id{words[1].toStdString()};
    const auto answer = what == "end" ? (*engine)->run(api::EndSilence{id}) : (*engine)->run(api::ApproveSilence{id});
    if (!answer)
        return sayFailure(answer.error());
    fmt::print("{} {}\n", id.value, what == "end" ? "ended" : "approved");
    return kGood;
}

} // namespace qcat::app
