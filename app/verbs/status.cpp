#include "status.h"

#include "remote_engine.h"
#include "verb_parser.h"
#include "verbs.h"

namespace qcat::app
{

int runStatus(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    if (!parseVerb(parser, arguments, 0, 0))
        return kUsage;
    const auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    const auto snapshot = (*engine)->snapshot();
    const auto now = runtime::SystemClock().steadyNow();
    if (parser.isSet(QStringLiteral("json")))
        fmt::print("{}\n", statusJson(*snapshot, now));
    else
        fmt::print("{}", statusText(*snapshot, now));
    return kGood;
}

} // namespace qcat::app
