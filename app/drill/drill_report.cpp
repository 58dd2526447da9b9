#include "drill_report.h"

#include <qcat/domain/names.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace qcat::app::drill
{

using Json = nlohmann::ordered_json;

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

std::string proofText(const Score &score)
{
    return score.proof ? "whole again" : score.proof.error().message;
}

base::Duration lasted(const domain::StepRun &step)
{
    return step.startedAt.isValid() && step.finishedAt.isValid() ? step.finishedAt - step.startedAt : base::Duration(0);
}

std::string stepsTable(const Score &score)
{
    std::string text = "\n| runbook | step | outcome | took | what it said |\n|---|---|---|---|---|\n";
    for (const auto &run : score.runs)
        for (const auto &step : run.steps)
            text += fmt::format("| {} | {} | {} | {} | {} |\n", run.runbook.id, step.name, domain::name(step.state),
                                secondsText(lasted(step)), step.finding.text);
    return text;
}

} // namespace

std::string secondsText(const std::optional<base::Duration> &duration)
{
    return duration ? fmt::format("{:.1f} s", seconds(*duration)) : "-";
}

std::string markdownOf(const Score &score)
{
    std::string text =
        fmt::format("# Drill {}: {}\n\n{}{}\n\n", score.fault, score.isGood() ? "mended and verified" : "not passed",
                    score.damage.en, score.isUnattended ? "; mended unattended by its runbook" : "");
    text += fmt::format("| | |\n|---|---|\n| begun | {} |\n| suspected after | {} |\n| opened after | {} |\n| "
                        "acknowledged after | {} |\n"
                        "| mended after | {} |\n| proof | {} |\n| wrong clicks | {} |\n",
                        base::toIso(score.begunAt), secondsText(score.suspectedIn), secondsText(score.openedIn),
                        secondsText(score.acknowledgedIn), secondsText(score.mendedIn), proofText(score),
                        score.wrongClicks);
    if (!score.failure.empty())
        text += fmt::format("\nIt ended early: {}\n", score.failure);
    return text + stepsTable(score);
}

std::string jsonOf(const Score &score)
{
    Json steps = Json::array();
    for (const auto &run : score.runs)
        for (const auto &step : run.steps)
            steps.push_back({{"runbook", run.runbook.id},
                             {"hash", run.runbook.hash},
                             {"step", step.name},
                             {"state", domain::name(step.state)},
                             {"seconds", seconds(lasted(step))},
                             {"said", step.finding.text}});
    const Json all{{"fault", score.fault},
                   {"passed", score.isGood()},
                   {"unattended", score.isUnattended},
                   {"version", QCAT_VERSION},
                   {"begun_at", base::toIso(score.begunAt)},
                   {"suspected_s", secondsOrNull(score.suspectedIn)},
                   {"opened_s", secondsOrNull(score.openedIn)},
                   {"acknowledged_s", secondsOrNull(score.acknowledgedIn)},
                   {"mended_s", secondsOrNull(score.mendedIn)},
                   {"proof", proofText(score)},
                   {"wrong_clicks", score.wrongClicks},
                   {"failure", score.failure},
                   {"steps", steps}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

base::Result<std::filesystem::path> writeReport(const Score &score, const std::filesystem::path &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    std::string stamp = base::toIso(score.begunAt).substr(0, 19);
    std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
    const auto stem = folder / fmt::format("drill-{}-{}", stamp, score.fault);
    for (const auto &[extension, text] : {std::pair{".md", markdownOf(score)}, std::pair{".json", jsonOf(score)}}) {
        std::ofstream file(stem.string() + extension);
        file << text;
        file.close();
        if (!file)
            return base::Error{"drill.report", "the report cannot be written to " + stem.string() + extension};
    }
    return std::filesystem::path(stem.string() + ".md");
}

} // namespace qcat::app::drill
