#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/instrument.h>

#include <string>
#include <string_view>
#include <vector>

// What the market benchmarks read, whole in memory: the recorded USD-M day from $QCAT_SHARED_DIR or ../shared, or
// without it synthetic messages in the venue's format.
struct RecordedFrames {
    std::string source;
    std::string bytes;
    std::vector<std::string_view> frames; // into bytes
    qcat::domain::Instrument instrument;
};

const RecordedFrames &recordedFrames();
