#pragma once

#include "run_book.h"

#include <qcat/base/result.h>
#include <qcat/domain/step_undo.h>

namespace qcat::ops
{

// The runbook that takes a step back: one change, planned, confirmed, approved and audited as the one was that it takes back. Refused
// where there is nothing to take back, where no machine can, and what was taken back once.
base::Result<domain::Runbook> runbookToUndo(RunBook &runs, const domain::UndoneStep &which);

// What it did is not there any more: such a run has mended nothing.
bool hasUndoneStep(const RunBook &runs, const domain::RunbookRun &run);

} // namespace qcat::ops
