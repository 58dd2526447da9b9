#pragma once

#include <qcat/api/log_reader.h>
#include <qcat/log_files/log_query.h>
#include <qcat/log_files/text_encoding.h>

#include <array>
#include <memory>
#include <optional>

namespace qcat::log_reader
{

// A filter, compiled for the files of either encoding. A value that many threads may read; who searches takes a query of its own.
class Wanted
{
public:
    // "log.bad_pattern".
    static base::Result<std::shared_ptr<const Wanted>> by(api::LogFilter filter);

    const api::LogFilter &filter() const { return m_filter; }
    bool needsText() const { return !m_filter.text.empty() || !m_filter.categories.empty(); }
    // What levels and times ask for.
    bool wants(log_files::CivilTime time, log_files::Level level) const;

    struct Query {
        std::optional<log_files::Pattern> pattern;
        log_files::LogQuery query;
        Query() = default;
        Query(const Query &) = delete;
        Query &operator=(const Query &) = delete;
    };
    std::unique_ptr<Query> queryFor(log_files::TextEncoding encoding) const;

private:
    explicit Wanted(api::LogFilter filter) : m_filter(std::move(filter)) {}

    const api::LogFilter m_filter;
    std::array<std::optional<log_files::Pattern>, 2> m_patterns; // by encoding
};

} // namespace qcat::log_reader
