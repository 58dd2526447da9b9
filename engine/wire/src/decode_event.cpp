#include <qcat/wire/decode.h>

#include "reader.h"

namespace qcat::wire
{

base::Result<TaggedEvent> decodeEvent(std::string_view text, base::SteadyTime now)
{
    return parseBounded(text, kLargestEvent).andThen([now](const Json &json) -> base::Result<TaggedEvent> {
        Reader reader(now);
        TaggedEvent tagged;
        reader.readMember(json, "sequence", tagged.event.sequence);
        reader.readMember(json, "time_ns", tagged.event.time);
        reader.readMember(json, "tag", tagged.tag);
        if (!reader.hasFailed())
            reader.readBody(json, tagged.event.body, 3);
        if (reader.hasFailed())
            return reader.error();
        return tagged;
    });
}

base::Result<EventGap> decodeGap(std::string_view text)
{
    return parseBounded(text, kLargestCommand).andThen([](const Json &json) -> base::Result<EventGap> {
        Reader reader({});
        EventGap gap;
        reader.read(json, gap);
        if (reader.hasFailed())
            return reader.error();
        return gap;
    });
}

} // namespace qcat::wire
