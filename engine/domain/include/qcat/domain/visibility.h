#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>

#include <cstdint>
#include <optional>
#include <utility>

namespace qcat::domain
{

// Whether a part of a server's inside could be seen at the last look. What may not be seen is never shown as zero.
enum class Visibility : std::uint8_t {
    NotAskedYet, // nobody looked: no figures
    Shown,       // the figures are those of `at`
    Partial,     // so they are, as far as the role may see: absent optionals are what it may not; `why` names the right
    Hidden,      // the role may not see it; `why` names the missing right and how it is given
    Unsupported, // this server, by its version or for want of an extension, has no such thing
    Failed,      // asked, no answer; `why` is the error, the figures are the last known ones of `at`
};

// One part of a diagnostics page with its own age. `at` is when `data` was true, not when we asked last: it stays
// where it was while the section cannot be read, so that the age grows.
template <typename T>
struct Section {
    Visibility visibility = Visibility::NotAskedYet;
    Finding why; // of all but Shown
    std::optional<base::SteadyTime> at; // empty: there are no figures
    T data = {};

    bool hasData() const { return at.has_value(); }
    void show(T fresh, base::SteadyTime now)
    {
        *this = {Visibility::Shown, {}, now, std::move(fresh)};
    }
    void showPartly(T fresh, Finding missing, base::SteadyTime now)
    {
        *this = {Visibility::Partial, std::move(missing), now, std::move(fresh)};
    }
    // Old figures of a part that may no longer be seen are forgotten.
    void hide(Finding missing)
    {
        *this = {Visibility::Hidden, std::move(missing), {}, {}};
    }
    void unsupported(Finding reason)
    {
        *this = {Visibility::Unsupported, std::move(reason), {}, {}};
    }
    void fail(Finding error)
    {
        visibility = Visibility::Failed;
        why = std::move(error);
    }
    bool operator==(const Section &) const = default;
};

} // namespace qcat::domain
