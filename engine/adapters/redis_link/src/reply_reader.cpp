#include "reply_reader.h"

#include <qcat/redis_link/redis_error.h>

#include <hiredis/read.h>

#include <fmt/format.h>

#include <new>

namespace qcat::redis_link
{

struct ReplyReader::Budget {
    std::size_t items = 0; // left for the reply that is being read
};

namespace
{

base::Error protocolError(std::string detail)
{
    return base::Error{std::string(codes::kProtocol), detail, {{"detail", detail}}};
}

Reply::Kind kindOf(int type)
{
    switch (type) {
    case REDIS_REPLY_STATUS:
        return Reply::Kind::Status;
    case REDIS_REPLY_ERROR:
        return Reply::Kind::Error;
    case REDIS_REPLY_INTEGER:
        return Reply::Kind::Integer;
    case REDIS_REPLY_ARRAY:
        return Reply::Kind::Array;
    case REDIS_REPLY_NIL:
        return Reply::Kind::Nil;
    default:
        return Reply::Kind::Text;
    }
}

// The place for the value of this task: in its parent's list, which has its final size, or a new root.
Reply *place(const redisReadTask *task, Reply value)
{
    if (!task->parent)
        return new (std::nothrow) Reply(std::move(value));
    auto &slot = static_cast<Reply *>(task->parent->obj)->items[std::size_t(task->idx)];
    slot = std::move(value);
    return &slot;
}

void *createText(const redisReadTask *task, char *text, std::size_t size)
{
    return place(task, {.kind = kindOf(task->type), .text = std::string(text, size)});
}

void *createInteger(const redisReadTask *task, long long value)
{
    return place(task, {.kind = Reply::Kind::Integer, .integer = value});
}

void *createNil(const redisReadTask *task)
{
    return place(task, {});
}

// Only ever the root: its items live in it.
void freeReply(void *reply)
{
    delete static_cast<Reply *>(reply);
}

} // namespace

ReplyReader::ReplyReader(ReplyLimits limits)
    : m_limits(limits), m_budget(std::make_unique<Budget>()), m_reader(nullptr, &redisReaderFree)
{
    static redisReplyObjectFunctions functions = {
        &createText,
        [](const redisReadTask *task, int elements) -> void * {
            auto &left = static_cast<Budget *>(task->privdata)->items;
            if (elements < 0 || std::size_t(elements) > left)
                return nullptr; // the reader then fails with "out of memory"
            left -= std::size_t(elements);
            return place(task, {.kind = Reply::Kind::Array, .items = std::vector<Reply>(std::size_t(elements))});
        },
        &createInteger,
        &createNil,
        &freeReply,
    };
    m_reader.reset(redisReaderCreateWithFunctions(&functions));
    if (!m_reader)
        throw std::bad_alloc();
    m_budget->items = m_limits.items;
    m_reader->privdata = m_budget.get();
}

ReplyReader::~ReplyReader() = default;

base::Status ReplyReader::feed(std::string_view bytes)
{
    m_bytes += bytes.size();
    if (m_bytes > m_limits.bytes)
        return protocolError(fmt::format("a reply of more than {} bytes", m_limits.bytes));
    if (redisReaderFeed(m_reader.get(), bytes.data(), bytes.size()) != 0)
        return protocolError(m_reader->errstr);
    return {};
}

base::Result<std::optional<Reply>> ReplyReader::next()
{
    void *made = nullptr;
    if (redisReaderGetReply(m_reader.get(), &made) != 0)
        return protocolError(m_reader->err == REDIS_ERR_OOM
                                 ? fmt::format("a reply of more than {} items", m_limits.items)
                                 : std::string(m_reader->errstr));
    if (!made)
        return std::optional<Reply>();
    const std::unique_ptr<Reply> reply(static_cast<Reply *>(made));
    m_bytes = m_reader->len - m_reader->pos;
    m_budget->items = m_limits.items;
    return std::optional<Reply>(std::move(*reply));
}

bool ReplyReader::hasRest() const
{
    return m_reader->len > m_reader->pos;
}

} // namespace qcat::redis_link
