#pragma once

#include <qcat/domain/config.h>
#include <qcat/ops_ports/time_zones.h>

#include <string>
#include <vector>

namespace qcat::people
{

// One thing that is wrong with the section "alerting": where, and a sentence that says what is and what would be right.
struct AlertingMistake {
    std::string path; // "alerting.contacts[0].email"
    std::string text;
    std::vector<std::string> needs = {}; // other values and lists that this takes for granted: "alerting.contacts", "alerting.channels[0].kind"
};

// Everything that no single key can say. With live money beside that: an escalation for every severity, contacts that are no
// placeholders, and no hour of the coming five weeks that nobody owns.
std::vector<AlertingMistake> alertingMistakes(const domain::AlertingConfig &config, domain::Environment environment,
                                              const ops::TimeZones &zones, base::WallTime now);

} // namespace qcat::people
