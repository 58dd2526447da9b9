#include "allocation_count.h"
#include "recorded_frames.h"

#include <qcat/feed/frame_parser.h>
#include <qcat/market/order_book.h>

#include <benchmark/benchmark.h>

using namespace qcat;

namespace
{

std::vector<feed::FeedSymbol> symbols(const RecordedFrames &recorded)
{
    return {{recorded.instrument.symbol, {0}, recorded.instrument.bookChain}};
}

void report(benchmark::State &state, const RecordedFrames &recorded, std::uint64_t allocations)
{
    const double messages = double(state.iterations()) * double(recorded.frames.size());
    state.SetItemsProcessed(std::int64_t(messages));
    state.SetBytesProcessed(state.iterations() * std::int64_t(recorded.bytes.size()));
    state.counters["each_message"] =
        benchmark::Counter(messages, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["allocations"] = double(allocations);
}

} // namespace

// Each message of the recording from its bytes to a book whose chain is checked. Allocations are counted from the
// snapshot on in the last round: the steady state.
static void frameToValidatedBook(benchmark::State &state)
{
    const auto &recorded = recordedFrames();
    feed::FrameParser parser(symbols(recorded));
    trading::OrderBook book(recorded.instrument.bookChain);
    domain::MarketEvent event;
    std::uint64_t atSnapshot = 0;
    std::uint64_t allocations = 0;
    for (auto _ : state) {
        book.invalidate("bench.round", "the recording begins again");
        for (const auto frame : recorded.frames) {
            const auto parsed = parser.parse(frame, {1}, event);
            if (parsed && *parsed == feed::FrameParser::Parsed::Event &&
                book.apply(event) == trading::OrderBook::Change::Live)
                atSnapshot = allocationCount();
        }
        allocations = allocationCount() - atSnapshot;
        if (!book.isLive())
            state.SkipWithError("the book did not end live");
    }
    report(state, recorded, allocations);
}
BENCHMARK(frameToValidatedBook)->Unit(benchmark::kMillisecond);

static void frameToEvent(benchmark::State &state)
{
    const auto &recorded = recordedFrames();
    feed::FrameParser parser(symbols(recorded));
    domain::MarketEvent event;
    std::uint64_t allocations = 0;
    for (auto _ : state) {
        const std::uint64_t before = allocationCount();
        for (const auto frame : recorded.frames)
            if (!parser.parse(frame, {1}, event))
                state.SkipWithError("a frame was refused");
        allocations = allocationCount() - before;
    }
    report(state, recorded, allocations);
}
BENCHMARK(frameToEvent)->Unit(benchmark::kMillisecond);
