#pragma once

#include <qcat/base/result.h>

#include <filesystem>

namespace qcat::app
{

// Root goes on as the owner of `folder`, for good: what root wrote there, qcat's own user could neither read nor prune. Nothing happens to
// other users, in root's own folders and in one that is not there. Before any thread is started.
base::Status becomeOwnerOf(const std::filesystem::path &folder);

} // namespace qcat::app
