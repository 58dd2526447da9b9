#include "detached_process.h"

#include "own_cgroup.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>

namespace qcat::service_control
{

namespace
{

using Steady = std::chrono::steady_clock;

constexpr std::size_t kMostOutput = 64 * 1024;
constexpr int kMostLinesTold = 200; // as they come. Who hears of them has a queue with an end, in which the outcome needs a place, too
constexpr auto kPoll = std::chrono::milliseconds(20);
constexpr auto kTermGrace = std::chrono::seconds(2);

class Pipe
{
public:
    Pipe() : m_good(::pipe2(m_ends.data(), O_CLOEXEC) == 0) {}
    ~Pipe()
    {
        closeRead();
        closeWrite();
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;
    bool isGood() const { return m_good; }
    int read() const { return m_ends[0]; }
    int write() const { return m_ends[1]; }
    void closeRead() { close(m_ends[0]); }
    void closeWrite() { close(m_ends[1]); }

private:
    static void close(int &end)
    {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
    std::array<int, 2> m_ends = {-1, -1};
    bool m_good;
};

struct ChildPipes {
    Pipe output;  // both streams of the program
    Pipe go;      // the child waits until this is closed: it has been moved to its control group
    Pipe failure; // errno of an exec that failed; closed by one that succeeded
    bool areGood() const { return output.isGood() && go.isGood() && failure.isGood(); }
};

// Between fork and exec: only what is safe there, no allocation.
[[noreturn]] void becomeProgram(const ChildPipes &pipes, int null, char *const argv[], char *const environment[])
{
    char unused = 0;
    while (::read(pipes.go.read(), &unused, 1) < 0 && errno == EINTR) {
    }
    ::setsid();
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    ::dup2(null, STDIN_FILENO);
    ::dup2(pipes.output.write(), STDOUT_FILENO);
    ::dup2(pipes.output.write(), STDERR_FILENO);
    ::execve(argv[0], argv, environment);
    const int error = errno;
    [[maybe_unused]] const auto written = ::write(pipes.failure.write(), &error, sizeof error);
    ::_exit(127);
}

base::Error cannotRun(const std::string &program, int error)
{
    const std::string detail = std::strerror(error);
    return base::Error{"process.cannot_run", fmt::format("{}: {}", program, detail)}
        .with("program", program)
        .with("detail", detail);
}

// Reads the program's output, line by line, until it ends or must end.
class Supervisor
{
public:
    Supervisor(pid_t child, int output, const base::CallLimits &limits,
               const std::function<void(std::string)> &progress, std::string remark)
        : m_child(child), m_output(output), m_limits(limits), m_progress(progress),
          m_deadline(Steady::now() + limits.timeout)
    {
        ::fcntl(m_output, F_SETFL, O_NONBLOCK);
        m_result.output = std::move(remark) + '\n';
    }

    ProcessResult supervise()
    {
        int status = 0;
        while (::waitpid(m_child, &status, WNOHANG) == 0) {
            readOutput();
            endWhenItMust();
            pollfd readable{m_output, POLLIN, 0};
            ::poll(&readable, 1, int(std::chrono::milliseconds(kPoll).count()));
        }
        readOutput();
        if (!m_termSent)
            m_result.end = WIFEXITED(status) ? ProcessResult::End::Exited : ProcessResult::End::Signalled;
        m_result.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
        return std::move(m_result);
    }

private:
    void readOutput()
    {
        std::array<char, 4096> buffer;
        while (true) {
            const auto count = ::read(m_output, buffer.data(), buffer.size());
            if (count <= 0)
                return;
            const std::string_view text(buffer.data(), std::size_t(count));
            m_result.output += text.substr(0, kMostOutput - std::min(kMostOutput, m_result.output.size()));
            for (const char c : text)
                takeCharacter(c);
        }
    }
    void takeCharacter(char c)
    {
        if (c != '\n' && m_line.size() < 1000) {
            m_line += c;
        } else {
            tellLine();
            m_line.clear();
        }
    }
    void tellLine()
    {
        if (m_linesTold++ < kMostLinesTold)
            m_progress(m_line);
        else if (m_linesTold == kMostLinesTold + 1)
            m_progress("...");
    }
    void endWhenItMust()
    {
        const auto now = Steady::now();
        const bool late = now >= m_deadline;
        if (!m_termSent && (late || m_limits.cancel.isCancelled())) {
            m_result.end = late ? ProcessResult::End::TimedOut : ProcessResult::End::Cancelled;
            m_termSent = now;
            signalGroup(SIGTERM);
        } else if (m_termSent && now >= *m_termSent + kTermGrace) {
            signalGroup(SIGKILL);
        }
    }
    void signalGroup(int signal)
    {
        // before setsid() has run there is no group of that number yet
        if (::kill(-m_child, signal) != 0)
            ::kill(m_child, signal);
    }

    const pid_t m_child;
    const int m_output;
    const base::CallLimits &m_limits;
    const std::function<void(std::string)> &m_progress;
    const Steady::time_point m_deadline;
    std::optional<Steady::time_point> m_termSent;
    std::string m_line;
    int m_linesTold = 0;
    ProcessResult m_result;
};

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> all;
    for (auto &text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

} // namespace

base::Result<ProcessResult> runDetached(const std::vector<std::string> &argv, const base::CallLimits &limits,
                                        const std::function<void(std::string)> &progress)
{
    std::vector<std::string> arguments = argv;
    std::vector<std::string> variables = {"LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"};
    const auto argumentPointers = pointers(arguments);
    const auto variablePointers = pointers(variables);
    ChildPipes pipes;
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (!pipes.areGood() || null < 0)
        return cannotRun(argv.front(), errno);

    const pid_t child = ::fork();
    if (child == 0) {
        ::close(pipes.go.write()); // or it would wait for itself
        becomeProgram(pipes, null, argumentPointers.data(), variablePointers.data());
    }
    const int forkError = errno;
    ::close(null);
    if (child < 0)
        return cannotRun(argv.front(), forkError);
    const auto remark = fmt::format("{} {}", argv.front(), leaveOwnGroup(child));
    pipes.go.closeWrite();
    pipes.output.closeWrite();
    pipes.failure.closeWrite();

    int execError = 0;
    if (::read(pipes.failure.read(), &execError, sizeof execError) == ssize_t(sizeof execError)) {
        ::waitpid(child, nullptr, 0);
        return cannotRun(argv.front(), execError);
    }
    return Supervisor(child, pipes.output.read(), limits, progress, remark).supervise();
}

} // namespace qcat::service_control
