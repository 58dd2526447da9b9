#pragma once

#include <qcat/base/result.h>

#include <functional>
#include <memory>
#include <thread>

namespace qcat::backup
{

// The far end of a program's standard output or input, read or fed by a thread of its own, so that what passes is never in memory as a
// whole. Ends with the program: whoever owns both lets the program end first.
class ToolStream
{
public:
    enum class Of { Output, Input };
    // Reads from the descriptor to its end, or writes to it; it is closed after that.
    using Work = std::function<base::Status(int descriptor)>;

    static base::Result<std::unique_ptr<ToolStream>> open(Of which, Work work);
    ~ToolStream();
    ToolStream(const ToolStream &) = delete;
    ToolStream &operator=(const ToolStream &) = delete;

    // In the child, between fork and exec.
    void takeInChild() const;
    // In the parent, once the child runs.
    void begin();
    // Waits for the end of the work.
    base::Status finish();

private:
    ToolStream(Of which, Work work) : m_which(which), m_work(std::move(work)) {}

    const Of m_which;
    const Work m_work;
    int m_ours = -1, m_theirs = -1;
    std::thread m_thread;
    base::Status m_done;
};

// All bytes, or "backup.tool": nobody reads them.
base::Status writeAll(int descriptor, const std::uint8_t *bytes, std::size_t size);
// Until the end of it.
base::Status readAll(int descriptor, const std::function<base::Status(const std::uint8_t *bytes, std::size_t size)> &take);

} // namespace qcat::backup
