#pragma once

#include <qcat/base/result.h>

#include <memory>
#include <optional>
#include <string_view>

namespace qcat::log_files
{

// What is looked for: a text as it is, or a regular expression (PCRE2, compiled). Looks through bytes, whatever they
// are: invalid UTF-8 matches nothing of it and stops nothing. One thread at a time.
class Pattern
{
public:
    struct Options {
        bool isFixed = false;
        bool ignoresCase = false;
        bool wholeWord = false;
        bool isUtf8 = true; // false: byte by byte, for files of other encodings
    };
    // "log.bad_pattern" says where in it and why; also for one that matches nothing at all.
    static base::Result<Pattern> compile(std::string_view text, const Options &options);
    Pattern(Pattern &&) noexcept;
    Pattern &operator=(Pattern &&) noexcept;
    ~Pattern();
    // For another thread.
    Pattern clone() const;

    struct Hit {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    // The first at or behind `from`, on one line; none, also where the expression gives up (its limits are those of
    // PCRE2).
    std::optional<Hit> find(std::string_view text, std::size_t from) const;

private:
    struct Parts;
    explicit Pattern(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::log_files
