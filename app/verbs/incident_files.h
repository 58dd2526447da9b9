#pragma once

#include "remote_engine.h"

#include <string>

namespace qcat::app
{

// The file at `path` is put to the incident; prints its hash.
int attachFile(RemoteEngine &engine, const domain::IncidentId &incident, const QString &path);
// Writes a file of the incident, named as it was attached, to --output or under its name here; an existing one is not written over.
int fetchFile(RemoteEngine &engine, const domain::Incident &incident, const std::string &name, const QCommandLineParser &parser);

} // namespace qcat::app
