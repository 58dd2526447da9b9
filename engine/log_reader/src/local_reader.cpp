#include <qcat/log_reader/local_reader.h>

#include "session.h"

#include <algorithm>

namespace qcat::log_reader
{

namespace
{

class LocalView final : public api::LogView
{
public:
    explicit LocalView(std::shared_ptr<Session> session) : m_session(std::move(session)) {}
    ~LocalView() override { m_session->stop(); }

    void setFilter(api::LogFilter filter, std::function<void(base::Status)> accepted) override { m_session->setFilter(std::move(filter), std::move(accepted)); }
    void lines(std::uint64_t row, std::size_t count, LinesArrived arrived) override { m_session->lines(row, count, std::move(arrived)); }
    void rowAtTime(std::int64_t us, RowArrived arrived) override { m_session->rowAtTime(us, std::move(arrived)); }
    void rowOfLine(std::uint64_t number, RowArrived arrived) override { m_session->rowOfLine(number, std::move(arrived)); }
    void nextOf(api::LogLevels levels, std::uint64_t row, bool isForward, RowArrived arrived) override
    {
        m_session->nextOf(levels, row, isForward, std::move(arrived));
    }
    void patterns(PatternsArrived arrived) override { m_session->patterns(std::move(arrived)); }
    void save(std::string file, Done saved) override { m_session->save(std::move(file), std::move(saved)); }

private:
    const std::shared_ptr<Session> m_session;
};

} // namespace

// Sessions whose view is gone end by themselves; waiting for that is no work of the main thread's while it has other.
struct LocalReader::Threads {
    log_files::Sidecars sidecars; // outlives them
    std::vector<std::shared_ptr<Session>> sessions;
};

LocalReader::LocalReader(std::string ownLog, const base::Clock &clock, std::string sidecars, std::shared_ptr<base::MemoryLedger> ledger)
    : m_ownLog(std::move(ownLog)), m_clock(clock), m_ledger(std::move(ledger)), m_memory(m_ledger ? &m_ledger->holder("log_index") : nullptr), m_threads(new Threads{log_files::Sidecars(std::move(sidecars)), {}})
{
}

LocalReader::~LocalReader() = default;

std::unique_ptr<api::LogView> LocalReader::open(api::LogSource source, Changed changed, std::shared_ptr<base::Executor> executor)
{
    std::erase_if(m_threads->sessions, [](const auto &session) { return session->isOver(); });
    auto session = std::make_shared<Session>(std::move(source), std::move(changed), std::move(executor), m_clock, m_threads->sidecars, m_memory);
    m_threads->sessions.push_back(session);
    return std::make_unique<LocalView>(std::move(session));
}

} // namespace qcat::log_reader
