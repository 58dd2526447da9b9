#include "drill_report.h"

#include <qcat/domain/names.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace qcat::app::drill
{

using Json = nlohmann::ordered_json;
using Step = report::DrillReport::Step;

namespace
{

double seconds(base::Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

Json secondsOrNull(const std::optional<base::Duration> &duration)
{
    return duration ? Json(seconds(*duration)) : Json();
}

std::optional<base::Duration> secondsFrom(const Json &value)
{
    if (!value.is_number())
        return std::nullopt;
    return std::chrono::duration_cast<base::Duration>(std::chrono::duration<double>(value.get<double>()));
}

std::optional<base::Duration> lasted(const domain::StepRun &step)
{
    if (!step.startedAt.isValid() || !step.finishedAt.isValid())
        return std::nullopt;
    return step.finishedAt - step.startedAt;
}

domain::LocalText titleOf(const domain::Runbook &runbook, const std::string &step)
{
    const auto at = std::ranges::find(runbook.steps, step, &domain::RunbookStep::name);
    return at == runbook.steps.end() || at->title.en.empty() ? domain::LocalText{step, step} : at->title;
}

Json both(const domain::LocalText &text)
{
    return {{"en", text.en}, {"zh", text.zh}};
}

domain::LocalText textFrom(const Json &json)
{
    return {json.at("en"), json.at("zh")};
}

Json jsonOf(const domain::Finding &finding)
{
    Json args = Json::object();
    for (const auto &arg : finding.args)
        args[arg.name] = arg.value;
    return {{"code", finding.code}, {"text", finding.text}, {"health", domain::name(finding.health)}, {"args", args}};
}

domain::Finding findingFrom(const Json &json)
{
    domain::Finding finding{json.at("code"), json.at("text"), {}, domain::fromName<domain::Health>(json.at("health").get<std::string>()).value_or(domain::Health::Unknown)};
    for (const auto &[name, value] : json.at("args").items())
        finding.args.push_back({name, value});
    return finding;
}

Json errorOrNull(const std::optional<base::Error> &error)
{
    return error ? Json{{"code", error->code}, {"text", error->message}} : Json();
}

std::optional<base::Error> errorFrom(const Json &json)
{
    return json.is_null() ? std::nullopt : std::optional(base::Error{json.at("code"), json.at("text")});
}

report::DrillReport readReport(const Json &json)
{
    report::DrillReport report;
    report.name = json.at("fault");
    report.damage = textFrom(json.at("damage"));
    report.isPassed = json.at("passed");
    report.isUnattended = json.at("unattended");
    report.begunAt = base::WallTime{json.at("begun_ns")};
    report.suspectedIn = secondsFrom(json.at("suspected_s"));
    report.openedIn = secondsFrom(json.at("opened_s"));
    report.acknowledgedIn = secondsFrom(json.at("acknowledged_s"));
    report.mendedIn = secondsFrom(json.at("mended_s"));
    report.unproven = errorFrom(json.at("unproven"));
    report.failure = errorFrom(json.at("failure"));
    report.wrongClicks = json.at("wrong_clicks");
    for (const auto &step : json.at("steps"))
        report.steps.push_back({step.at("runbook"), textFrom(step.at("title")),
                                domain::fromName<domain::StepState>(step.at("state").get<std::string>()).value_or(domain::StepState::Waiting),
                                secondsFrom(step.at("seconds")), findingFrom(step.at("finding"))});
    return report;
}

base::Status write(const std::filesystem::path &path, const std::string &text)
{
    std::ofstream file(path);
    file << text;
    file.close();
    return file ? base::Status() : base::Error{"drill.report", "the report cannot be written to " + path.string()};
}

} // namespace

std::string secondsText(const std::optional<base::Duration> &duration)
{
    return duration ? fmt::format("{:.1f} s", seconds(*duration)) : "-";
}

report::DrillReport reportOf(const Score &score)
{
    report::DrillReport report;
    report.name = score.fault;
    report.damage = score.damage;
    report.isUnattended = score.isUnattended;
    report.isPassed = score.isGood();
    report.begunAt = score.begunAt;
    report.suspectedIn = score.suspectedIn;
    report.openedIn = score.openedIn;
    report.acknowledgedIn = score.acknowledgedIn;
    report.mendedIn = score.mendedIn;
    if (!score.proof)
        report.unproven = score.proof.error();
    report.failure = score.failure;
    report.wrongClicks = score.wrongClicks;
    for (const auto &run : score.runs)
        for (const auto &step : run.steps)
            report.steps.push_back({run.runbook.id, titleOf(run.runbook, step.name), step.state, lasted(step), step.finding});
    return report;
}

std::string jsonOf(const Score &score)
{
    Json steps = Json::array();
    for (const auto &run : score.runs)
        for (const auto &step : run.steps)
            steps.push_back({{"runbook", run.runbook.id},
                             {"hash", run.runbook.hash},
                             {"step", step.name},
                             {"title", both(titleOf(run.runbook, step.name))},
                             {"state", domain::name(step.state)},
                             {"seconds", secondsOrNull(lasted(step))},
                             {"finding", jsonOf(step.finding)}});
    const Json all{{"fault", score.fault},
                   {"damage", both(score.damage)},
                   {"passed", score.isGood()},
                   {"unattended", score.isUnattended},
                   {"version", QCAT_VERSION},
                   {"begun_at", base::toIso(score.begunAt)},
                   {"begun_ns", score.begunAt.ns},
                   {"suspected_s", secondsOrNull(score.suspectedIn)},
                   {"opened_s", secondsOrNull(score.openedIn)},
                   {"acknowledged_s", secondsOrNull(score.acknowledgedIn)},
                   {"mended_s", secondsOrNull(score.mendedIn)},
                   {"unproven", errorOrNull(score.proof ? std::nullopt : std::optional(score.proof.error()))},
                   {"wrong_clicks", score.wrongClicks},
                   {"failure", errorOrNull(score.failure)},
                   {"steps", steps}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<report::DrillReport> reportFrom(const QByteArray &json)
{
    try {
        return readReport(Json::parse(json.begin(), json.end()));
    } catch (const Json::exception &) { // the library has no other way to say it
        return std::nullopt;
    }
}

base::Result<std::filesystem::path> writeReport(const Score &score, const std::filesystem::path &folder, report::Language language)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    std::string stamp = base::toIso(score.begunAt).substr(0, 19);
    std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
    const auto stem = (folder / fmt::format("drill-{}-{}", stamp, score.fault)).string();
    auto report = reportOf(score);
    if (auto written = write(stem + ".json", jsonOf(score)); !written)
        return written.error();
    for (const auto each : {report::Language::English, report::Language::Chinese}) {
        report.language = each;
        const auto ending = each == report::Language::English ? ".md" : ".zh.md";
        if (auto written = write(stem + ending, report::drillMarkdown(report).toStdString()); !written)
            return written.error();
    }
    return std::filesystem::path(stem + (language == report::Language::English ? ".md" : ".zh.md"));
}

} // namespace qcat::app::drill
