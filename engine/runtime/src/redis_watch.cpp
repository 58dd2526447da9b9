#include "redis_watch.h"

#include "exception_text.h"

#include <qcat/base/log.h>

#include <utility>

namespace qcat::runtime
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kLongestLook = 1s; // the symptom is on the page within two
constexpr base::Duration kBetweenTurns = 200ms; // of sampling keys: each costs the server a tenth of it
constexpr std::size_t kQueue = 16;

} // namespace

RedisWatch::RedisWatch(const domain::RedisConfig &config, Take take, const base::Clock &clock)
    : m_take(std::move(take)), m_reader(config, {}, clock), m_thread("redis-watch", kQueue, [](const std::exception_ptr &e) {
          log::error("redis", "a bug in the diagnostics: {}", textOf(e));
      })
{
    m_thread.post([this] { look(); });
}

RedisWatch::~RedisWatch()
{
    m_thread.stop();
}

void RedisWatch::look()
{
    // set first: a bug in one look does not end the looking
    m_thread.postAfter(redis_diagnostics::Intervals().often, [this] { look(); });
    m_take(m_reader.look(kLongestLook));
}

void RedisWatch::sampleKeys(bool on)
{
    m_thread.post([this, on] {
        m_reader.sampleKeys(on);
        if (!std::exchange(m_isMeasuring, true))
            measureKeys();
    });
}

void RedisWatch::measureKeys()
{
    const auto &status = m_reader.measureKeys(kLongestLook);
    m_isMeasuring = status.bigKeys.data.running;
    m_take(status);
    if (m_isMeasuring)
        m_thread.postAfter(kBetweenTurns, [this] { measureKeys(); });
}

} // namespace qcat::runtime
