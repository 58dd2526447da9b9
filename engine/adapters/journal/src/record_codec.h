#pragma once

#include <qcat/trading_ports/journal.h>

#include <string>
#include <string_view>

namespace qcat::journal
{

// Appends the payload of a record to `into`.
void encodeRecord(std::uint64_t sequence, std::uint64_t sourcePosition, const trading::KernelInput &input,
                  std::string &into);
void encodeRecord(std::uint64_t sequence, std::uint64_t sourcePosition, const trading::OrderIntent &intent,
                  std::string &into);
// False where the bytes are not exactly one record of this version.
bool decodeRecord(std::string_view payload, trading::JournalRecord &into);

} // namespace qcat::journal
