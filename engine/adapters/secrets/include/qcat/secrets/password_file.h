#pragma once

#include <qcat/base/result.h>

#include <string>

namespace qcat::secrets
{

// The password to log in with now: what stands in `file`, read anew at each call so that a rotated password counts from
// the next login on; `configured` where no file is named. A line break at the end does not belong to it. Any thread.
// Error "secrets.password_file" with "file" and "detail": missing, empty, longer than 4096 bytes, no regular file, or
// open to others than its owner and group (the group, because systemd's credentials are readable through it).
base::Result<std::string> passwordNow(const std::string &configured, const std::string &file);

} // namespace qcat::secrets
