#include <qcat/log_files/pattern.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

#include <string>

namespace qcat::log_files
{

struct Pattern::Parts {
    pcre2_code *code = nullptr;
    pcre2_match_data *found = nullptr;

    void makeReady()
    {
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // without it the same is found, more slowly
        found = pcre2_match_data_create_from_pattern(code, nullptr);
    }
    ~Parts()
    {
        pcre2_match_data_free(found);
        pcre2_code_free(code);
    }
};

base::Result<Pattern> Pattern::compile(std::string_view text, const Options &options)
{
    const auto bad = [&](const std::string &why) {
        return base::Error{"log.bad_pattern", fmt::format("'{}' cannot be looked for: {}", text, why)}
            .with("pattern", std::string(text))
            .with("detail", why);
    };
    if (text.empty())
        return bad("it is empty");
    std::string wanted(text);
    std::uint32_t flags = PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
    if (options.isFixed && !options.wholeWord)
        flags = PCRE2_LITERAL;
    else if (options.isFixed)
        wanted = "\\Q" + wanted + "\\E";
    if (options.wholeWord)
        wanted = fmt::format("\\b(?:{})\\b", wanted);
    if (options.ignoresCase)
        flags |= PCRE2_CASELESS;
    if (options.isUtf8)
        flags |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
    auto parts = std::make_unique<Parts>();
    int error = 0;
    PCRE2_SIZE at = 0;
    parts->code =
        pcre2_compile(reinterpret_cast<PCRE2_SPTR>(wanted.data()), wanted.size(), flags, &error, &at, nullptr);
    if (!parts->code) {
        PCRE2_UCHAR why[256];
        pcre2_get_error_message(error, why, sizeof why);
        return bad(fmt::format("{} (at character {})", reinterpret_cast<const char *>(why), at + 1));
    }
    parts->makeReady();
    return Pattern(std::move(parts));
}

Pattern Pattern::clone() const
{
    auto parts = std::make_unique<Parts>();
    parts->code = pcre2_code_copy(m_parts->code);
    parts->makeReady();
    return Pattern(std::move(parts));
}

Pattern::Pattern(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Pattern::Pattern(Pattern &&) noexcept = default;
Pattern &Pattern::operator=(Pattern &&) noexcept = default;
Pattern::~Pattern() = default;

std::optional<Pattern::Hit> Pattern::find(std::string_view text, std::size_t from) const
{
    while (from <= text.size()) {
        const int groups = pcre2_match(m_parts->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, 0,
                                       m_parts->found, nullptr);
        if (groups < 0)
            return std::nullopt;
        const auto *const ends = pcre2_get_ovector_pointer(m_parts->found);
        const Hit hit{ends[0], ends[1]};
        const auto lineBreak =
            hit.end > hit.begin ? text.substr(hit.begin, hit.end - hit.begin).find('\n') : std::string_view::npos;
        if (lineBreak == std::string_view::npos)
            return hit;
        from = hit.begin + lineBreak + 1; // "\s" and the like must not join lines
    }
    return std::nullopt;
}

} // namespace qcat::log_files
