#pragma once

#include <qcat/pg_link/session_pool.h>

#include <atomic>
#include <thread>
#include <vector>

namespace qcat::app::drill
{

// Work that takes more connections than a small pool has, as long as this lives: nobody holds one for long, and there are too few.
class Crowd
{
public:
    explicit Crowd(pg_link::SessionPool &pool);
    ~Crowd();
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

private:
    std::atomic_bool m_isOver = false;
    std::vector<std::thread> m_threads;
};

} // namespace qcat::app::drill
