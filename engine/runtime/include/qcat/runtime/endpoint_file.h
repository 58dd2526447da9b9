#pragma once

#include <qcat/base/result.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace qcat::runtime
{

// Says where the engine of a data folder answers, so that who finds the folder taken can look at its owner. Written when the API
// listens, removed when the engine stopped in order. A crash leaves it behind: believe it only while the folder's lock is held.
base::Status writeEndpoint(const std::filesystem::path &folder, const std::string &host, std::uint16_t port);
void removeEndpoint(const std::filesystem::path &folder);
// The URL for a program on this machine. Errors: "file.failed", "endpoint.invalid".
base::Result<std::string> readEndpoint(const std::filesystem::path &folder);

} // namespace qcat::runtime
