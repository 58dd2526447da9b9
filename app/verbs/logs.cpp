#include "logs.h"

#include "../end_asked.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/log_files/search.h>
#include <qcat/log_files/text_encoding.h>
#include <qcat/log_files/time_range.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

namespace qcat::app
{

using namespace log_files;

namespace
{

constexpr std::size_t kBlock = 1 << 20;

struct Wanted {
    LogQuery query;
    std::string text; // of the pattern; empty: none
    Pattern::Options options;
    bool isCount = false;
    bool isScan = false; // of files whose times go back
};

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

base::Result<Wanted> wantedBy(const QCommandLineParser &parser)
{
    Wanted wanted;
    if (auto read = readTimes(parser, wanted.query); !read)
        return read.error();
    if (auto read = readLevels(parser, wanted.query); !read)
        return read.error();
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

bool print(std::string_view message, TextEncoding encoding)
{
    if (encoding != TextEncoding::Utf8)
        return print(toUtf8(message, encoding), TextEncoding::Utf8);
    return std::fwrite(message.data(), 1, message.size(), stdout) == message.size() && !isAskedToEnd();
}

// In the order of their times: a rotated set is one log. Those without any stay where they were named, at the end.
std::vector<std::string> inOrder(const std::vector<std::string> &files)
{
    std::vector<std::pair<std::optional<CivilTime>, std::string>> timed;
    for (const auto &file : files) {
        const auto first = firstTimeOf(file);
        timed.emplace_back(first ? std::optional(*first) : std::nullopt, file);
    }
    std::ranges::stable_sort(timed,
                             [](const auto &a, const auto &b) { return a.first && (!b.first || *a.first < *b.first); });
    std::vector<std::string> names;
    for (auto &[time, name] : timed)
        names.push_back(std::move(name));
    return names;
}

// Of a plain file whose times do not go back only the part that is asked for is read; any other one from its beginning.
base::Result<std::unique_ptr<ByteSource>> sourceFor(const std::string &file, const Wanted &wanted)
{
    if (!wanted.isScan && wanted.query.from && wanted.query.to)
        if (const auto range = bytesOf(file, *wanted.query.from, *wanted.query.to))
            if (auto part = ByteSource::openPart(file, range->begin, range->end))
                return part;
    return ByteSource::open(file);
}

base::Result<SearchTotals> searchFile(const std::string &file, const Wanted &wanted)
{
    const auto encoding = encodingOfFile(file);
    if (!encoding)
        return encoding.error();
    auto source = sourceFor(file, wanted);
    if (!source)
        return source.error();
    LogQuery query = wanted.query;
    std::optional<Pattern> pattern;
    if (!wanted.text.empty()) {
        auto options = wanted.options;
        options.isUtf8 = *encoding == TextEncoding::Utf8;
        auto compiled = Pattern::compile(fromUtf8(wanted.text, *encoding), options);
        if (!compiled)
            return compiled.error();
        pattern = std::move(compiled).value();
        query.pattern = &*pattern;
    }
    return search(**source, query, [&](std::string_view message) {
        return wanted.isCount ? !isAskedToEnd() : print(message, *encoding);
    });
}

// The exact bytes of a time, where nothing else is asked for and the terminal reads them as they are. None: it has to
// be searched.
std::optional<SearchTotals> copyRange(const std::string &file, const Wanted &wanted)
{
    const auto &query = wanted.query;
    if (wanted.isScan || wanted.isCount || !query.from || !query.to || query.levels.any() || !wanted.text.empty())
        return std::nullopt;
    const auto encoding = encodingOfFile(file);
    const auto range = bytesOf(file, *query.from, *query.to);
    if (!range || !encoding || *encoding != TextEncoding::Utf8)
        return std::nullopt;
    auto part = ByteSource::openPart(file, range->begin, range->end);
    if (!part)
        return std::nullopt;
    SearchTotals totals;
    std::vector<char> block(kBlock);
    while (const auto got = (*part)->read(block.data(), block.size())) {
        if (*got == 0 || std::fwrite(block.data(), 1, *got, stdout) != *got || isAskedToEnd())
            break;
        totals.bytes += *got;
        totals.messages = 1; // how many is not asked
    }
    return totals;
}

int searchFiles(const std::vector<std::string> &files, const Wanted &wanted)
{
    std::uint64_t messages = 0;
    bool isWhole = true;
    for (const auto &file : inOrder(files)) {
        const auto copied = copyRange(file, wanted);
        const auto totals = copied ? base::Result<SearchTotals>(*copied) : searchFile(file, wanted);
        if (!totals) {
            std::fflush(stdout);
            fmt::print(stderr, "{}\n", totals.error().message);
            if (totals.error().code == "log.bad_pattern")
                return kUsage;
            isWhole = false;
            continue;
        }
        messages += totals->messages;
    }
    if (wanted.isCount)
        fmt::print("{}\n", messages);
    return isWhole && messages > 0 ? kGood : kFinding;
}

} // namespace

int runLogs(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    for (const char *option : {"level", "regex", "fixed", "from", "to"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    for (const char *option : {"ignore-case", "word", "invert", "count", "scan"})
        parser.addOption({QLatin1String(option), QString()});
    if (!parseVerb(parser, arguments, 2, 10'000))
        return kUsage;
    const auto words = parser.positionalArguments();
    const bool isRange = words[0] == QStringLiteral("range");
    auto wanted = wantedBy(parser);
    if (wanted && isRange && (!wanted->query.from || !wanted->query.to))
        wanted = base::Error{"usage", "range takes --from and --to"};
    if (wanted && !isRange && words[0] != QStringLiteral("search"))
        wanted =
            base::Error{"usage", "usage: qcat logs search FILE … | range FILE … --from TIME --to TIME; see --help"};
    if (!wanted) {
        fmt::print(stderr, "{}\n", wanted.error().message);
        return kUsage;
    }
    std::vector<std::string> files;
    for (const auto &word : words.mid(1))
        files.push_back(word.toStdString());
    return searchFiles(files, *wanted);
}

} // namespace qcat::app
