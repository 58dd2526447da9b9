#pragma once

#include <qcat/desk/incident_desk.h>
#include <qcat/domain/exposure.h>
#include <qcat/domain/health.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::ops
{

// The exposure as a finding in the words of `code`: orders, conditionals, positions, gross.
domain::Finding exposureFinding(std::string_view code, const domain::Exposure &exposure);

// One line for each position.
std::string legsText(const domain::Exposure &exposure);

// What a mutating step demands of the exposure: known, fresh, and said if the fate of an order is not known.
std::vector<domain::Finding> exposurePreconditions(const domain::Exposure &exposure, base::SteadyTime now,
                                                   base::Duration maxAge);

// What of the exposure moved further than the tolerance allows, in words; empty: the plan that was made with `planned`
// still holds.
std::optional<std::string> materialChange(const domain::Exposure &planned, const domain::Exposure &now,
                                          const ExposureTolerance &tolerance);

} // namespace qcat::ops
