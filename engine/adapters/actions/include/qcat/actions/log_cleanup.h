#pragma once

#include <qcat/actions/function_action.h>

#include <memory>

namespace qcat::actions
{

// "log.clean": removes the oldest rotated files of this one log (FILE.1, FILE.2.gz …) and keeps the newest `keep`; never the file that is
// written, never another log's. The plan lists what would go. "log.is_small" proves that no more than `keep` are left.
std::unique_ptr<ops::Action> logCleanup(std::string file, base::Executor &worker, base::Executor &desk);
std::unique_ptr<ops::Action> logIsSmall(std::string file, base::Executor &worker, base::Executor &desk);

} // namespace qcat::actions
