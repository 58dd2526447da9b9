#include "options.h"

#include "verbs/verbs.h"

#include <QCommandLineParser>

#include <fmt/format.h>

namespace qcat::app
{

namespace
{

struct Option {
    const char *name;
    const char *value; // empty: a switch
    const char *help;
};

constexpr Option kOptions[] = {
    {"config", "FILE",
     "Read the configuration from FILE (default: /etc/qcat/config.yaml if it is there, else the built-in defaults)."},
    {"validate", "", "Check the configuration and say every mistake in it; exit 0 when there is none."},
    {"headless", "", "Run as a daemon, without a window."},
    {"data-dir", "DIR", "Keep journal, stores and token in DIR."},
    {"replay", "RECORDING", "Trade on a recording on the paper venue instead of the configured market."},
    {"speed", "1|10|max", "Speed of the replay: a factor, or max for as fast as it goes (default 1)."},
    {"exit-at-end", "", "With --replay and --headless: stop at the end and print the digest of the order stream."},
    {"attach", "URL", "Show the engine that runs at URL, e.g. http://127.0.0.1:8082, instead of starting one."},
    {"token-file", "FILE", "With --attach: where the engine's token is (default: in the data folder)."},
    {"port", "PORT", "Serve /health, /metrics and the API on PORT (default 8082)."},
    {"log-level", "LEVEL", "debug, info, warning or error."},
    {"language", "en|zh", "Language of the console from now on, as its settings would choose it."},
    {"version", "", "Say the version and exit."},
    {"help", "", "Say this and exit."},
};

base::Error usage(std::string text)
{
    return base::Error{"usage", std::move(text)};
}

void addOptions(QCommandLineParser &parser)
{
    for (const auto &o : kOptions) {
        const QString name = QLatin1String(o.name);
        if (*o.value)
            parser.addOption({name, QString(), QLatin1String(o.value)});
        else
            parser.addOption({name, QString()});
    }
}

base::Result<double> speedOf(const QString &text)
{
    if (text == QLatin1String("max"))
        return 0.0;
    bool isNumber = false;
    const double speed = text.toDouble(&isNumber);
    if (!isNumber || !(speed > 0) || speed > 10'000)
        return usage(fmt::format("--speed takes a factor above 0 and up to 10000, or max; not '{}'", text.toStdString()));
    return speed;
}

base::Result<int> portOf(const QString &text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535)
        return usage(fmt::format("--port takes a number from 1 to 65535; not '{}'", text.toStdString()));
    return port;
}

RunOptions::Mode modeOf(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("help")))
        return RunOptions::Mode::Help;
    if (parser.isSet(QStringLiteral("version")))
        return RunOptions::Mode::Version;
    if (parser.isSet(QStringLiteral("validate")))
        return RunOptions::Mode::Validate;
    return parser.isSet(QStringLiteral("headless")) ? RunOptions::Mode::Headless : RunOptions::Mode::Console;
}

base::Status combinable(const RunOptions &options)
{
    if (options.exitAtEnd && (options.replay.empty() || options.mode != RunOptions::Mode::Headless))
        return usage("--exit-at-end goes with --headless --replay RECORDING");
    if (options.speed && options.replay.empty())
        return usage("--speed goes with --replay RECORDING");
    if (!options.attach.empty() && (options.mode == RunOptions::Mode::Headless || !options.replay.empty()))
        return usage("--attach shows another engine: it goes neither with --headless nor with --replay");
    return {};
}

} // namespace

base::Result<RunOptions> parseRunOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser);
    if (!parser.parse(arguments))
        return usage(fmt::format("{} See qcat --help.", parser.errorText().toStdString()));
    if (!parser.positionalArguments().isEmpty()) {
        const auto word = parser.positionalArguments().first().toStdString();
        const auto nearest = nearestVerb(word);
        if (nearest == word)
            return usage(fmt::format("The verb comes first: qcat {} …, its options after it. See qcat {} --help.", word, word));
        return usage(fmt::format("'{}' is neither an option nor a verb.{} See qcat --help.", word,
                                 nearest.empty() ? std::string() : fmt::format(" Did you mean '{}'?", nearest)));
    }

    const auto text = [&](const char *name) { return parser.value(QLatin1String(name)).toStdString(); };
    RunOptions options;
    options.mode = modeOf(parser);
    options.configFile = text("config");
    options.dataDir = text("data-dir");
    options.replay = text("replay");
    options.exitAtEnd = parser.isSet(QStringLiteral("exit-at-end"));
    options.attach = text("attach");
    options.tokenFile = text("token-file");
    options.logLevel = text("log-level");
    options.language = text("language");
    if (parser.isSet(QStringLiteral("speed"))) {
        const auto speed = speedOf(parser.value(QStringLiteral("speed")));
        if (!speed)
            return speed.error();
        options.speed = *speed;
    }
    if (parser.isSet(QStringLiteral("port"))) {
        const auto port = portOf(parser.value(QStringLiteral("port")));
        if (!port)
            return port.error();
        options.port = *port;
    }
    if (!options.language.empty() && options.language != "en" && options.language != "zh")
        return usage(fmt::format("--language takes en or zh; not '{}'", options.language));
    if (auto status = combinable(options); !status)
        return status.error();
    return options;
}

std::string helpText()
{
    std::string text = "QCAT trades crypto futures and can be operated.\n\n"
                       "usage: qcat [OPTION …]           the console, with the engine in it\n"
                       "       qcat --headless [OPTION …]  the engine as a daemon\n"
                       "       qcat VERB [ARGUMENT …]    one act, mostly on a running engine\n\noptions:\n";
    for (const auto &o : kOptions)
        text += fmt::format("  {:<22}{}\n", *o.value ? fmt::format("--{} {}", o.name, o.value) : fmt::format("--{}", o.name), o.help);
    text += "\nverbs (qcat VERB --help says more):\n";
    for (const auto &verb : allVerbs())
        text += fmt::format("  {:<22}{}\n", verb.name, verb.summary);
    text += "\nexit codes: 0 good, 1 a finding or a failure, 2 usage, 3 no engine was reached\n";
    return text;
}

std::string versionText()
{
    return "qcat " QCAT_VERSION;
}

} // namespace qcat::app
