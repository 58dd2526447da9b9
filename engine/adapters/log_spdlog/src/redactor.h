#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qcat::log_spdlog
{

// Blackens what must not be kept: the secrets it is told, values that follow a telling name ("password=…", "token: …",
// "Authorization: Bearer …"), and user:password in addresses.
class Redactor
{
public:
    explicit Redactor(std::vector<std::string> secrets);
    std::string operator()(std::string_view text) const;

private:
    std::vector<std::string> m_secrets;
};

} // namespace qcat::log_spdlog
