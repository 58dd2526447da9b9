#pragma once

#include <qcat/log_files/log_query.h>

#include <functional>
#include <string>
#include <string_view>

namespace qcat::log_files
{

// Chooses from a log that is just being written: a wanted message is given from its first line on as soon as it is known to be wanted,
// its later lines as they come. An inverted query hides a message from the line on that has the pattern.
class LiveFilter
{
public:
    using Give = std::function<void(std::string_view lines)>;
    LiveFilter(const LogQuery &query, Give give) : m_query(query), m_give(std::move(give)) {}

    // Bytes of one source, cut anywhere.
    void append(std::string_view bytes);
    // Another file begins: what was open there stays so for ever and is looked at as it is.
    void finish();

private:
    static constexpr std::size_t kMostKept = 1 << 20; // of a message that is not wanted yet
    static constexpr std::size_t kLongestLine = 128 << 20; // then it is taken as one that has ended

    void takeLine(std::string_view line);

    const LogQuery &m_query;
    const Give m_give;
    std::string m_open; // the line that has no break yet
    std::string m_kept; // of the present message, while it may yet be wanted
    bool m_isShown = false;
    bool m_isOut = false; // by its header, or by what an inverted query must not have
};

} // namespace qcat::log_files
