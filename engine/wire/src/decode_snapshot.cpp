#include <qcat/wire/decode.h>

#include "reader.h"

namespace qcat::wire
{

base::Result<api::Snapshot> decodeSnapshot(std::string_view text, base::SteadyTime now)
{
    return parseBounded(text, kLargestSnapshot).andThen([now](const Json &json) -> base::Result<api::Snapshot> {
        Reader reader(now);
        api::Snapshot snapshot;
        reader.read(json, snapshot);
        if (reader.hasFailed())
            return reader.error();
        snapshot.receivedAt = now;
        return snapshot;
    });
}

} // namespace qcat::wire
