#pragma once

#include "rotation.h"

#include <qcat/domain/config.h>

namespace qcat::app::rotation
{

// Our role of PostgreSQL: ALTER ROLE with what the server would store (SCRAM), so that no password stands in its log.
PasswordDoor databaseDoor(const domain::DatabaseConfig &config);
// Our user of Redis, or its default one. Both passwords are good until the first is retired; kept over a restart of
// Redis where it has a file to write users to.
PasswordDoor redisDoor(const domain::RedisConfig &config);

} // namespace qcat::app::rotation
