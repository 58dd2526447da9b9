#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat incident list | show | ack | note | resolve | close | export. Needs a QGuiApplication (the PDF's fonts).
int runIncident(const std::vector<std::string> &arguments);

} // namespace qcat::app
