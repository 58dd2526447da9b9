// Log files, beside what cannot be beaten: reading the file once and counting its lines, as `wc -l` does, in the same run; and ripgrep
// where it is installed. QCAT_LOG names the file (shared/tools/gen_log.py writes one of any size); without it a small one is made.
#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/index_file.h>
#include <qcat/log_files/patterns_of_file.h>
#include <qcat/log_files/search.h>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace
{

using namespace qcat::log_files;

std::string smallLog()
{
    const auto path = std::filesystem::temp_directory_path() / fmt::format("qcat-bench-{}.log", ::getpid());
    std::ofstream log(path);
    for (int i = 0; i < 50'000; ++i)
        log << fmt::format("2026-11-20 10:{:02}:{:02}.{:06} [{}] [order] order={} latency_us={} placed\n", i / 1000 % 60, i / 17 % 60, i % 1'000'000,
                           i % 800 == 0 ? "ERROR" : "INFO ", i, i * 37 % 20'000);
    static const struct Remover {
        std::filesystem::path path;
        ~Remover() { std::filesystem::remove(path); }
    } remover{path};
    return path.string();
}

const std::string &logFile()
{
    static const std::string file = std::getenv("QCAT_LOG") ? std::getenv("QCAT_LOG") : smallLog();
    return file;
}

void said(benchmark::State &state, std::uint64_t count)
{
    state.counters["found"] = double(count);
    state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(std::filesystem::file_size(logFile())));
}

void linesCountedAsWcDoes(benchmark::State &state)
{
    std::uint64_t lines = 0;
    std::vector<char> block(256 << 10);
    for (auto _ : state) {
        lines = 0;
        const auto source = ByteSource::open(logFile());
        for (auto got = (*source)->read(block.data(), block.size()); got && *got > 0; got = (*source)->read(block.data(), block.size()))
            for (const char *at = block.data(), *const end = at + *got; (at = static_cast<const char *>(std::memchr(at, '\n', std::size_t(end - at)))); ++at)
                ++lines;
    }
    said(state, lines);
}

void logIndexed(benchmark::State &state)
{
    std::uint64_t lines = 0;
    double bytes = 0;
    for (auto _ : state) {
        const auto index = indexFile(logFile(), {});
        lines = index->lines();
        bytes = double(index->memory());
    }
    said(state, lines);
    state.counters["bytes_a_line"] = bytes / double(lines);
}

// On an index that is there.
void errorsFiltered(benchmark::State &state)
{
    const auto index = indexFile(logFile(), {});
    std::bitset<kLevels> errors;
    errors.set(std::size_t(Level::Error));
    std::uint64_t count = 0;
    for (auto _ : state) {
        count = 0;
        index->eachMessage(errors, 0, index->lines(), [&](std::uint64_t) {
            ++count;
            return true;
        });
    }
    said(state, count);
}

void hourFound(benchmark::State &state)
{
    std::uint64_t bytes = 0;
    for (auto _ : state) {
        const auto range = bytesOf(logFile(), *parseCivilTime("2026-11-20 10:00"), *parseCivilTime("2026-11-20 11:00"));
        bytes = range ? range->end - range->begin : 0;
    }
    state.counters["found"] = double(bytes);
}

void searched(benchmark::State &state, const char *text, Pattern::Options options)
{
    const auto pattern = *Pattern::compile(text, options);
    LogQuery query;
    query.pattern = &pattern;
    std::uint64_t messages = 0;
    for (auto _ : state)
        messages = searchParts(logFile(), query, {{0, std::filesystem::file_size(logFile())}, 2, {}}, {})->messages;
    said(state, messages);
}

void foundByRipgrep(benchmark::State &state, const char *options)
{
    if (std::system("rg --version > /dev/null 2>&1") != 0) {
        state.SkipWithError("ripgrep is not installed");
        return;
    }
    const auto command = fmt::format("rg --no-messages -c {} '{}' > /dev/null", options, logFile());
    for (auto _ : state)
        if (std::system(command.c_str()) < 0)
            state.SkipWithError("no shell");
    said(state, 0);
}

void patternsFound(benchmark::State &state)
{
    std::size_t found = 0;
    for (auto _ : state)
        found = patternsOfFile(logFile(), {})->found().size();
    said(state, found);
}

// Wall time: the work is done on other threads.
#define QCAT_LOG_BENCHMARK(...) __VA_ARGS__->UseRealTime()->Unit(benchmark::kMillisecond)
QCAT_LOG_BENCHMARK(BENCHMARK(linesCountedAsWcDoes));
QCAT_LOG_BENCHMARK(BENCHMARK(logIndexed));
QCAT_LOG_BENCHMARK(BENCHMARK(errorsFiltered));
QCAT_LOG_BENCHMARK(BENCHMARK(hourFound));
QCAT_LOG_BENCHMARK(BENCHMARK_CAPTURE(searched, fixed, "ERROR", {.isFixed = true}));
QCAT_LOG_BENCHMARK(BENCHMARK_CAPTURE(foundByRipgrep, fixed, "-F ERROR"));
QCAT_LOG_BENCHMARK(BENCHMARK_CAPTURE(searched, literal_prefix, "latency_us=[0-9]{5,}", {}));
QCAT_LOG_BENCHMARK(BENCHMARK_CAPTURE(foundByRipgrep, literal_prefix, "-e 'latency_us=[0-9]{5,}'"));
QCAT_LOG_BENCHMARK(BENCHMARK_CAPTURE(searched, any_case, "insufficient (margin|funds)", {.ignoresCase = true}));
QCAT_LOG_BENCHMARK(BENCHMARK_CAPTURE(foundByRipgrep, any_case, "-i -e 'insufficient (margin|funds)'"));
QCAT_LOG_BENCHMARK(BENCHMARK_CAPTURE(searched, no_literal, "[a-z]+_us=[0-9]{5,}", {.ignoresCase = true}));
QCAT_LOG_BENCHMARK(BENCHMARK_CAPTURE(foundByRipgrep, no_literal, "-i -e '[a-z]+_us=[0-9]{5,}'"));
QCAT_LOG_BENCHMARK(BENCHMARK(patternsFound));

} // namespace
