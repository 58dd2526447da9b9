#include <qcat/wire/decode.h>

#include "reader.h"

namespace qcat::wire
{

base::Result<CommandReply> decodeReply(std::string_view text)
{
    return parseBounded(text, kLargestEvent).andThen([](const Json &json) -> base::Result<CommandReply> {
        Reader reader({});
        CommandReply reply;
        reader.readMember(json, "command", reply.command);
        reader.readMember(json, "answer", reply.answer);
        if (reader.hasFailed())
            return reader.error();
        return reply;
    });
}

std::optional<base::Error> decodeError(std::string_view text)
{
    const auto json = parseBounded(text, kLargestCommand);
    if (!json)
        return std::nullopt;
    Reader reader({});
    base::Error error;
    reader.readMember(*json, "error", error);
    return reader.hasFailed() ? std::nullopt : std::optional(error);
}

} // namespace qcat::wire
