#include "audit.h"

#include "verb_parser.h"
#include "verbs.h"

#include "../load_config.h"

#include <qcat/ops_store/audit_reader.h>
#include <qcat/runtime/audit_anchor.h>
#include <qcat/runtime/data_folder.h>

#include <fmt/format.h>

namespace qcat::app
{

namespace
{

using State = ops::AuditVerdict::State;

// The one that is given, else the last one that the engine noted.
base::Result<std::optional<ops::AuditHead>> anchorOf(const QCommandLineParser &parser, const std::filesystem::path &folder)
{
    const auto given = parser.value(QStringLiteral("anchor")).toStdString();
    if (given.empty())
        return runtime::lastAuditHead(runtime::DataFolder::auditHeadsIn(folder));
    return runtime::parseAuditHead(given).map([](const ops::AuditHead &head) { return std::optional(head); });
}

// Which data folder; empty, with the mistakes on standard error, where the configuration that was named cannot be used.
std::optional<domain::AppConfig> folderConfig(const QCommandLineParser &parser)
{
    domain::AppConfig app;
    if (parser.isSet(QStringLiteral("config"))) {
        RunOptions run;
        run.configFile = parser.value(QStringLiteral("config")).toStdString();
        const auto config = loadConfig(run);
        if (!config)
            return std::nullopt;
        app = config->app;
    }
    if (parser.isSet(QStringLiteral("data-dir")))
        app.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    return app;
}

int say(const ops::AuditVerdict &verdict, bool isAnchored, bool json)
{
    static constexpr const char *kWords[] = {"ok", "changed", "truncated"};
    if (json)
        fmt::print("{{\"state\":\"{}\",\"at\":{},\"records\":{},\"head\":\"{}\",\"anchored\":{}}}\n", kWords[std::size_t(verdict.state)],
                   verdict.sequence, verdict.head.sequence, verdict.head.hash, isAnchored);
    else if (verdict.state == State::ChangedAt)
        fmt::print("changed at {}: this record does not follow from the one before it, or is not the one that was noted\n", verdict.sequence);
    else if (verdict.state == State::Truncated)
        fmt::print("truncated: record {} was noted outside, the chain ends at {}\n", verdict.sequence, verdict.head.sequence);
    else
        fmt::print("ok: {} records, head {}:{}{}\n", verdict.head.sequence, verdict.head.sequence, verdict.head.hash,
                   isAnchored ? "" : "; nothing was noted outside, so a missing end cannot be seen");
    return verdict.state == State::Holds ? kGood : kFinding;
}

} // namespace

int runAudit(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    for (const char *option : {"config", "data-dir", "anchor"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    parser.addOption({QStringLiteral("json"), QString()});
    if (!parseVerb(parser, arguments, 1, 1))
        return kUsage;
    if (parser.positionalArguments()[0] != QLatin1String("verify")) {
        fmt::print(stderr, "usage: qcat audit verify [--config FILE] [--data-dir DIR] [--anchor NUMBER:HASH] [--json]\n");
        return kUsage;
    }
    const auto app = folderConfig(parser);
    if (!app)
        return kUsage;
    const auto folder = runtime::DataFolder::pathFor(*app);
    const auto anchor = anchorOf(parser, folder);
    if (!anchor) {
        fmt::print(stderr, "{}\n", anchor.error().message);
        return kUsage;
    }
    auto reader = ops_store::AuditReader::open(runtime::DataFolder::opsStoreIn(folder).string());
    const auto verdict = reader ? (*reader)->verify(*anchor) : base::Result<ops::AuditVerdict>(reader.error());
    if (!verdict) {
        fmt::print(stderr, "{}\n", verdict.error().message);
        return kUnreachable;
    }
    return say(*verdict, anchor->has_value(), parser.isSet(QStringLiteral("json")));
}

} // namespace qcat::app
