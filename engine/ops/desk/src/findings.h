#pragma once

#include <qcat/domain/health.h>

#include <string>
#include <string_view>
#include <vector>

namespace qcat::ops
{

inline domain::Finding finding(std::string_view code, std::string text, std::vector<base::Error::Arg> args = {},
                               domain::Health health = domain::Health::Ok)
{
    return {std::string(code), std::move(text), std::move(args), health};
}

inline base::Error refusal(std::string_view code, std::string message, std::vector<base::Error::Arg> args = {})
{
    return {std::string(code), std::move(message), std::move(args)};
}

} // namespace qcat::ops
