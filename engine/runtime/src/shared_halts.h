#pragma once

#include <qcat/base/clock.h>
#include <qcat/base/loop_thread.h>
#include <qcat/domain/cache_status.h>
#include <qcat/ops_ports/shared_cache.h>

#include <functional>
#include <mutex>
#include <optional>

namespace qcat::runtime
{

// Reads the shared risk switches some times a second: "qcat:state:halt" for every engine, "qcat:state:halt:<venue>:
// <account>" for who trades that account. Whatever stands there means halt: {"by", "why", "at"}, or any other text as
// the reason. A halt that stands is told again and again; one that is gone is told to nobody, since nothing but a human
// resumes. While the cache does not answer, or may lose such keys, the switches are UNKNOWN and the last that were read
// stay. Any thread.
class SharedHalts
{
public:
    using Told = std::function<void(const domain::SharedHalt &)>; // on the thread of this
    using Accounts = std::vector<std::string>;                    // "paper:main"

    SharedHalts(ops::SharedCache &cache, const Accounts &accounts, Told told, const base::Clock &clock);
    ~SharedHalts();

    domain::Section<std::vector<domain::SharedHalt>> all() const;

    // The switch of all accounts or of one ("paper:main"), of this engine or of others. The Result is what Redis said, with
    // "key": what stands there, read back, or that it is gone and whose it was; "shared_halt.unknown_account" with "known",
    // "shared_halt.not_set", "shared_halt.not_read_back", "shared_halt.not_lifted" with "reason"; "shared_halt.gone",
    // "shared_halt.none". `done` on the thread of this.
    using Done = std::function<void(const base::Result<domain::Finding> &)>;
    void set(const std::string &account, const std::string &who, const std::string &why, Done done);
    void lift(const std::string &account, Done done);

private:
    void keepLooking();
    void look();
    base::Result<domain::Finding> setNow(const std::string &account, const std::string &who, const std::string &why);
    std::optional<base::Error> unknownAccount(const std::string &account) const;
    base::Result<domain::Finding> liftNow(const std::string &account);
    void fail(const base::Error &error);

    ops::SharedCache &m_cache;
    const Told m_told;
    const base::Clock &m_clock;
    std::vector<std::string> m_keys, m_accounts; // side by side; the first is all accounts, ""
    mutable std::mutex m_mutex;
    domain::Section<std::vector<domain::SharedHalt>> m_halts; // under the mutex
    base::LoopThread m_thread;
};

// What stands in such a key, in words, and how it is written.
domain::SharedHalt sharedHaltOf(std::string key, std::string account, const std::string &value);
std::string sharedHaltText(const std::string &who, const std::string &why, base::WallTime at);

} // namespace qcat::runtime
