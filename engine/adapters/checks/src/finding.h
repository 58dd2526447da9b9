#pragma once

#include <qcat/ops_ports/found.h>

namespace qcat::checks
{

using ops::bytesText;
using ops::percentText;

inline domain::Finding finding(std::string_view code, domain::Health health, std::string text,
                               std::vector<base::Error::Arg> args)
{
    return ops::found(code, health, std::move(text), std::move(args));
}

} // namespace qcat::checks
