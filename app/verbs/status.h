#pragma once

#include <qcat/api/snapshot.h>

#include <string>
#include <vector>

namespace qcat::app
{

// What an operator needs first: may it trade and why, what is at stake, what is broken, where records wait. Ages count to `now`.
std::string statusText(const api::Snapshot &snapshot, base::SteadyTime now);
// The same as one JSON object; money as text.
std::string statusJson(const api::Snapshot &snapshot, base::SteadyTime now);

// Parts of it.
std::string exposureText(const domain::Exposure &exposure, base::SteadyTime now);
std::string incidentsText(const std::vector<domain::Incident> &incidents);

// qcat status. Needs a QCoreApplication.
int runStatus(const std::vector<std::string> &arguments);

} // namespace qcat::app
