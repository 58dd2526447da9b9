#pragma once

#include <qcat/base/result.h>

#include <QStringList>

#include <optional>
#include <string>

namespace qcat::app
{

// What the command line of a run (not of a verb) asked for.
struct RunOptions {
    enum class Mode { Console, Headless, Validate, Help, Version };

    Mode mode = Mode::Console;
    std::string configFile;      // empty: /etc/qcat/config.yaml where it exists, else the defaults
    std::string dataDir;         // overrides app.data_dir
    std::string replay;          // a recording to trade on instead of the configured market
    std::optional<double> speed; // 0: as fast as it goes
    bool exitAtEnd = false;
    std::string attach;    // URL of a running engine
    std::string tokenFile; // for --attach
    std::optional<int> port;
    std::string logLevel;
    std::string language; // console
};

// "usage" errors say what is wrong and what is allowed.
base::Result<RunOptions> parseRunOptions(const QStringList &arguments);
// The whole of `qcat --help`.
std::string helpText();
std::string versionText();

} // namespace qcat::app
