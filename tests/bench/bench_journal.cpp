#include "recorded_frames.h"

#include <qcat/feed/frame_parser.h>
#include <qcat/journal/journal.h>

#include <benchmark/benchmark.h>

#include <cstdlib>

using namespace qcat;

namespace
{

// A journal in a folder that goes away with it.
class TemporaryJournal
{
public:
    explicit TemporaryJournal(domain::FsyncPolicy policy)
    {
        char name[] = "/tmp/qcat_bench_XXXXXX";
        m_folder = ::mkdtemp(name);
        domain::JournalConfig config;
        config.fsync = policy;
        trading::JournalHeader header;
        header.subject = "bench";
        m_writer = journal::create(m_folder, header, config).value();
    }
    ~TemporaryJournal()
    {
        m_writer.reset();
        std::filesystem::remove_all(m_folder);
    }
    trading::JournalWriter &writer() { return *m_writer; }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<trading::JournalWriter> m_writer;
};

std::vector<trading::KernelInput> inputs()
{
    const auto &recorded = recordedFrames();
    feed::FrameParser parser({{recorded.instrument.symbol, {0}, recorded.instrument.bookChain}});
    std::vector<trading::KernelInput> all;
    domain::MarketEvent event;
    for (const auto frame : recorded.frames)
        if (const auto parsed = parser.parse(frame, {1}, event); parsed && *parsed == feed::FrameParser::Parsed::Event)
            all.emplace_back(event);
    return all;
}

} // namespace

static void journalMarketEvent(benchmark::State &state)
{
    const auto all = inputs();
    TemporaryJournal journal(domain::FsyncPolicy::Never);
    std::size_t i = 0;
    for (auto _ : state) {
        if (!journal.writer().append(i + 1, all[i]))
            state.SkipWithError("append failed");
        i = i + 1 == all.size() ? 0 : i + 1;
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(journalMarketEvent)->Iterations(300'000);

static void journalIntent(benchmark::State &state)
{
    TemporaryJournal journal(domain::FsyncPolicy(state.range(0)));
    domain::OrderRequest order;
    order.clientId = {"q-7-main-mm-btc-123456"};
    order.strategy = {"mm-btc"};
    const std::vector<trading::OrderIntent> intents = {order};
    for (auto _ : state)
        if (!journal.writer().appendIntents(intents))
            state.SkipWithError("append failed");
    state.SetItemsProcessed(state.iterations());
    state.SetLabel(state.range(0) == int(domain::FsyncPolicy::Intent) ? "durable: fdatasync in the call"
                                                                      : "handed to the operating system");
}
BENCHMARK(journalIntent)
    ->Arg(int(domain::FsyncPolicy::Intent))
    ->Arg(int(domain::FsyncPolicy::Never))
    ->Iterations(2'000)
    ->UseRealTime();
