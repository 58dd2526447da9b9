#include <qcat/base/log.h>

#include <cstdio>

namespace qcat::log
{

namespace
{

Sink &sink()
{
    static Sink installed = [](Level level, std::string_view category, std::string_view text) {
        if (level != Level::Debug)
            fmt::print(stderr, "[{}] {}\n", category, text);
    };
    return installed;
}

} // namespace

void installSink(Sink newSink)
{
    sink() = std::move(newSink);
}

void write(Level level, std::string_view category, std::string_view text)
{
    sink()(level, category, text);
}

} // namespace qcat::log
