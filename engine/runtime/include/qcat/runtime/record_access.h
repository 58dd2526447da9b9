#pragma once

#include <qcat/domain/config.h>
#include <qcat/store_schema/compared_row.h>

#include <filesystem>
#include <memory>

namespace qcat::runtime
{

// Reads the rows of the store that this configuration writes to.
std::unique_ptr<store_schema::RecordReader> makeRecordReader(const domain::Config &config, const std::filesystem::path &dataFolder);

} // namespace qcat::runtime
