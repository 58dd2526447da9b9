#pragma once

#include <qcat/base/time.h>

#include <array>
#include <cstdint>

namespace qcat::domain
{

// How often something took how long, in fixed buckets of powers of two: below 1.024 us, 2.048 us ... 17 s, and the
// rest. Two of them subtract, so that the last minute can be read from totals.
struct WaitHistogram {
    static constexpr std::size_t kBuckets = 26;

    std::array<std::uint64_t, kBuckets> buckets{};
    base::Duration sum{};

    static std::size_t bucketOf(base::Duration took);
    // Exclusive; Duration::max() for the last bucket.
    static base::Duration upperBound(std::size_t bucket);

    void add(base::Duration took);
    std::uint64_t count() const;
    base::Duration mean() const; // zero without samples
    // The bound below which `share` (0..1) of the samples lie: exact to its bucket. Zero without samples.
    base::Duration quantile(double share) const;
    // What came between `earlier` and this; all of this where `earlier` is of another, longer life.
    WaitHistogram since(const WaitHistogram &earlier) const;

    bool operator==(const WaitHistogram &) const = default;
};

} // namespace qcat::domain
