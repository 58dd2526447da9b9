#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

#include "reader.h"

namespace qcat::wire
{

namespace
{

// What the path of a request says, not its body.
bool isFixed(const std::string &key)
{
    return key == "type" || key == "tag" || key == "incident" || key == "silence";
}

// What is given takes the place of what stands there; a key that stands nowhere is refused.
base::Status lay(const Json &given, Json &over)
{
    if (!given.is_object())
        return base::Error{"wire.malformed", "must be an object"};
    for (const auto &[key, value] : given.items()) {
        if (isFixed(key) || !over.contains(key))
            return base::Error{"wire.malformed", fmt::format("\"{}\" is not known here", key)}.with("key", key);
        if (over[key].is_object() && value.is_object()) {
            if (auto laid = lay(value, over[key]); !laid)
                return laid;
        } else {
            over[key] = value;
        }
    }
    return {};
}

} // namespace

base::Result<api::Command> decodePlainCommand(std::string_view text, api::CommandBody defaults)
{
    const auto given = parseBounded(text.empty() ? "{}" : text, kLargestCommand);
    if (!given)
        return given.error();
    auto whole = Json::parse(encode(CommandRequest{{"api", std::move(defaults)}, {}}));
    if (auto laid = lay(*given, whole); !laid)
        return laid.error();
    return decodeCommand(whole.dump()).map([](const CommandRequest &request) { return request.command; });
}

} // namespace qcat::wire
