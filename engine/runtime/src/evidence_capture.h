#pragma once

#include "ops_assembly.h"

#include <qcat/desk/redaction.h>
#include <qcat/domain/config.h>
#include <qcat/ops_ports/action.h>

#include <memory>

namespace qcat::runtime
{

// "evidence.capture": keeps in DATA/evidence/TIME what a restart wipes out: trading state and exposure, the newest log lines, the process
// and its threads as the kernel tells of them, the sessions of PostgreSQL, INFO of Redis, the newest piece of the journal. Each file is
// bounded and without secrets, what cannot be had says why in its place, and the newest twenty captures are kept.
std::unique_ptr<ops::Action> evidenceCapture(const domain::Config &config, const DataFolder &folder, const OpsEyes &eyes, const base::Clock &clock,
                                             ops::Redactor redact, base::Executor &worker, base::Executor &desk);

} // namespace qcat::runtime
