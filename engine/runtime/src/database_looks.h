#pragma once

#include "ops_assembly.h"

#include <qcat/domain/config.h>
#include <qcat/ops_ports/check.h>

namespace qcat::runtime
{

// Diagnosis steps over what the standing connection has seen: they ask nobody, so they answer when no slot is free.
ops::Check sessionsLook(const OpsEyes &eyes);   // who is connected, who idles in a transaction, who blocks whom
ops::Check statementsLook(const OpsEyes &eyes); // where the server's time goes
// Logs in and compares our role's rights with those that each part of QCAT needs. Blocks.
ops::Check privilegesLook(const domain::DatabaseConfig &config);

} // namespace qcat::runtime
