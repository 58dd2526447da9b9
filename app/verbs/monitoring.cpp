#include "monitoring.h"

#include "verb_parser.h"
#include "verbs.h"

#include "../load_config.h"

#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/endpoint_file.h>

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

// "https://example.org/prometheus/" in its parts: what Prometheus wants to be told one by one.
struct Address
{
    std::string scheme = "http";
    std::string place; // host, and port where it is not the scheme's
    std::string path;  // "/prometheus"; empty: none
};

Address addressOf(std::string url)
{
    Address address;
    url.erase(std::min(url.find_first_of("?#"), url.size()));
    if (const auto scheme = url.find("://"); scheme != std::string::npos) {
        address.scheme = url.substr(0, scheme);
        url.erase(0, scheme + 3);
    }
    address.place = url.substr(0, url.find('/'));
    address.path = url.substr(address.place.size());
    address.path.erase(address.path.find_last_not_of('/') + 1);
    return address;
}

// A quoted text of YAML.
std::string quoted(const std::string &text)
{
    return Json(text).dump();
}

std::string schemeLine(const Address &address, std::string_view indent)
{
    return address.scheme == "http" ? std::string() : fmt::format("{}scheme: {}\n", indent, address.scheme);
}

// What prometheus.yml says of one that is watched.
std::string job(std::string_view name, const Address &address)
{
    const auto path = address.path.empty() ? std::string() : fmt::format("    metrics_path: {}\n", quoted(address.path + "/metrics"));
    return fmt::format("  - job_name: {}\n{}{}    static_configs:\n      - targets: [{}]\n", name, schemeLine(address, "    "), path, quoted(address.place));
}

// Where prometheus.yml says that alerts go.
std::string alertsTo(const Address &address)
{
    const auto prefix = address.path.empty() ? std::string() : fmt::format("      path_prefix: {}\n", quoted(address.path));
    const auto text = fmt::format("{}{}      static_configs:\n        - targets: [{}]\n", schemeLine(address, "      "), prefix, quoted(address.place));
    return "    - " + text.substr(6);
}

std::string configuredEngine(const domain::ServerConfig &server)
{
    return fmt::format("{}:{}", server.host == "0.0.0.0" ? "127.0.0.1" : server.host, server.port);
}

// Where nobody named a port, the engine that runs in the folder says itself where it answers.
std::string engineOf(const domain::Config &config)
{
    if (config.server.port == domain::ServerConfig().port)
        if (const auto endpoint = runtime::readEndpoint(runtime::DataFolder::pathFor(config.app)))
            return addressOf(*endpoint).place;
    return configuredEngine(config.server);
}

Places placesOf(const domain::Config &config, const std::string &engine)
{
    const auto &monitoring = config.monitoring;
    const auto &tokenFile = config.security.tokenFile;
    const auto prometheus = addressOf("127.0.0.1:9090"), alertmanager = addressOf("127.0.0.1:9093"), grafana = addressOf("127.0.0.1:3000"); // as shipped
    // Nobody said that there is one: it is not missed either.
    const auto jobIfAny = [](std::string_view name, const std::string &url) { return url.empty() ? std::string() : job(name, addressOf(url)); };
    Places places = {{"127.0.0.1:8082", engine},
                     {"/var/lib/qcat/token", tokenFile.empty() ? (runtime::DataFolder::pathFor(config.app) / "token").string() : tokenFile},
                     {job("alertmanager", alertmanager), jobIfAny("alertmanager", monitoring.alertmanager)},
                     {job("grafana", grafana), jobIfAny("grafana", monitoring.grafana)}};
    if (!monitoring.prometheus.empty())
        places.emplace_back(job("prometheus", prometheus), job("prometheus", addressOf(monitoring.prometheus)));
    if (!monitoring.alertmanager.empty())
        places.emplace_back(alertsTo(alertmanager), alertsTo(addressOf(monitoring.alertmanager)));
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
    const auto places = placesOf(*config, parser.isSet(QStringLiteral("port")) ? configuredEngine(config->server) : engineOf(*config));
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
