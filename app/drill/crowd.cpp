#include "crowd.h"

#include <pqxx/result>
#include <pqxx/transaction_base>

namespace qcat::app::drill
{

using namespace std::chrono_literals;

namespace
{
constexpr int kMany = 8;
} // namespace

Crowd::Crowd(pg_link::SessionPool &pool)
{
    for (int i = 0; i < kMany; ++i)
        m_threads.emplace_back([this, &pool] {
            while (!m_isOver)
                (void)pool.transact({.timeout = 20s, .purpose = "drill"}, [](pqxx::transaction_base &transaction) {
                    transaction.exec("SELECT pg_sleep(0.3)");
                    return base::Status();
                });
        });
}

Crowd::~Crowd()
{
    m_isOver = true;
    for (auto &thread : m_threads)
        thread.join();
}

} // namespace qcat::app::drill
