#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/runbook.h>

namespace qcat::ops
{

// The runbook with what the operator handed to it in the place of its parameters: whole inputs of steps, and {names} in
// the texts that people read and type. Refused when something is missing, unknown or out of its bounds.
base::Result<domain::Runbook> withInputs(domain::Runbook runbook, const domain::RunbookInputs &inputs);

} // namespace qcat::ops
