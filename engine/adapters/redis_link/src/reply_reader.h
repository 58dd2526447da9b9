#pragma once

#include <qcat/base/result.h>
#include <qcat/redis_link/reply.h>

#include <memory>
#include <optional>
#include <string_view>

struct redisReader;

namespace qcat::redis_link
{

// hiredis' parser, building our Reply and no more of it than the limits allow: it would otherwise take the server's
// word for how much memory an answer needs. After an error it is of no more use.
class ReplyReader
{
public:
    explicit ReplyReader(ReplyLimits limits);
    ~ReplyReader();
    ReplyReader(const ReplyReader &) = delete;
    ReplyReader &operator=(const ReplyReader &) = delete;

    base::Status feed(std::string_view bytes);
    // Empty while the next reply is not complete.
    base::Result<std::optional<Reply>> next();
    // Bytes came that belong to no reply that was asked for.
    bool hasRest() const;

private:
    struct Budget;

    const ReplyLimits m_limits;
    std::unique_ptr<Budget> m_budget;
    std::unique_ptr<redisReader, void (*)(redisReader *)> m_reader;
    std::size_t m_bytes = 0; // since the last complete reply
};

} // namespace qcat::redis_link
