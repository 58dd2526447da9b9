#include "options.h"
#include "own_restart.h"
#include "run.h"
#include "unix_signals.h"
#include "verbs/verbs.h"

#include <fmt/format.h>

#include <sys/stat.h>

using namespace qcat::app;

namespace
{

QStringList listOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

int runMode(const RunOptions &options, int argc, char **argv)
{
    switch (options.mode) {
    case RunOptions::Mode::Help:
        fmt::print("{}", helpText());
        return kGood;
    case RunOptions::Mode::Version:
        fmt::print("{}\n", versionText());
        return kGood;
    case RunOptions::Mode::Validate:
        return validateConfig(options);
    case RunOptions::Mode::Headless:
        return runHeadless(options, argc, argv);
    case RunOptions::Mode::Console:
        break;
    }
    return runConsole(options, argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(077); // what an engine writes is for its user alone
    blockHandledSignals();
    if (argc > 1 && isVerb(argv[1]))
        return runVerb(argv[1], {argv + 2, argv + argc}, argc, argv);
    const auto options = parseRunOptions(listOf(argc, argv));
    if (!options) {
        fmt::print(stderr, "{}\n", options.error().message);
        return kUsage;
    }
    const int code = runMode(*options, argc, argv);
    return code == kStartAgain ? startAgain(argv) : code;
}
