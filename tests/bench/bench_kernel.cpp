#include "allocation_count.h"
#include "recorded_frames.h"

#include <qcat/feed/frame_parser.h>
#include <qcat/kernel/kernel.h>
#include <qcat/venue_paper/paper_venue.h>

#include <benchmark/benchmark.h>

#include <memory>

using namespace qcat;

namespace
{

trading::KernelConfig configOf(const RecordedFrames &recorded)
{
    domain::Universe universe;
    universe.instruments = {recorded.instrument};
    universe.accounts.push_back({"paper", "main", base::Decimal::fromInt(100'000)});
    return {universe, {1}, {}, domain::StrategyConfig().instances};
}

// Everything the kernel is told while its default strategies trade on the recording at the paper venue. The kernel is
// deterministic: told the same again it does the same again, and only it is measured.
class InputsOfARun
{
public:
    explicit InputsOfARun(const RecordedFrames &recorded)
        : m_kernel(trading::Kernel::create(configOf(recorded)).value()),
          m_venue({configOf(recorded).universe, std::chrono::milliseconds(5), {1}})
    {
        tell(trading::StateCommand{domain::TradingState::Active, "bench", "by the benchmark", "bench"});
        feed::FrameParser parser({{recorded.instrument.symbol, {0}, recorded.instrument.bookChain}});
        domain::MarketEvent event;
        for (const auto frame : recorded.frames) {
            const auto parsed = parser.parse(frame, {1}, event);
            if (!parsed || *parsed != feed::FrameParser::Parsed::Event)
                continue;
            m_venue.onMarket(event);
            tellReports();
            tell(event);
            tellReports();
        }
    }

    const std::vector<trading::KernelInput> &inputs() const { return m_inputs; }
    std::size_t intents() const { return m_intents; }

private:
    void tell(trading::KernelInput input)
    {
        m_out.clear();
        m_kernel->handle(input, m_out);
        m_inputs.push_back(std::move(input));
        m_intents += m_out.intents.size();
        for (const auto &intent : m_out.intents)
            m_venue.send(intent);
    }
    void tellReports()
    {
        m_reports.clear();
        m_venue.takeReports(m_reports);
        for (const auto &report : m_reports)
            tell(report);
    }

    std::unique_ptr<trading::Kernel> m_kernel;
    venue_paper::PaperVenue m_venue;
    trading::KernelOutput m_out;
    std::vector<domain::VenueReport> m_reports;
    std::vector<trading::KernelInput> m_inputs;
    std::size_t m_intents = 0;
};

} // namespace

// From a parsed message to what is wanted of the venue: book, indicators, strategies, risk, order states, rows for the
// store. A kernel for each round, made outside the measured time.
static void kernelHandlesInput(benchmark::State &state)
{
    const auto &recorded = recordedFrames();
    const InputsOfARun run(recorded);
    trading::KernelOutput out;
    std::uint64_t allocations = 0;
    std::size_t intents = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto kernel = trading::Kernel::create(configOf(recorded)).value();
        intents = 0;
        state.ResumeTiming();
        const std::uint64_t before = allocationCount();
        for (const auto &input : run.inputs()) {
            out.clear();
            kernel->handle(input, out);
            intents += out.intents.size();
        }
        allocations = allocationCount() - before;
    }
    if (intents != run.intents())
        state.SkipWithError("the same inputs gave other orders");
    const double inputs = double(run.inputs().size());
    state.counters["each_input"] = benchmark::Counter(double(state.iterations()) * inputs,
                                                      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["allocations_each_input"] = double(allocations) / inputs;
    state.counters["intents"] = double(intents);
}
BENCHMARK(kernelHandlesInput)->Unit(benchmark::kMillisecond);
