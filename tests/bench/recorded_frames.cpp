#include "recorded_frames.h"

#include <qcat/feed/line_reader.h>
#include <qcat/feed/recording.h>
#include <qcat/feed/synthetic_feed.h>

#include <cstdlib>
#include <iostream>
#include <utility>

using namespace qcat;

namespace
{

constexpr const char *kRecording = "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz";
constexpr int kSyntheticMessages = 90'000;

std::string sharedFolder()
{
    const char *const named = std::getenv("QCAT_SHARED_DIR");
    return named && *named ? named : QCAT_SOURCE_DIR "/../shared";
}

void cut(RecordedFrames &into, const std::vector<std::size_t> &sizes)
{
    std::size_t begin = 0;
    for (const std::size_t size : sizes) {
        into.frames.push_back(std::string_view(into.bytes).substr(begin, size));
        begin += size;
    }
}

bool loadRecording(RecordedFrames &into)
{
    auto lines = feed::LineReader::open(sharedFolder() + "/" + kRecording);
    if (!lines)
        return false;
    std::vector<std::size_t> sizes;
    while (true) {
        const auto line = lines->next();
        if (!line || !line->has_value())
            break;
        const auto split = feed::splitRecordedLine(**line);
        if (!split)
            return false;
        into.bytes += split->frame;
        sizes.push_back(split->frame.size());
    }
    cut(into, sizes);
    into.source = kRecording;
    return true;
}

std::string levels(const std::vector<domain::Level> &levels)
{
    std::string text = "[";
    for (const auto &level : levels)
        text +=
            (text.size() > 1 ? ",[\"" : "[\"") + level.price.toString() + "\",\"" + level.quantity.toString() + "\"]";
    return text + "]";
}

std::string frameOf(const domain::MarketEvent &event)
{
    const std::string head = R"("E":)" + std::to_string(event.eventTime.ms()) + R"(,"s":"BTCUSDT",)";
    switch (event.kind) {
    case domain::MarketKind::BookSnapshot:
        return R"({"lastUpdateId":)" + std::to_string(event.lastUpdateId) + R"(,"bids":)" + levels(event.bids) +
               R"(,"asks":)" + levels(event.asks) + "}";
    case domain::MarketKind::BookDiff:
        return R"({"e":"depthUpdate",)" + head + R"("U":)" + std::to_string(event.firstUpdateId) + R"(,"u":)" +
               std::to_string(event.lastUpdateId) + R"(,"pu":)" + std::to_string(event.previousUpdateId) + R"(,"b":)" +
               levels(event.bids) + R"(,"a":)" + levels(event.asks) + "}";
    case domain::MarketKind::Ticker:
        return R"({"e":"bookTicker",)" + head + R"("u":)" + std::to_string(event.lastUpdateId) + R"(,"b":")" +
               event.bids[0].price.toString() + R"(","B":")" + event.bids[0].quantity.toString() + R"(","a":")" +
               event.asks[0].price.toString() + R"(","A":")" + event.asks[0].quantity.toString() + R"("})";
    case domain::MarketKind::Trade:
    case domain::MarketKind::MarkPrice:
        break;
    }
    return R"({"e":"trade",)" + head + R"("t":)" + std::to_string(event.tradeId) + R"(,"p":")" +
           event.price.toString() + R"(","q":")" + event.quantity.toString() + R"(","m":false})";
}

void makeSynthetic(RecordedFrames &into)
{
    domain::Universe universe;
    universe.instruments = {feed::syntheticInstrument("binance-usdm", "BTCUSDT")};
    auto feed = feed::SyntheticFeed::create(universe, {}).value();
    domain::MarketEvent event;
    std::vector<std::size_t> sizes;
    for (int i = 0; i < kSyntheticMessages && feed->next(event); ++i) {
        const std::string frame = frameOf(event);
        into.bytes += frame;
        sizes.push_back(frame.size());
    }
    cut(into, sizes);
    into.source = "synthetic messages: the recording was not found under " + sharedFolder();
}

RecordedFrames load()
{
    RecordedFrames loaded;
    loaded.instrument = feed::syntheticInstrument("binance-usdm", "BTCUSDT");
    if (!loadRecording(loaded)) {
        loaded = RecordedFrames{{}, {}, {}, loaded.instrument};
        makeSynthetic(loaded);
    }
    std::cerr << "market data: " << loaded.source << ", " << loaded.frames.size() << " messages, "
              << loaded.bytes.size() << " bytes\n";
    return loaded;
}

} // namespace

const RecordedFrames &recordedFrames()
{
    static const RecordedFrames frames = load();
    return frames;
}
