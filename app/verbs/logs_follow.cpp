#include "logs_ways.h"

#include "../end_asked.h"
#include "terminal_text.h"
#include "verbs.h"

#include <qcat/log_files/live_filter.h>
#include <qcat/log_files/log_follower.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <memory>
#include <poll.h>
#include <unistd.h>

namespace qcat::app
{

using namespace log_files;

namespace
{

// One name, and what comes of each file that has stood behind it.
class Followed
{
public:
    Followed(std::string file, const LogsWanted &wanted) : m_file(std::move(file)), m_wanted(wanted), m_follower(m_file, sizeNow(m_file)) {}

    base::Status prepare()
    {
        const auto encoding = std::filesystem::exists(m_file) ? encodingOfFile(m_file) : TextEncoding::Utf8;
        if (!encoding)
            return encoding.error();
        m_encoding = *encoding;
        auto query = m_wanted.queryFor(m_encoding, m_pattern);
        if (!query)
            return query.error();
        m_query = *query;
        return {};
    }
    int descriptor() const { return m_follower.wakeDescriptor(); }
    bool hasMore() const { return m_follower.hasMore(); }

    void look(base::SteadyTime now)
    {
        const auto gains = m_follower.look(now);
        if (!gains)
            return complain(gains.error().message);
        for (const auto &gain : *gains) {
            m_complaint.clear();
            if (gain.kind == LogFollower::Gain::Kind::Begun)
                fmt::print(stderr, "{} begins anew\n", m_file);
            else if (gain.kind == LogFollower::Gain::Kind::Gone)
                complain(fmt::format("{} is not there (any more); waiting for it", m_file));
            else
                filterOf(gain.source).append(gain.bytes);
        }
    }

private:
    static std::uint64_t sizeNow(const std::string &file)
    {
        std::error_code problem;
        const auto size = std::filesystem::file_size(file, problem);
        return problem ? 0 : size;
    }
    LiveFilter &filterOf(std::uint64_t source)
    {
        constexpr std::size_t kAtOnce = 3; // the present file, and those that were renamed a moment ago
        while (m_filters.size() > kAtOnce)
            m_filters.erase(m_filters.begin());
        return m_filters.try_emplace(source, m_query, [this](std::string_view lines) { print(lines); }).first->second;
    }
    void print(std::string_view lines) const
    {
        static const bool isTerminal = ::isatty(STDOUT_FILENO) == 1;
        auto text = m_encoding == TextEncoding::Utf8 ? std::string() : toUtf8(lines, m_encoding);
        if (isTerminal)
            text = forTerminal(m_encoding == TextEncoding::Utf8 ? lines : std::string_view(text));
        const auto shown = m_encoding == TextEncoding::Utf8 && !isTerminal ? lines : std::string_view(text);
        std::fwrite(shown.data(), 1, shown.size(), stdout);
    }
    void complain(const std::string &sentence)
    {
        if (std::exchange(m_complaint, sentence) != sentence)
            fmt::print(stderr, "{}\n", sentence);
    }

    const std::string m_file;
    const LogsWanted &m_wanted;
    LogFollower m_follower;
    TextEncoding m_encoding = TextEncoding::Utf8;
    std::optional<Pattern> m_pattern;
    LogQuery m_query;
    std::map<std::uint64_t, LiveFilter> m_filters;
    std::string m_complaint;
};

} // namespace

int followLogs(const std::vector<std::string> &files, const LogsWanted &wanted)
{
    std::vector<std::unique_ptr<Followed>> followed;
    std::vector<pollfd> wakes;
    for (const auto &file : files) {
        followed.push_back(std::make_unique<Followed>(file, wanted));
        if (const auto ready = followed.back()->prepare(); !ready) {
            fmt::print(stderr, "{}\n", ready.error().message);
            return ready.error().code == "log.bad_pattern" ? kUsage : kFinding;
        }
        wakes.push_back({followed.back()->descriptor(), POLLIN, 0});
    }
    const runtime::SystemClock clock;
    const auto patience = int(std::chrono::duration_cast<std::chrono::milliseconds>(LogFollower::kPatience).count());
    while (!isAskedToEnd() && !std::ferror(stdout)) {
        bool hasMore = false;
        for (const auto &one : followed) {
            one->look(clock.steadyNow());
            hasMore = hasMore || one->hasMore();
        }
        std::fflush(stdout);
        ::poll(wakes.data(), wakes.size(), hasMore ? 0 : patience);
    }
    return kGood;
}

} // namespace qcat::app
