#pragma once

#include <qcat/base/result.h>

#include <filesystem>
#include <functional>
#include <string>

namespace qcat::app::rotation
{

// A server whose password for our role can be changed by that role itself.
struct PasswordDoor {
    std::function<base::Status(const std::string &password)> login;
    // Logged in with the first; from then on the server takes the second.
    std::function<base::Status(const std::string &present, const std::string &next)> change;
    // Once the second is in use: the first is taken no more. Empty: the change did that.
    std::function<base::Status(const std::string &next, const std::string &former)> retire = {};
};

enum class Outcome : std::uint8_t { Rotated, Finished /* what an earlier rotation had begun */ };

// Gives the server a new random password and puts it into `file`. At every moment the server takes what stands in
// `file` or in FILE.next: whoever reads the file at each login goes on, and a rotation that was interrupted is finished
// by the next one. Where the server refuses, everything is as it was.
base::Result<Outcome> rotatePassword(const std::filesystem::path &file, const PasswordDoor &door);

} // namespace qcat::app::rotation
