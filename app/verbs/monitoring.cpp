#include "monitoring.h"

#include "verb_parser.h"
#include "verbs.h"

#include "../load_config.h"

#include <qcat/runtime/data_folder.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace qcat::app
{

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace
{

// What the files that ship say, and what stands in its place here.
using Places = std::vector<std::pair<std::string, std::string>>;

// "http://127.0.0.1:9090/" → "127.0.0.1:9090".
std::string hostAndPort(std::string url)
{
    if (const auto scheme = url.find("://"); scheme != std::string::npos)
        url.erase(0, scheme + 3);
    return url.substr(0, url.find('/'));
}

Places placesOf(const domain::Config &config)
{
    const auto &server = config.server;
    const auto host = server.host == "0.0.0.0" ? std::string("127.0.0.1") : server.host;
    const auto &tokenFile = config.security.tokenFile;
    Places places = {{"127.0.0.1:8082", fmt::format("{}:{}", host, server.port)},
                     {"/var/lib/qcat/token", tokenFile.empty() ? (runtime::DataFolder::pathFor(config.app) / "token").string() : tokenFile}};
    const auto &monitoring = config.monitoring;
    for (const auto &[shipped, url] : {std::pair("127.0.0.1:9090", monitoring.prometheus), std::pair("127.0.0.1:9093", monitoring.alertmanager),
                                       std::pair("127.0.0.1:3000", monitoring.grafana)})
        if (!url.empty())
            places.emplace_back(shipped, hostAndPort(url));
    return places;
}

// Each place is looked for in what shipped, so that what was put in is not taken for another one.
std::string placed(const std::string &shipped, const Places &places)
{
    std::string text;
    for (std::size_t at = 0; at < shipped.size();) {
        const auto found = std::ranges::find_if(places, [&](const auto &place) { return shipped.compare(at, place.first.size(), place.first) == 0; });
        text += found == places.end() ? shipped.substr(at, 1) : found->second;
        at += found == places.end() ? 1 : found->first.size();
    }
    return text;
}

std::vector<fs::path> shippedFiles(const fs::path &folder)
{
    std::vector<fs::path> files;
    std::error_code failed;
    for (const auto &entry : fs::recursive_directory_iterator(folder, failed))
        if (entry.is_regular_file())
            files.push_back(entry.path().lexically_relative(folder));
    std::ranges::sort(files);
    return files;
}

// Empty when it was written.
std::string writeOne(const fs::path &from, const fs::path &to, const Places &places)
{
    std::error_code failed;
    fs::create_directories(to.parent_path(), failed);
    std::ifstream in(from, std::ios::binary);
    std::ofstream out(to, std::ios::binary);
    out << placed({std::istreambuf_iterator<char>(in), {}}, places);
    out.close();
    return in && out ? std::string() : fmt::format("{} cannot be written", to.string());
}

} // namespace

int runMonitoring(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("config"), QString(), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("data-dir"), QString(), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("port"), QString(), QStringLiteral("PORT")});
    parser.addOption({QStringLiteral("force"), QString()});
    parser.addOption({QStringLiteral("json"), QString()});
    if (!parseVerb(parser, arguments, 2, 2))
        return kUsage;
    if (parser.positionalArguments().front() != QLatin1String("export")) {
        fmt::print(stderr, "usage: qcat monitoring export DIR; see --help\n");
        return kUsage;
    }
    RunOptions options;
    options.configFile = parser.value(QStringLiteral("config")).toStdString();
    auto config = loadConfig(options);
    if (!config)
        return kFinding;
    if (parser.isSet(QStringLiteral("data-dir")))
        config->app.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    if (parser.isSet(QStringLiteral("port"))) {
        bool isNumber = false;
        config->server.port = parser.value(QStringLiteral("port")).toInt(&isNumber);
        if (!isNumber || config->server.port < 1 || config->server.port > 65'535) {
            fmt::print(stderr, "--port takes a number from 1 to 65535\n");
            return kUsage;
        }
    }
    const fs::path from = fs::path(resourceFolder()) / "monitoring";
    const fs::path to = parser.positionalArguments().at(1).toStdString();
    const auto files = shippedFiles(from);
    if (files.empty()) {
        fmt::print(stderr, "{} holds nothing to export\n", from.string());
        return kFinding;
    }
    if (!parser.isSet(QStringLiteral("force")))
        for (const auto &file : files)
            if (fs::exists(to / file)) {
                fmt::print(stderr, "{} is there already: nothing was written (--force writes over it)\n", (to / file).string());
                return kFinding;
            }
    const auto places = placesOf(*config);
    Json written = Json::array();
    for (const auto &file : files) {
        if (const auto problem = writeOne(from / file, to / file, places); !problem.empty()) {
            fmt::print(stderr, "{}\n", problem);
            return kFinding;
        }
        written.push_back((to / file).string());
        if (!parser.isSet(QStringLiteral("json")))
            fmt::print("{}\n", (to / file).string());
    }
    if (parser.isSet(QStringLiteral("json")))
        fmt::print("{}\n", Json{{"files", written}}.dump(2));
    return kGood;
}

} // namespace qcat::app
