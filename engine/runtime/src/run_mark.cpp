#include "run_mark.h"

#include <qcat/base/log.h>
#include <qcat/runtime/small_file.h>

#include <charconv>

namespace qcat::runtime
{

base::Result<std::optional<base::WallTime>> RunMark::begin(base::WallTime now)
{
    std::optional<base::WallTime> before;
    if (const auto text = readSmallFile(m_file)) {
        before.emplace();
        std::from_chars(text->data(), text->data() + text->size(), before->ns);
    }
    if (auto written = writeSmallFile(m_file, std::to_string(now.ns)); !written)
        return written.error();
    m_begun = true;
    return before;
}

void RunMark::end()
{
    std::error_code error;
    if (m_begun && !std::filesystem::remove(m_file, error))
        log::warning("engine", "{} cannot be removed: the next start will take this run for one that crashed", m_file.string());
    m_begun = false;
}

} // namespace qcat::runtime
