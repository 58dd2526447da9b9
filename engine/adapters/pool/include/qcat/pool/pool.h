#pragma once

#include <qcat/pool/pool_core.h>

#include <concepts>
#include <utility>

namespace qcat::pool
{

// A connection, lent. Given back when this ends; used by one thread at a time. May outlive the pool.
template <std::derived_from<Connection> T>
class Lease
{
public:
    Lease(Lease &&other) noexcept : m_lent(std::exchange(other.m_lent, {})) {}
    Lease &operator=(Lease &&other) noexcept
    {
        if (this != &other) {
            giveBack();
            m_lent = std::exchange(other.m_lent, {});
        }
        return *this;
    }
    ~Lease() { giveBack(); }

    T &operator*() const { return static_cast<T &>(*m_lent.connection); }
    T *operator->() const { return static_cast<T *>(m_lent.connection); }

    // After the first sign of a lost connection: closed instead of lent again, and those that rest are looked at before
    // they are lent.
    void discard() { end(&PoolCore::discard); }

private:
    template <std::derived_from<Connection>>
    friend class Pool;
    explicit Lease(Lent lent) : m_lent(lent) {}

    void giveBack() { end(&PoolCore::giveBack); }
    void end(void (PoolCore::*how)(Entry &))
    {
        if (const Lent lent = std::exchange(m_lent, {}); lent.core)
            (lent.core->*how)(*lent.entry);
    }

    Lent m_lent;
};

// Connections of one kind to one server, lent to whoever asks, first come first served; the one used last is lent
// first. Any thread. Meaning of the settings: domain::PoolSettings. A borrower never dials: the workers do.
template <std::derived_from<Connection> T>
class Pool
{
public:
    using Dial = std::function<base::Result<std::unique_ptr<T>>(base::Duration timeout)>;

    Pool(Identity identity, domain::PoolSettings settings, Dial dial, Environment environment)
        : m_core(PoolCore::create(
              std::move(identity), settings,
              [dial = std::move(dial)](base::Duration timeout) -> base::Result<std::unique_ptr<Connection>> {
                  auto dialled = dial(timeout);
                  if (!dialled)
                      return dialled.error();
                  return std::unique_ptr<Connection>(std::move(dialled).value());
              },
              std::move(environment)))
    {
    }
    ~Pool() { close(); }
    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;

    // Ends by request.timeout, whatever the server does. Errors: pool_codes.h.
    base::Result<Lease<T>> acquire(const Request &request, std::source_location where = std::source_location::current())
    {
        auto lent = m_core->acquire(request, where);
        if (!lent)
            return lent.error();
        return Lease<T>(*lent);
    }

    // Counts at once: what is above a lowered limit is closed as it rests or comes back.
    void apply(const domain::PoolSettings &settings) { m_core->apply(settings); }
    // Closes what rests now and what is lent when it comes back: after a failover or a new password.
    void evictAll() { m_core->evictAll(); }
    void setServerLimit(domain::PoolServerLimit limit) { m_core->setServerLimit(limit); }
    domain::PoolStatus status() const { return m_core->status(); }
    // Who waits is refused, what rests is closed, what is lent is closed when it comes back. Does not wait for
    // borrowers.
    void close() { m_core->close(); }

private:
    std::shared_ptr<PoolCore> m_core;
};

} // namespace qcat::pool
