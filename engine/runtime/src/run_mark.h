#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/runtime/run_mark_file.h>

#include <filesystem>
#include <optional>

namespace qcat::runtime
{

// Whether a run ended in order: a file that stands in the data folder from its begin to its orderly end. Who finds one there comes back
// after a crash.
class RunMark
{
public:
    explicit RunMark(const std::filesystem::path &folder) : m_file(runMarkIn(folder)) {}

    // When the run before began, if it has not ended in order; this one's mark stands from now on.
    base::Result<std::optional<base::WallTime>> begin(base::WallTime now);
    // Nothing where begin() was not called.
    void end();

private:
    const std::filesystem::path m_file;
    bool m_begun = false;
};

} // namespace qcat::runtime
