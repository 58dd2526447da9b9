#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/result.h>

#include <cstdint>
#include <map>
#include <string>

namespace qcat::http_api
{

// Who used the API when, and how often somebody came with a token that is none.
struct AccessUse {
    std::map<std::string, base::WallTime> lastUse; // by the name of the token; "" is this machine's own
    std::uint64_t failed = 0;
    base::WallTime lastFailed; // invalid: never
    bool operator==(const AccessUse &) const = default;
};

// Beside the tokens file, mode 0600: "PATH.use".
std::string accessUseFile(const std::string &tokensFile);
// No file: nobody yet. "access.unreadable" for one that says something else; "token.unsafe".
base::Result<AccessUse> loadAccessUse(const std::string &path);

// Keeps it while the server runs: what happens is in the file within a minute, and when this ends. One thread.
class AccessUseKeeper
{
public:
    // Empty path: nothing is kept.
    AccessUseKeeper(std::string path, const base::Clock &clock);
    ~AccessUseKeeper();
    AccessUseKeeper(const AccessUseKeeper &) = delete;
    AccessUseKeeper &operator=(const AccessUseKeeper &) = delete;

    void used(const std::string &name);
    void failed();

private:
    void save();
    void saveWhenDue();

    const std::string m_path;
    const base::Clock &m_clock;
    AccessUse m_use;
    base::SteadyTime m_savedAt;
    bool m_isSaved = true;
    bool m_mayReplace = true; // not what somebody else wrote
};

} // namespace qcat::http_api
