#pragma once

#include <qcat/trading_ports/journal.h>

#include <string>
#include <string_view>

namespace qcat::journal
{

// Appends the payload of a segment's header to `into`.
void encodeHeader(const trading::JournalHeader &header, std::string &into);
// False where the bytes are not exactly one header of this version.
bool decodeHeader(std::string_view payload, trading::JournalHeader &into);

} // namespace qcat::journal
