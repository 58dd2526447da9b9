#include <qcat/wire/decode.h>

#include "reader.h"

namespace qcat::wire
{

namespace
{

constexpr std::size_t kLongestName = 64;

} // namespace

base::Result<CommandRequest> decodeCommand(std::string_view text)
{
    return parseBounded(text, kLargestUpload).andThen([&](const Json &json) -> base::Result<CommandRequest> {
        Reader reader({});
        CommandRequest request;
        request.command.actor = "api";
        std::size_t others = 0;
        for (auto [key, member] : {std::pair("actor", &request.command.actor), std::pair("tag", &request.tag)})
            if (json.is_object() && json.contains(key)) {
                ++others;
                reader.readMember(json, key, *member);
                if (member->size() > kLongestName)
                    reader.fail(fmt::format("holds a longer {} than {} bytes", key, kLongestName));
            }
        if (!reader.hasFailed())
            reader.readBody(json, request.command.body, others);
        if (reader.hasFailed())
            return reader.error();
        if (text.size() > kLargestCommand && !std::holds_alternative<api::AttachFile>(request.command.body))
            return tooLarge(text.size(), kLargestCommand);
        return request;
    });
}

} // namespace qcat::wire
