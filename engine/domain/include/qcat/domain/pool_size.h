#pragma once

#include <qcat/base/time.h>

namespace qcat::domain
{

// "What if the pool had `size` connections?", from measured arrivals and hold times. Arrivals are taken as independent
// of each other (M/M/c): bursts wait longer than this says, a steady beat shorter.
struct PoolForecast {
    int size = 0;
    double busy = 0;           // connections in use on average: arrivals x hold (Little's law)
    double utilisation = 0;    // of the size; 1 and above: the queue grows without end
    double shareThatWaits = 0; // 0..1
    base::Duration meanWait{}; // of all borrowers; Duration::max() where the queue grows without end
    bool isEnough() const { return utilisation < 1; }
    bool operator==(const PoolForecast &) const = default;
};

// Connections in use on average: arrivals x hold.
double busyConnections(double arrivalsPerSecond, base::Duration meanHold);
PoolForecast forecast(double arrivalsPerSecond, base::Duration meanHold, int size);
// The smallest size where the mean wait is at most `acceptableWait`; 1 at least, kMaxPoolSize at most.
int neededSize(double arrivalsPerSecond, base::Duration meanHold, base::Duration acceptableWait);
inline constexpr int kMaxPoolSize = 10'000;

} // namespace qcat::domain
