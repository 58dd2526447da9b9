#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace qcat::ops
{

// Orders and the like that all nodes may spend together: `perSecond` come in, `most` can be saved up.
struct TokenBucket {
    std::string name;
    int perSecond = 1;
    int most = 1;
};

// What nodes tell each other: values with an end, state without one, messages to whoever listens, and budgets. It is
// never the truth about money: losing it costs the others news and this node nothing. Every key and channel gets the
// prefix "qcat:". Any thread.
class SharedCache
{
public:
    struct Status {
        std::string target; // "127.0.0.1:6379/0"; empty: in this process
        std::optional<base::Error> trouble;      // why nothing goes out now
        std::optional<base::Error> stateRefused; // why state is kept back from this server
        std::optional<base::Error> deaf;         // why no message is heard
        std::int64_t written = 0;
        std::int64_t dropped = 0; // messages and values that found no room
    };
    // On a thread of the cache's, the channel without its prefix; must return soon.
    using Listener = std::function<void(const std::string &channel, const std::string &message)>;

    virtual ~SharedCache() = default;

    // These return at once and the cache does what it can.
    virtual void put(std::string key, std::string value, base::Duration ttl) = 0;
    // "qcat:state:<key>": until it is replaced.
    virtual void putState(std::string key, std::string value) = 0;
    // Also heard by this node; twice where an answer was lost.
    virtual void publish(std::string channel, std::string message) = 0;

    // These wait for an answer, until `timeout` at most. Empty where there is no such key.
    virtual base::Result<std::vector<std::optional<std::string>>> get(const std::vector<std::string> &keys,
                                                                      base::Duration timeout) = 0;
    // "qcat:state:<key>": it stands there when this is good. An Error after a lost answer leaves open whether it does.
    virtual base::Status setState(const std::string &key, const std::string &value, base::Duration timeout) = 0;
    // The same key is gone when this is good: what stood there, empty where nothing did.
    virtual base::Result<std::optional<std::string>> takeState(const std::string &key, base::Duration timeout) = 0;
    // What follows `prefix` in the keys "qcat:state:<prefix>…" that stand there, in order: at most 100, and those that were found in time.
    virtual base::Result<std::vector<std::string>> stateNames(const std::string &prefix, base::Duration timeout) = 0;
    // How many of `wanted` the bucket gives, 0 to all.
    virtual base::Result<int> take(const TokenBucket &bucket, int wanted, base::Duration timeout) = 0;

    virtual Status status() const = 0;
};

} // namespace qcat::ops
