#include "subscriber.h"

#include <qcat/base/log.h>
#include <qcat/redis_link/redis_error.h>

namespace qcat::cache_redis
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kSlice = 200ms; // of waiting for a message: what stop() may have to wait
constexpr base::Duration kTryAgain = 1s;
constexpr std::size_t kQueue = 16;

base::Error notYet()
{
    return {"cache.not_listening", "nothing is heard yet"};
}

} // namespace

Subscriber::Subscriber(redis_link::CommandPool::ConfigSource config, std::vector<std::string> channels,
                       ops::SharedCache::Listener listener)
    : m_config(std::move(config)), m_channels(std::move(channels)), m_listener(std::move(listener)), m_trouble(notYet()),
      m_thread("cache-listen", kQueue,
               [](const std::exception_ptr &) { log::error("cache", "a bug in what listens to other nodes"); })
{
    m_thread.post([this] { listen(); });
}

Subscriber::~Subscriber()
{
    m_thread.stop();
}

std::optional<base::Error> Subscriber::trouble() const
{
    std::lock_guard lock(m_mutex);
    return m_trouble;
}

void Subscriber::setTrouble(std::optional<base::Error> trouble)
{
    std::lock_guard lock(m_mutex);
    m_trouble = std::move(trouble);
}

void Subscriber::listen()
{
    if (!m_connection)
        if (auto connected = connect(); !connected) {
            setTrouble(connected.error());
            return m_thread.postAfter(kTryAgain, [this] { listen(); });
        }
    m_thread.postAfter(base::Duration::zero(), [this] { listen(); }); // set first: a bug of the listener does not end it
    const auto message = m_connection->receive(kSlice);
    if (!message && !m_connection->isUsable()) {
        setTrouble(message.error());
        m_connection.reset();
    } else if (message && message->items.size() == 3 && message->items[0].text == "message") {
        m_listener(message->items[1].text, message->items[2].text);
    }
}

base::Status Subscriber::connect()
{
    const auto config = m_config();
    const auto endpoint = redis_link::endpointOf(config);
    if (!endpoint)
        return endpoint.error();
    auto opened = redis_link::Connection::open(*endpoint, {.name = "qcat-listen"}, config.dialTimeout);
    if (!opened)
        return opened.error();
    redis_link::Command subscribe = {"SUBSCRIBE"};
    subscribe.insert(subscribe.end(), m_channels.begin(), m_channels.end());
    if (const auto first = (*opened)->call(subscribe, config.readTimeout); !first) // the others come as messages
        return first.error();
    m_connection = std::move(*opened);
    setTrouble({});
    return {};
}

} // namespace qcat::cache_redis
