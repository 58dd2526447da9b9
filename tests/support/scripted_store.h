#pragma once

#include <qcat/trading_ports/trading_store.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

// A TradingStore whose failures a test decides, for the orders of events that no real server can be made to produce on
// demand. It keeps what was written, by key, as a database would.
struct StoreScript {
    using Batch = std::vector<qcat::trading::StoreRecord>;

    std::function<qcat::base::Status()> onOpen = [] { return qcat::base::Status(); };
    std::function<qcat::base::Status(const Batch &)> onWrite = [](const Batch &) { return qcat::base::Status(); };
    std::function<qcat::base::Status()> onRenew = [] { return qcat::base::Status(); };
    std::mutex mutex;               // of what follows
    std::vector<std::string> calls; // "open", "write 3", "release"
    std::atomic_int renewals = 0;
    Batch written;
};

class ScriptedStore : public qcat::trading::TradingStore
{
public:
    explicit ScriptedStore(StoreScript &script) : m_script(script) {}

    qcat::base::Status open(qcat::domain::Epoch, qcat::base::Duration) override
    {
        note("open");
        return m_script.onOpen();
    }
    qcat::base::Status write(const std::vector<qcat::trading::StoreRecord> &batch, qcat::base::Duration) override
    {
        note("write " + std::to_string(batch.size()));
        auto done = m_script.onWrite(batch);
        std::lock_guard lock(m_script.mutex);
        if (done)
            m_script.written.insert(m_script.written.end(), batch.begin(), batch.end());
        return done;
    }
    qcat::base::Status renew(qcat::base::Duration) override
    {
        ++m_script.renewals;
        return m_script.onRenew();
    }
    qcat::base::Status release(qcat::base::Duration) override
    {
        note("release");
        return {};
    }
    qcat::base::Result<Counts> counts(qcat::base::Duration) override { return Counts{}; }
    std::string description() const override { return "scripted"; }

private:
    void note(std::string call)
    {
        std::lock_guard lock(m_script.mutex);
        m_script.calls.push_back(std::move(call));
    }

    StoreScript &m_script;
};
