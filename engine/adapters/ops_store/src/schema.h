#pragma once

#include "connection.h"

namespace qcat::ops_store
{

// Makes the tables where there are none, brings an older version's to ours, and refuses what is damaged, foreign or newer; nothing is
// changed then.
base::Status prepareSchema(Connection &connection);
// For who writes beside the desk: tables of our own version, and nothing is made or changed.
base::Status requireSchema(Connection &connection);

} // namespace qcat::ops_store
