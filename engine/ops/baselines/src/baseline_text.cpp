// What was learned, as text:
//   qcat-baselines 1 SINCE_NS
//   metric NAME
//   hour 17 VALUE VALUE …
//   recent VALUE VALUE …
//   end
#include <qcat/baselines/baseline_book.h>

#include "metric_memory.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <sstream>

namespace qcat::baselines
{

namespace
{

constexpr std::string_view kHead = "qcat-baselines 1";
constexpr std::size_t kMostLine = 64 << 10;

void write(std::string &into, std::string_view head, const Ring &ring)
{
    if (ring.values().empty())
        return;
    into += head;
    for (const float value : ring.values())
        fmt::format_to(std::back_inserter(into), " {:.6g}", value);
    into += '\n';
}

base::Error damaged(int line)
{
    return base::Error{"baselines.damaged", fmt::format("line {} of the baselines is not what was written", line)}.with("line", std::to_string(line));
}

bool readValues(std::istringstream &in, Ring &into)
{
    for (double value = 0; in >> value;) {
        if (!std::isfinite(value))
            return false;
        into.add(value);
    }
    return in.eof();
}

} // namespace

std::string BaselineBook::text() const
{
    std::string all = fmt::format("{} {}\n", kHead, m_learnsSince.ns);
    for (const auto &[name, memory] : m_metrics) {
        all += "metric " + name + '\n';
        for (std::size_t hour = 0; hour < kHoursOfWeek; ++hour)
            write(all, fmt::format("hour {}", hour), memory->ofHour(hour));
        write(all, "recent", memory->recent);
    }
    return all + "end\n";
}

base::Result<BaselineBook> BaselineBook::read(std::string_view text, Settings settings)
{
    BaselineBook book(settings);
    std::istringstream lines{std::string(text)};
    std::string line;
    MetricMemory *metric = nullptr;
    int number = 1;
    if (!std::getline(lines, line) || !line.starts_with(kHead) || !(std::istringstream(line.substr(kHead.size())) >> book.m_learnsSince.ns))
        return damaged(number);
    while (std::getline(lines, line)) {
        ++number;
        std::istringstream words(line);
        std::string word;
        words >> word;
        if (word == "end")
            return book;
        if (std::size_t hour = 0; line.size() > kMostLine)
            return damaged(number);
        else if (std::string name; word == "metric" && words >> name && book.m_metrics.size() < kMostMetrics)
            metric = (book.m_metrics[name] = std::make_unique<MetricMemory>()).get();
        else if (metric && word == "recent" ? !readValues(words, metric->recent)
                                            : !(metric && word == "hour" && words >> hour && hour < kHoursOfWeek && readValues(words, metric->hours[hour])))
            return damaged(number);
    }
    return damaged(number); // cut off
}

} // namespace qcat::baselines
