#include "incident_filter.h"

#include <qcat/domain/config_text.h>
#include <qcat/domain/names.h>

#include <QDateTime>

#include <algorithm>
#include <array>

namespace qcat::app
{

namespace
{

constexpr std::array kOptions = {"state", "severity", "component", "text", "from", "to"};

base::Error usage(const char *option, const QString &value, const char *allowed)
{
    return base::Error{"usage", "--" + std::string(option) + " " + value.toStdString() + ": " + allowed};
}

// "-7d", "-90m": so long ago; else a date or a time of ISO 8601, local where it names no offset.
base::Result<base::WallTime> timeOf(const QCommandLineParser &parser, const char *option, base::WallTime now)
{
    const QString text = parser.value(QLatin1String(option));
    if (text.isEmpty())
        return base::WallTime{};
    if (text.startsWith(QLatin1Char('-'))) {
        if (const auto before = domain::parseDuration(text.mid(1).toStdString()))
            return now + -*before;
    } else if (const auto time = QDateTime::fromString(text, Qt::ISODate); time.isValid()) {
        return base::WallTime{time.toMSecsSinceEpoch() * 1'000'000};
    }
    return usage(option, text, "write how long ago (-7d, -90m) or a date or time (2026-11-22, 2026-11-22T03:12:07Z)");
}

base::Status readStates(const QString &text, domain::IncidentQuery &query)
{
    if (text.isEmpty() || text == QLatin1String("all"))
        return {};
    for (const QString &word : text.split(QLatin1Char(','))) {
        const auto state = domain::fromName<domain::IncidentState>(word.toStdString());
        if (!state)
            return usage("state", text, "write suspected, open, acknowledged, mitigated, resolved or closed, several with commas, or all");
        query.states.push_back(*state);
    }
    return {};
}

} // namespace

void addIncidentFilter(QCommandLineParser &parser)
{
    const auto add = [&](const char *name, const char *what, const char *value) {
        parser.addOption({QLatin1String(name), QLatin1String(what), QLatin1String(value)});
    };
    add("state", "Only in these states, several with commas.", "STATES");
    add("severity", "Only of this severity.", "P0|P1|P2|P3");
    add("component", "Only of this component.", "ID");
    add("text", "Only with these words in id, fault, title, component, instance, owner or a note.", "WORDS");
    add("from", "Only opened at or after: -7d or 2026-11-22.", "TIME");
    add("to", "Only opened before.", "TIME");
}

bool hasIncidentFilter(const QCommandLineParser &parser)
{
    return std::ranges::any_of(kOptions, [&](const char *option) { return parser.isSet(QLatin1String(option)); });
}

base::Result<domain::IncidentQuery> incidentFilterOf(const QCommandLineParser &parser, base::WallTime now)
{
    domain::IncidentQuery query;
    if (auto read = readStates(parser.value(QStringLiteral("state")), query); !read)
        return read.error();
    if (const QString word = parser.value(QStringLiteral("severity")); !word.isEmpty()) {
        query.severity = domain::fromName<domain::Severity>(word.toStdString());
        if (!query.severity)
            return usage("severity", word, "write P0, P1, P2 or P3");
    }
    query.component = parser.value(QStringLiteral("component")).toStdString();
    query.text = parser.value(QStringLiteral("text")).toStdString();
    const auto from = timeOf(parser, "from", now);
    const auto to = timeOf(parser, "to", now);
    if (!from || !to)
        return !from ? from.error() : to.error();
    query.from = *from;
    query.to = *to;
    return query;
}

} // namespace qcat::app
