#pragma once

#include <qcat/log_spdlog/log_writer.h>

#include <spdlog/formatter.h>

#include <memory>

namespace qcat::log_spdlog
{

std::unique_ptr<spdlog::formatter> makeFormatter(LogFormat format);
spdlog::level::level_enum spdlogLevel(log::Level level);

} // namespace qcat::log_spdlog
