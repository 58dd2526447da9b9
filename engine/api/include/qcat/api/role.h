#pragma once

#include <qcat/api/command.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace qcat::api
{

// What the bearer of a token may do; each may do what the ones before it may.
enum class Role : std::uint8_t {
    Viewer,   // looks
    Operator, // works on incidents and runbooks, takes risk away
    Approver, // approves what needs a second person
    Admin     // lets risk back in, and speaks for others: the console and the command line of this machine
};
inline constexpr std::array<std::string_view, 4> kRoleNames = {"viewer", "operator", "approver", "admin"};

inline std::optional<Role> roleNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kRoleNames.size(); ++i)
        if (kRoleNames[i] == name)
            return Role(i);
    return std::nullopt;
}

inline Role neededFor(const CommandBody &body)
{
    if (std::holds_alternative<ApproveSilence>(body) || std::holds_alternative<ApproveStep>(body))
        return Role::Approver;
    if (std::holds_alternative<Resume>(body) || std::holds_alternative<LiftSharedHalt>(body) ||
        std::holds_alternative<EnableStrategy>(body) || std::holds_alternative<BreakLicence>(body))
        return Role::Admin;
    return Role::Operator;
}

} // namespace qcat::api
