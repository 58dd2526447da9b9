#pragma once

#include <qcat/domain/config.h>

#include <string>

namespace qcat::app
{

// Takes the new content of a secret from standard input, one line, and puts it into its file, mode 0600, as a whole. The exit code.
int setSecret(const domain::Config &config, const std::string &name);
// Whether what stands there is taken by whom it is for; where that cannot be asked, whether it can be read. The exit code.
int testSecret(const domain::Config &config, const std::string &name);

} // namespace qcat::app
