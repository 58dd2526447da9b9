#include "logs_wanted.h"

#include "verb_parser.h"

#include <fmt/format.h>

namespace qcat::app
{

using namespace log_files;

namespace
{

std::string valueOf(const QCommandLineParser &parser, const char *option)
{
    return parser.value(QLatin1String(option)).toStdString();
}

base::Status readTimes(const QCommandLineParser &parser, LogQuery &query)
{
    for (const auto &[option, time] : {std::pair{"from", &query.from}, std::pair{"to", &query.to}}) {
        if (!parser.isSet(QLatin1String(option)))
            continue;
        const auto parsed = parseCivilTime(valueOf(parser, option));
        if (!parsed)
            return parsed.error();
        *time = *parsed;
    }
    if (query.from && query.to && *query.to <= *query.from)
        return base::Error{"usage", "--to is not later than --from: nothing lies between them"};
    return {};
}

base::Status readLevels(const QCommandLineParser &parser, LogQuery &query)
{
    for (const auto &word : parser.value(QStringLiteral("level")).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto level = levelNamed(word.toStdString());
        if (!level)
            return base::Error{
                "usage", fmt::format("'{}' is no level: trace, debug, info, warn, error, critical, several with commas",
                                     word.toStdString())};
        query.levels.set(std::size_t(*level));
    }
    return {};
}

} // namespace

base::Result<LogQuery> LogsWanted::queryFor(TextEncoding encoding, std::optional<Pattern> &pattern) const
{
    LogQuery whole = query;
    if (text.empty())
        return whole;
    auto own = options;
    own.isUtf8 = encoding == TextEncoding::Utf8;
    auto compiled = Pattern::compile(fromUtf8(text, encoding), own);
    if (!compiled)
        return compiled.error();
    whole.pattern = &pattern.emplace(std::move(compiled).value());
    return whole;
}

void addLogsOptions(QCommandLineParser &parser)
{
    for (const char *option : {"level", "category", "regex", "fixed", "from", "to"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    for (const char *option : {"ignore-case", "word", "invert", "count", "scan"})
        parser.addOption({QLatin1String(option), QString()});
}

base::Result<LogsWanted> logsWantedBy(const QCommandLineParser &parser)
{
    LogsWanted wanted;
    if (auto read = readTimes(parser, wanted.query); !read)
        return read.error();
    if (auto read = readLevels(parser, wanted.query); !read)
        return read.error();
    for (const auto &word : parser.value(QStringLiteral("category")).split(QLatin1Char(','), Qt::SkipEmptyParts))
        wanted.query.categories.push_back(word.trimmed().toStdString());
    const bool isFixed = parser.isSet(QStringLiteral("fixed"));
    if (isFixed && parser.isSet(QStringLiteral("regex")))
        return base::Error{"usage", "--fixed and --regex exclude each other"};
    wanted.text = valueOf(parser, isFixed ? "fixed" : "regex");
    wanted.options = {isFixed, parser.isSet(QStringLiteral("ignore-case")), parser.isSet(QStringLiteral("word"))};
    wanted.query.isInverted = parser.isSet(QStringLiteral("invert"));
    wanted.isCount = parser.isSet(QStringLiteral("count"));
    wanted.isScan = parser.isSet(QStringLiteral("scan"));
    if (wanted.query.isInverted && wanted.text.empty())
        return base::Error{"usage", "--invert goes with --fixed or --regex"};
    return wanted;
}

} // namespace qcat::app
