#include "wanted.h"

namespace qcat::log_reader
{

using namespace log_files;

static_assert(api::kLogLevels == kLevels && std::size_t(api::LogLevel::Critical) == std::size_t(Level::Critical));

base::Result<std::shared_ptr<const Wanted>> Wanted::by(api::LogFilter filter)
{
    std::shared_ptr<Wanted> wanted(new Wanted(std::move(filter)));
    const auto &asked = wanted->m_filter;
    if (asked.text.empty())
        return std::shared_ptr<const Wanted>(wanted);
    for (const auto encoding : {TextEncoding::Utf8, TextEncoding::Gb18030}) {
        auto compiled = Pattern::compile(fromUtf8(asked.text, encoding),
                                         {!asked.isRegex, asked.ignoresCase, asked.wholeWord, encoding == TextEncoding::Utf8});
        if (!compiled)
            return compiled.error();
        wanted->m_patterns[std::size_t(encoding)] = std::move(*compiled);
    }
    return std::shared_ptr<const Wanted>(wanted);
}

bool Wanted::wants(CivilTime time, Level level) const
{
    return (m_filter.levels.none() || m_filter.levels.test(std::size_t(level))) && (!m_filter.fromUs || time.us >= *m_filter.fromUs) &&
           (!m_filter.toUs || time.us < *m_filter.toUs);
}

std::unique_ptr<Wanted::Query> Wanted::queryFor(TextEncoding encoding) const
{
    std::unique_ptr<Query> made(new Query);
    if (const auto &compiled = m_patterns[std::size_t(encoding)])
        made->pattern = compiled->clone();
    auto &query = made->query;
    query.levels = m_filter.levels;
    for (const auto &category : m_filter.categories)
        query.categories.push_back(fromUtf8(category, encoding));
    if (m_filter.fromUs)
        query.from = CivilTime{*m_filter.fromUs};
    if (m_filter.toUs)
        query.to = CivilTime{*m_filter.toUs};
    query.pattern = made->pattern ? &*made->pattern : nullptr;
    query.isInverted = m_filter.isInverted;
    return made;
}

} // namespace qcat::log_reader
