#include "validate.h"
#include "watch.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

using namespace qcat::qguard;

namespace
{

constexpr int kUsage = 2;

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("Watches a running qcat from outside, and calls people when it is dead, stopped or refuses its configuration.\n"
                                                    "A stop that is meant is announced before: qcat silence add --fault service.dead --maintenance --for 30m --reason …"));
    parser.addHelpOption();
    parser.addOption({QStringLiteral("config"), QStringLiteral("The configuration of qcat."), QStringLiteral("FILE"), QStringLiteral("/etc/qcat/config.yaml")});
    parser.addOption({QStringLiteral("validate"), QStringLiteral("Only say what is wrong with the configuration, and whom it calls.")});
    parser.addOption({QStringLiteral("data-dir"), QStringLiteral("Its data folder; else what the configuration says."), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("port"), QStringLiteral("Its port on this machine; else what the configuration says."), QStringLiteral("PORT")});
    parser.addOption({QStringLiteral("after"), QStringLiteral("Seconds of silence that are an alarm."), QStringLiteral("SECONDS"), QStringLiteral("10")});
    parser.addOption({QStringLiteral("settled"), QStringLiteral("Seconds of answers that end it."), QStringLiteral("SECONDS"), QStringLiteral("60")});
    parser.addOption({QStringLiteral("every"), QStringLiteral("Seconds between two looks."), QStringLiteral("SECONDS"), QStringLiteral("2")});
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    const int after = parser.value(QStringLiteral("after")).toInt();
    const int settled = parser.value(QStringLiteral("settled")).toInt();
    const int every = parser.value(QStringLiteral("every")).toInt();
    if (after < 1 || after > 3600 || settled < 1 || settled > 3600 || every < 1 || every > 600 || !parser.positionalArguments().isEmpty()) {
        fmt::print(stderr, "--after and --settled take 1 to 3600 seconds, --every 1 to 600; see --help\n");
        return kUsage;
    }
    const auto config = parser.value(QStringLiteral("config")).toStdString();
    std::error_code none;
    if (!parser.isSet(QStringLiteral("config")) && !std::filesystem::exists(config, none)) {
        fmt::print(stderr, "there is no {}: name the configuration of qcat with --config FILE\n", config);
        return kUsage;
    }
    if (parser.isSet(QStringLiteral("validate")))
        return validate(config);
    Watch watch({config, parser.value(QStringLiteral("data-dir")).toStdString()},
                parser.value(QStringLiteral("port")).toInt(), {.patience = std::chrono::seconds(after), .settled = std::chrono::seconds(settled)});
    if (!watch.canCall())
        return 1;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &app, [&] { watch.look(); });
    timer.start(std::chrono::seconds(every));
    watch.look();
    return QCoreApplication::exec();
}
