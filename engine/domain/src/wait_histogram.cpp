#include <qcat/domain/wait_histogram.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace qcat::domain
{

namespace
{

constexpr int kFirstBits = 10; // the first bucket ends at 2^10 ns

} // namespace

std::size_t WaitHistogram::bucketOf(base::Duration took)
{
    const auto ns = std::uint64_t(std::max<std::int64_t>(took.count(), 0));
    return std::min<std::size_t>(std::size_t(std::bit_width(ns >> kFirstBits)), kBuckets - 1);
}

base::Duration WaitHistogram::upperBound(std::size_t bucket)
{
    return bucket + 1 >= kBuckets ? base::Duration::max()
                                  : base::Duration(std::int64_t(1) << (kFirstBits + int(bucket)));
}

void WaitHistogram::add(base::Duration took)
{
    ++buckets[bucketOf(took)];
    sum += took;
}

std::uint64_t WaitHistogram::count() const
{
    return std::accumulate(buckets.begin(), buckets.end(), std::uint64_t(0));
}

base::Duration WaitHistogram::mean() const
{
    const std::uint64_t samples = count();
    return samples == 0 ? base::Duration(0) : sum / std::int64_t(samples);
}

base::Duration WaitHistogram::quantile(double share) const
{
    const std::uint64_t samples = count();
    if (samples == 0)
        return {};
    const auto wanted = std::max<std::uint64_t>(1, std::uint64_t(std::ceil(share * double(samples))));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < kBuckets; ++i)
        if ((seen += buckets[i]) >= wanted)
            return upperBound(i);
    return upperBound(kBuckets - 1);
}

WaitHistogram WaitHistogram::since(const WaitHistogram &earlier) const
{
    WaitHistogram between = *this;
    for (std::size_t i = 0; i < kBuckets; ++i) {
        if (earlier.buckets[i] > buckets[i])
            return *this;
        between.buckets[i] -= earlier.buckets[i];
    }
    between.sum -= earlier.sum;
    return between;
}

} // namespace qcat::domain
