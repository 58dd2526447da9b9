#include "rotation.h"

#include <qcat/runtime/small_file.h>
#include <qcat/secrets/password_file.h>
#include <qcat/secrets/random_secret.h>

#include <fmt/format.h>

namespace qcat::app::rotation
{

namespace fs = std::filesystem;

namespace
{

base::Status moveInto(const fs::path &file, const fs::path &next)
{
    if (const auto moved = runtime::takePlaceOf(file, next); !moved)
        return base::Error{
            "rotation.file",
            fmt::format(
                "{} cannot take the place of {}: {}; the password that the server takes now stands in the first",
                next.string(), file.string(), moved.error().message)};
    return {};
}

base::Status retire(const PasswordDoor &door, const std::string &next, const std::string &former)
{
    return door.retire && next != former ? door.retire(next, former) : base::Status();
}

} // namespace

base::Result<Outcome> rotatePassword(const fs::path &file, const PasswordDoor &door)
{
    const fs::path nextFile = file.string() + ".next";
    const auto present = secrets::passwordNow({}, file.string());
    if (!present)
        return present.error();
    if (const auto begun = secrets::passwordNow({}, nextFile.string()); begun && door.login(*begun)) {
        if (auto moved = moveInto(file, nextFile); !moved)
            return moved.error();
        if (auto retired = retire(door, *begun, *present); !retired)
            return retired.error();
        return Outcome::Finished;
    }
    if (const auto taken = door.login(*present); !taken)
        return base::Error{"rotation.present",
                           fmt::format("the present password of {} is not taken: {}; nothing was changed",
                                       file.string(), taken.error().message)};
    const auto made = secrets::randomSecret();
    if (!made)
        return made.error();
    const auto &next = *made;
    if (auto written = runtime::writeSmallFile(nextFile, next + '\n'); !written)
        return written.error();
    if (const auto changed = door.change(*present, next);
        !changed && !door.login(next)) { // an answer that was lost is no refusal
        std::error_code ignored;
        fs::remove(nextFile, ignored);
        return base::Error{"rotation.refused", changed.error().message + "; nothing was changed"};
    }
    if (auto moved = moveInto(file, nextFile); !moved)
        return moved.error();
    if (const auto taken = door.login(next); !taken)
        return base::Error{"rotation.unproven",
                           fmt::format("the password was changed and stands in {}, and the server does not take it: {}",
                                       file.string(), taken.error().message)};
    if (auto retired = retire(door, next, *present); !retired)
        return retired.error();
    return Outcome::Rotated;
}

} // namespace qcat::app::rotation
