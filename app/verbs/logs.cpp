#include "logs.h"

#include "logs_output.h"
#include "logs_wanted.h"
#include "logs_ways.h"

#include "../end_asked.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/log_files/search.h>
#include <qcat/log_files/text_encoding.h>
#include <qcat/log_files/time_range.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace qcat::app
{

using namespace log_files;

namespace
{

constexpr std::size_t kBlock = 1 << 20;
constexpr unsigned kThreads = 2; // more wait for the memory

// Of a plain file whose times do not go back only the part that is asked for; any other one whole.
ByteRange rangeOf(const std::string &file, const LogsWanted &wanted)
{
    if (!wanted.isScan && wanted.query.from && wanted.query.to)
        if (const auto range = bytesOf(file, *wanted.query.from, *wanted.query.to))
            return *range;
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    return {0, problem ? 0 : size};
}

base::Result<SearchTotals> searchFile(const std::string &file, const LogsWanted &wanted)
{
    const auto encoding = encodingOfFile(file);
    if (!encoding)
        return encoding.error();
    std::optional<Pattern> pattern;
    const auto query = wanted.queryFor(*encoding, pattern);
    if (!query)
        return query.error();
    const GiveMessage give = wanted.isCount ? GiveMessage() : [&](std::string_view message) { return printMessage(message, *encoding); };
    const auto searched = searchParts(file, *query, {rangeOf(file, wanted), kThreads, [] { return !isAskedToEnd(); }}, give);
    if (searched || searched.error().code != "log.packed")
        return searched;
    const auto source = ByteSource::open(file);
    return source ? search(**source, *query, give) : base::Result<SearchTotals>(source.error());
}

// The exact bytes of a time, where nothing else is asked for and the terminal reads them as they are. None: it has to
// be searched.
std::optional<SearchTotals> copyRange(const std::string &file, const LogsWanted &wanted)
{
    const auto &query = wanted.query;
    if (wanted.isScan || wanted.isCount || !query.from || !query.to || query.levels.any() || !query.categories.empty() || !wanted.text.empty())
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

int searchFiles(const std::vector<std::string> &files, const LogsWanted &wanted)
{
    std::uint64_t messages = 0;
    bool isWhole = true;
    for (const auto &file : inOrderOfTime(files)) {
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

// The first word is the id.
int followFirstWord(const std::vector<std::string> &words, const LogsWanted &wanted)
{
    return followId(words.front(), {words.begin() + 1, words.end()}, wanted);
}

struct Way {
    const char *name;
    int (*run)(const std::vector<std::string> &files, const LogsWanted &wanted);
    std::set<std::string_view> heeds; // its options: any other one would be passed over in silence
    bool needsTimes = false;
    std::size_t leastWords = 1;
};

const std::vector<Way> &ways()
{
    static const std::set<std::string_view> lines = {"level", "category", "regex", "fixed", "ignore-case", "word", "invert"};
    static const std::set<std::string_view> all = [] {
        auto whole = lines;
        whole.insert({"from", "to", "count", "scan"});
        return whole;
    }();
    static const std::vector<Way> ways = {{"search", searchFiles, all},
                                          {"range", searchFiles, all, true},
                                          {"follow", followLogs, lines},
                                          {"patterns", clusterLogs, {"level", "count"}},
                                          {"id", followFirstWord, {"count"}, false, 2}};
    return ways;
}

int refuse(const std::string &why)
{
    fmt::print(stderr, "{}\n", why);
    return kUsage;
}

} // namespace

int runLogs(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addLogsOptions(parser);
    if (!parseVerb(parser, arguments, 2, 10'000))
        return kUsage;
    const auto words = parser.positionalArguments();
    const auto way = std::ranges::find(ways(), words[0].toStdString(), &Way::name);
    if (way == ways().end())
        return refuse("usage: qcat logs search|follow|patterns FILE … | range FILE … --from TIME --to TIME | id ID FILE …; see --help");
    for (const auto &option : parser.optionNames())
        if (!way->heeds.contains(option.toStdString()))
            return refuse(fmt::format("logs {} takes no --{}; it takes --{}", way->name, option.toStdString(), fmt::join(way->heeds, ", --")));
    const auto wanted = logsWantedBy(parser);
    if (!wanted)
        return refuse(wanted.error().message);
    if (way->needsTimes && (!wanted->query.from || !wanted->query.to))
        return refuse("range takes --from and --to");
    std::vector<std::string> files;
    for (const auto &word : words.mid(1))
        files.push_back(word.toStdString());
    if (files.size() < way->leastWords)
        return refuse("id takes an order or correlation id and the files");
    return way->run(files, *wanted);
}

} // namespace qcat::app
