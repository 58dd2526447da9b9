#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/market.h>

#include <string>
#include <vector>

namespace qcat::app
{

struct GoldenRow {
    std::size_t line = 0;
    domain::TopOfBook top;
    bool equal = false;
};

// Reads a golden file whole; an Error names file and line.
base::Result<std::vector<GoldenRow>> readGoldenRows(const std::string &path);

} // namespace qcat::app
