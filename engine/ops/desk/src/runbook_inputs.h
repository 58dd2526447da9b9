#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/runbook.h>

namespace qcat::ops
{

// What was handed to the runbook, with the standard values of what was not. Refused when something is missing, unknown or out of its
// bounds.
base::Result<domain::RunbookInputs> completeInputs(const domain::Runbook &runbook, domain::RunbookInputs inputs);

// The runbook with the inputs in the place of its parameters: whole inputs of steps, and {names} in its lock and in the texts that people
// read and type.
domain::Runbook withInputs(domain::Runbook runbook, const domain::RunbookInputs &inputs);

} // namespace qcat::ops
