#pragma once

#include <qcat/domain/alerting_config.h>

#include <string>
#include <vector>

namespace qcat::qguard
{

// Whom a P0 reaches by this configuration: every step of the chain at once, for whoever comes later in it is called by qcat, and there is
// none.
struct Recipients
{
    std::vector<std::string> contacts;
    std::vector<std::string> channels; // that are told as such
    bool isNobody() const { return contacts.empty() && channels.empty(); }
};
Recipients recipientsNow(const domain::AlertingConfig &config);
// "alice, bob, the channel desk"; "nobody".
std::string namesOf(const Recipients &recipients);

} // namespace qcat::qguard
