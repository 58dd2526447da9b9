#include <qcat/surroundings/codes.h>
#include <qcat/surroundings/machine_checks.h>

#include <qcat/ops_ports/found.h>

#include <filesystem>

namespace qcat::surroundings
{

using domain::Health;
using ops::found;
namespace fs = std::filesystem;

ops::Check keyAge(std::vector<std::string> files, base::Duration rotateAfter)
{
    return [files = std::move(files), rotateAfter](const base::CallLimits &) -> ops::CheckResult {
        std::string oldest;
        base::Duration age{};
        for (const auto &file : files) {
            std::error_code missing;
            const auto changed = fs::last_write_time(file, missing);
            if (missing)
                continue; // who needs it says so
            const base::Duration now = fs::file_time_type::clock::now() - changed;
            if (oldest.empty() || now > age) {
                oldest = file;
                age = now;
            }
        }
        const auto text = base::toShortText(age);
        const std::vector<domain::Measured> measured = {{"key_age", double(age.count()) / 86'400e9, "d"}};
        if (age > rotateAfter) {
            const auto limit = base::toShortText(rotateAfter);
            return {found(code::kKeysOverdue, Health::Warn,
                          fmt::format("{} has not been changed for {}; the rule is {}", oldest, text, limit),
                          {{"file", oldest}, {"age", text}, {"limit", limit}}),
                    measured};
        }
        return {found(code::kKeysOk, Health::Ok, fmt::format("the oldest key was changed {} ago", text), {{"oldest", text}}),
                measured};
    };
}

} // namespace qcat::surroundings
