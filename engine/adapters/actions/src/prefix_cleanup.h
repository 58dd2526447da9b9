#pragma once

#include <qcat/base/call.h>
#include <qcat/base/deadline.h>
#include <qcat/domain/config.h>
#include <qcat/redis_link/connection.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace qcat::actions
{

// Finds, and removes when told to, the keys of one prefix: SCAN by a few hundred, UNLINK of what fits. Blocks.
class PrefixCleanup
{
public:
    struct Counts {
        std::int64_t scanned = 0;
        std::int64_t matched = 0;
        std::int64_t removed = 0;
        bool isComplete = false; // every key was come by; else cancelled or out of time
    };
    using Progress = std::function<void(const Counts &)>; // about once a second

    // Refused for a prefix that is no prefix of one owner's keys, and on a replica.
    static base::Result<PrefixCleanup> open(const domain::RedisConfig &config, const std::string &prefix,
                                            const base::CallLimits &limits);

    base::Result<Counts> count();
    base::Result<Counts> remove(const Progress &progress);
    // Whether the server saves now: removing then costs it memory.
    base::Result<bool> isSaving();
    const std::string &target() const { return m_connection->target(); }

private:
    enum class Mode : std::uint8_t { Count, Remove };

    PrefixCleanup(std::unique_ptr<redis_link::Connection> connection, std::string prefix,
                  const base::CallLimits &limits);
    base::Result<Counts> pass(Mode mode, const Progress &progress);
    base::Result<std::int64_t> unlink(std::vector<std::string> keys);
    base::Status letOthersIn();
    bool mayGoOn() const { return !m_cancel.isCancelled() && !m_until.isPassed(); }

    std::unique_ptr<redis_link::Connection> m_connection;
    std::string m_prefix;
    base::CancelToken m_cancel;
    base::Deadline m_until;
};

} // namespace qcat::actions
