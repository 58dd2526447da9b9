#pragma once

#include "../options.h"

#include <string>

namespace qcat::app
{

// `qcat config set KEY VALUE`, `history`, `rollback ID`: the file is changed as a whole, after the new content was found sound and its hash
// was given back by whoever read the difference; what it held before is kept. The change is approved with it and counts from the next
// reload.
struct ConfigChangeAsked
{
    RunOptions options;
    bool json = false;
    std::string confirm; // begin of the new content's hash; empty: the difference is shown and nothing done
};
int setConfigValue(const ConfigChangeAsked &asked, const std::string &key, const std::string &value);
int showConfigHistory(const ConfigChangeAsked &asked);
int rollBackConfig(const ConfigChangeAsked &asked, const std::string &id);

} // namespace qcat::app
