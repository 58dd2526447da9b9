#pragma once

#include <qcat/backup/codes.h>
#include <qcat/backup/database_backup.h>

#include <fmt/format.h>

// What copying there and fetching back have in common.
namespace qcat::backup
{

inline base::Error offsiteError(const std::string &file, const std::string &detail)
{
    return base::Error{std::string(codes::kOffsite), fmt::format("the copy of {} elsewhere failed: {}", file, detail)}
        .with("file", file)
        .with("detail", detail);
}

struct OffsiteFile {
    std::string name; // under the place
    std::filesystem::path here;
    std::string sha256;
    std::uint64_t bytes = 0;
};

// What is told meanwhile: `done` of a hundred, each byte twice.
class OffsiteSteps
{
public:
    OffsiteSteps(const Job &job, const std::vector<OffsiteFile> &files) : m_job(job)
    {
        for (const auto &file : files)
            m_total += file.bytes;
    }
    void say(const char *verb, const std::string &name, std::uint64_t done) const
    {
        m_job.progress({fmt::format("{} {}", verb, name), m_total == 0 ? 0 : std::size_t((m_before + done) * 100 / (2 * m_total)), 100});
    }
    void passed(std::uint64_t bytes) { m_before += bytes; }

private:
    const Job &m_job;
    std::uint64_t m_total = 0; // each goes there and comes back
    std::uint64_t m_before = 0;
};

} // namespace qcat::backup
