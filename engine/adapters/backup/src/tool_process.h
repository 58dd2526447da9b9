#pragma once

#include "tool_stream.h"

#include <qcat/base/call.h>
#include <qcat/domain/config.h>

#include <QProcess>

#include <functional>
#include <memory>
#include <string>

namespace qcat::backup
{

// pg_dump or pg_restore at work: argv only, no shell, the password in its environment alone. Ends with this. One thread.
class ToolProcess
{
public:
    // `who`: the server and the login. `stream`: takes its output, or gives it its input. Errors: "backup.tool_missing", those of the password file.
    static base::Result<std::unique_ptr<ToolProcess>> start(const QString &program, const QStringList &arguments,
                                                            const domain::DatabaseConfig &who, std::unique_ptr<ToolStream> stream = nullptr);
    ~ToolProcess();

    using OnLine = std::function<void(const std::string &line)>;
    // Until it has ended well. `onLine` gets what it says with --verbose. Errors: "backup.tool" with its own last words,
    // "backup.cancelled", "backup.timeout".
    base::Status finish(const base::CallLimits &limits, const OnLine &onLine, const std::function<void()> &stillAlive);

private:
    ToolProcess() = default;
    void takeLines(const OnLine &onLine);
    base::Error failure() const;
    void end();
    base::Status endOfStream();

    std::unique_ptr<ToolStream> m_stream; // outlives the process
    QProcess m_process;
    std::string m_lastWords; // bounded
};

} // namespace qcat::backup
