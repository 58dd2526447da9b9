#include "upkeep.h"

#include "remote_engine.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/names.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app
{

namespace
{

std::string dueText(const domain::UpkeepItem &item, base::WallTime now)
{
    if (item.isOverdue(now))
        return fmt::format("OVERDUE for {}", base::toShortText(now - item.nextDue()));
    return fmt::format("due in {}", base::toShortText(item.nextDue() - now));
}

std::string doneText(const domain::UpkeepItem &item)
{
    if (!item.lastDone.isValid())
        return "never done";
    return fmt::format("done {} by {}{}", base::toIso(item.lastDone), item.by, item.note.empty() ? "" : ": " + item.note);
}

// 1 while something is overdue: for a timer that mails what a verb says.
int list(const std::vector<domain::UpkeepItem> &items, bool json)
{
    const auto now = runtime::SystemClock().wallNow();
    if (json)
        fmt::print("{}\n", wire::encode(items));
    else
        for (const auto &item : items)
            fmt::print("{:<20} every {:<6} {:<22} {}\n", domain::name(item.task), base::toShortText(item.every), dueText(item, now), doneText(item));
    return std::ranges::any_of(items, [now](const auto &item) { return item.isOverdue(now); }) ? kFinding : kGood;
}

// Null for a word that is none.
const domain::UpkeepTask *taskNamed(const std::string &word)
{
    const auto found = std::ranges::find_if(domain::kUpkeepTasks, [&](auto task) { return domain::name(task) == word; });
    return found == domain::kUpkeepTasks.end() ? nullptr : &*found;
}

std::string taskWords()
{
    std::string words;
    for (const auto task : domain::kUpkeepTasks)
        words += fmt::format("{}{}", words.empty() ? "" : ", ", domain::name(task));
    return words;
}

} // namespace

int runUpkeep(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    if (!parseVerb(parser, arguments, 0, 3))
        return kUsage;
    const auto words = parser.positionalArguments();
    const bool isDone = words.size() >= 2 && words[0] == QLatin1String("done");
    if (!isDone && !words.isEmpty() && words != QStringList{QStringLiteral("list")}) {
        fmt::print(stderr, "usage: qcat upkeep [list] | done TASK [NOTE]; see --help\n");
        return kUsage;
    }
    const auto *const task = isDone ? taskNamed(words[1].toStdString()) : nullptr;
    if (isDone && !task) {
        fmt::print(stderr, "there is no upkeep task '{}'; there are {}\n", words[1].toStdString(), taskWords());
        return kUsage;
    }
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    if (!isDone)
        return list((*engine)->snapshot()->ops->upkeep, parser.isSet(QStringLiteral("json")));
    if (const auto noted = (*engine)->run(api::NoteUpkeep{*task, words.value(2).toStdString()}); !noted)
        return sayFailure(noted.error());
    fmt::print("{}: noted as done\n", domain::name(*task));
    return kGood;
}

} // namespace qcat::app
