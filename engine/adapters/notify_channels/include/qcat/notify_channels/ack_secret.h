#pragma once

#include <cstddef>
#include <string>

// The words by which people acknowledge: made here, kept as fingerprints only.
namespace qcat::notify_channels
{

// Letters and digits only: a chat that makes a link of it may end it at anything else. From the system's source of secrets.
std::string randomWord(std::size_t letters);
// SHA-256, in hex.
std::string fingerprintOf(const std::string &word);

} // namespace qcat::notify_channels
