#pragma once

#include <qcat/base/result.h>

#include <cstdint>
#include <memory>
#include <string>
#include <sys/types.h>

namespace qcat::drill_servers
{

// A control group of its own with a limit of memory, for drills and tests: processes are put into it, and a hog takes what it is told. When the
// group runs over, the kernel ends the hog before anybody else. Not thread-safe. The destructor ends the hog, puts the others back to where they
// were, and removes the group.
class MemoryGroup
{
public:
    // Why none can be made on this machine; empty when one can. Making one needs root and the memory controller.
    static std::string unavailable();
    static base::Result<std::unique_ptr<MemoryGroup>> make(std::int64_t limitBytes);
    ~MemoryGroup();
    MemoryGroup(const MemoryGroup &) = delete;
    MemoryGroup &operator=(const MemoryGroup &) = delete;

    // What the process allocates from now on counts.
    base::Status take(pid_t process);
    // Returns when a process of its own holds what was missing to this share of the limit.
    base::Status fill(double share);
    void endHog();

private:
    struct Inside;
    explicit MemoryGroup(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace qcat::drill_servers
