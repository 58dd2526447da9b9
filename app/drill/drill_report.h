#pragma once

#include "score.h"

#include <filesystem>

namespace qcat::app::drill
{

// "12.3 s", "-" for what was not reached.
std::string secondsText(const std::optional<base::Duration> &duration);

// The record of one drill, to be read by people (Markdown) and by programs (JSON).
std::string markdownOf(const Score &score);
std::string jsonOf(const Score &score);

// Writes both into `folder`, which is made where it is missing; the path of the one for people.
base::Result<std::filesystem::path> writeReport(const Score &score, const std::filesystem::path &folder);

} // namespace qcat::app::drill
