#pragma once

#include <qcat/pg_link/session_pool.h>

#include <memory>

// A pool of sessions with a test's server, on threads that all pools of the test share.
std::shared_ptr<qcat::pg_link::SessionPool> sessionPool(const qcat::pg_link::SessionPool::ConfigSource &config);
std::shared_ptr<qcat::pg_link::SessionPool> sessionPool(const qcat::domain::DatabaseConfig &config);
