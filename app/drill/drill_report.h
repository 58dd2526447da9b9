#pragma once

#include "score.h"

#include <qcat/report/drill_report.h>

#include <QByteArray>

#include <filesystem>
#include <optional>

namespace qcat::app::drill
{

// "12.3 s", "-" for what was not reached.
std::string secondsText(const std::optional<base::Duration> &duration);

report::DrillReport reportOf(const Score &score);
// The record of one drill for programs, and what people read again from it; empty: it is none, or one of an older version.
std::string jsonOf(const Score &score);
std::optional<report::DrillReport> reportFrom(const QByteArray &json);

// Writes FAULT.json, FAULT.md and FAULT.zh.md into `folder`, which is made where it is missing; the path of the one in that language.
base::Result<std::filesystem::path> writeReport(const Score &score, const std::filesystem::path &folder, report::Language language);

} // namespace qcat::app::drill
